"""What one print shop prints of one piece: every partner's share in it, in order, and the list."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from printables.batch.ledger import Ledger, harmless
from printables.batch.record import Record
from printables.manifest import digest_of, program_digest
from printables.model.content import Partner
from printables.model.job import Job, JobName
from printables.model.profile import Imposition
from printables.model.selection import STRICT
from printables.source import Batch, for_partner

JOBS = "jobs"
COLUMNS = ("from page", "to page", "partner", "name", "quantity", "file", "sha256", "why not")


@dataclass(frozen=True, kw_only=True)
class Share:
    """What a partner has in a run: the piece that was made, or why there is none."""

    partner: Partner
    record: Record


@dataclass(frozen=True, kw_only=True)
class PrintRun:
    """All partners' pieces of one kind that go to one print shop."""

    base: Job
    shares: tuple[Share, ...]

    @property
    def path(self) -> str:
        """Give where its job file stands below `output/`: under the name of the pack's own PDF."""
        name = self.base.name
        return Path(
            name.pack, JOBS, name.printer or STRICT, name.language, name.path.name
        ).as_posix()

    @property
    def list_path(self) -> str:
        return Path(self.path).with_suffix(".csv").as_posix()

    @cached_property
    def printed(self) -> tuple[Share, ...]:
        return tuple(one for one in self.shares if one.record.delivered)

    @property
    def pages(self) -> int:
        return sum(one.record.pages for one in self.printed)

    @cached_property
    def inputs(self) -> str:
        """Give a digest of all that goes into the file and its list."""
        told = "".join(f"{one.record.line()}{one.partner!r}" for one in self.shares)
        return digest_of(f"{program_digest()}{self.path}{told}".encode())

    def job(self, share: Share) -> Job:
        return for_partner(self.base, share.partner)

    def quantity(self, share: Share) -> int | None:
        return share.partner.orders(self.base.name.material)


def print_runs(batch: Batch, ledger: Ledger) -> Iterator[PrintRun]:
    """Sort the partners' press pieces by kind and print shop; each has a record by now."""
    shares: dict[JobName, list[Share]] = defaultdict(list)
    for partner in batch.partners:
        for base in batch.bases_of(partner):
            record = ledger.records.get(for_partner(base, partner).name.path.as_posix())
            if record and base.profile.imposition is Imposition.FLAT:
                shares[base.name].append(Share(partner=partner, record=record))
    bases = {base.name: base for several in batch.bases.values() for base in several}
    for name in sorted(shares, key=str):
        yield PrintRun(base=bases[name], shares=tuple(shares[name]))


def job_list(run: PrintRun) -> str:
    """Write whose pages are which, for a spreadsheet program; who has none comes last."""
    written, page = io.StringIO(), 1
    table = csv.writer(written)
    table.writerow(COLUMNS)
    for share in sorted(run.shares, key=lambda one: not one.record.delivered):
        record, quantity = share.record, run.quantity(share) or ""
        last = page + record.pages - 1
        pages = (page, last) if record.delivered else ("", "")
        file = record.path if record.delivered else ""
        row = (*pages, record.partner, record.name, quantity, file, record.sha256, record.reason)
        table.writerow([harmless(str(value)) for value in row])
        page += record.pages
    return written.getvalue()
