"""One run over all partners: what is up to date stays, the rest is made, what is unasked goes."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path

from printables import manifest
from printables.batch.asked import Asked
from printables.batch.crew import Crew
from printables.batch.hiring import hiring_at
from printables.batch.job_files import JobFileTold, job_files, outdated
from printables.batch.ledger import Ledger, locked
from printables.batch.making import Piece
from printables.batch.preparing import missing
from printables.batch.record import Record, failed_record
from printables.batch.sheets import contact_sheets
from printables.batch.stock import stock_of, store_at
from printables.batch.working import worked
from printables.errors import ExitCode, Problem, UsageError
from printables.model.content import Partner
from printables.model.job import Job
from printables.pipeline import setting
from printables.source import Batch, Selection, YamlFile, for_partner, load_batch

WORDS = ("name", "tagline", "address", "phone", "url")
KILLED = "the process that made it was killed each time (is memory short?)"


class Watcher:
    """Hears how a batch goes."""

    def begun(self, to_make: int, up_to_date: int) -> None:
        pass

    def prepared(self, pieces: int, of: int) -> None:
        pass

    def told(self, record: Record) -> None:
        pass


QUIET = Watcher()


@dataclass(kw_only=True)
class Done:
    """What a run did: records made now and found standing, what was withdrawn, what is wrong.

    `outdated` are job files that were taken away and not made again; `files` are what partners are
    written in; `place` is where the paths of records begin.
    """

    made: list[Record] = field(default_factory=list)
    standing: list[Record] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    job_files: list[JobFileTold] = field(default_factory=list)
    outdated: list[str] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    partners: int = 0
    files: Mapping[str, YamlFile] = field(default_factory=dict)
    place: str = "output"

    def told(self, record: Record) -> str:
        """Say why a piece was not delivered, with the place of what its partner must change."""
        said = f"{record.path}: {record.reason}"
        if record.partner not in self.files:
            return said
        loc = next(((one,) for one in WORDS if f"partner's {one}:" in record.reason), ())
        return str(self.files[record.partner].problem(loc, said))

    @property
    def changed(self) -> bool:
        return bool(self.made or self.withdrawn or any(one.made for one in self.job_files))

    @property
    def exit_code(self) -> ExitCode:
        """The first class of error; a piece that failed before, unchanged, still counts."""
        codes = {one.exit_code for one in (*self.made, *self.standing)} - {int(ExitCode.OK)}
        if self.problems:
            codes.add(int(ExitCode.CONTENT))
        if any(one.wrong for one in self.job_files):
            codes.add(int(ExitCode.BUG))
        return ExitCode(min(codes, default=0))


def build_partners(root: Path, asked: Asked, watcher: Watcher = QUIET) -> Done:
    """Make every piece that is asked for and not up to date.

    Raises:
        UsageError: there is no such partner, nothing fits, or another run is at work.
        SetupError: workers or store cannot be reached.
    """
    if asked.collate and asked.partners:
        raise UsageError("a job file holds every partner: leave --partner out.")
    hiring, shared = hiring_at(asked.executor, asked.processes), store_at(asked.store)
    batch, output = load_batch(root, asked.selection, asked.partners), root / "output"
    with locked(output), shared.opened() if shared else nullcontext():
        few = bool(asked.partners)
        ledger = Ledger(output, stock_of(output, shared, few=few, verify=asked.verify))
        order = Order(batch, ledger)
        hire = partial(hiring, order.bases, output, shared)
        done = Done(
            standing=order.standing,
            problems=batch.problems,
            notes=batch.notes,
            partners=len(batch.partners),
            files=batch.files,
            place=shared.name if shared else "output",
        )
        watcher.begun(order.count, len(order.standing))
        done.withdrawn = withdrawn(batch, ledger, order, unasked(asked))
        gone = outdated(ledger, (*order.due, *done.withdrawn))
        for record in carried_out(order, hire, ledger, watcher):
            done.made.append(record)
            watcher.told(record)
        if asked.collate:
            done.job_files = list(job_files(batch, ledger, asked.workers))
        done.outdated = [path for path in gone if path not in ledger.job_files]
        if done.changed or gone or ledger.unsettled or (asked.sheets and ledger.lacks_sheets):
            close(ledger, order, asked)
    return done


class Order:
    """What a batch asks for: paths, pieces to make, and records that still hold."""

    def __init__(self, batch: Batch, ledger: Ledger) -> None:
        self.inputs, self.ledger = manifest.Inputs(), ledger
        self.bases = {key(base): base for jobs in batch.bases.values() for base in jobs}
        self.paths: set[str] = set()
        self.standing: list[Record] = []
        self.pieces = [piece for one in batch.partners for piece in self.pieces_of(one, batch)]
        self.count = sum(len(piece.bases) for piece in self.pieces)

    @property
    def due(self) -> Iterator[str]:
        """Give the paths of all that is to be made."""
        for piece in self.pieces:
            for base in piece.bases:
                yield for_partner(self.bases[base], piece.partner).name.path.as_posix()

    def pieces_of(self, partner: Partner, batch: Batch) -> Iterator[Piece]:
        """Give the pieces to make, each with the editions that are set at once."""
        wanted = [base for base in batch.bases_of(partner) if self.is_due(base, partner)]
        for _, together in groupby(sorted(wanted, key=setting), key=setting):
            editions = tuple(together)
            yield Piece(
                partner=partner,
                bases=tuple(key(base) for base in editions),
                inputs=tuple(self.digest(base, partner) for base in editions),
            )

    def is_due(self, base: Job, partner: Partner) -> bool:
        path = for_partner(base, partner).name.path.as_posix()
        self.paths.add(path)
        standing = self.ledger.stands(path, self.digest(base, partner))
        if standing:
            self.standing.append(standing)
        return standing is None

    def wanted(self) -> list[Job]:
        """Give the pack's jobs of which a partner's piece is to be made."""
        return [self.bases[base] for base in sorted({b for one in self.pieces for b in one.bases})]

    def digest(self, base: Job, partner: Partner) -> str:
        return self.inputs.digest(for_partner(base, partner))


def key(base: Job) -> str:
    return base.name.path.as_posix()


def carried_out(
    order: Order, hire: Callable[[], Crew], ledger: Ledger, watcher: Watcher
) -> Iterator[Record]:
    """Have the pieces made, and record each parcel as it comes back."""
    if not order.pieces:
        return
    crew = hire()
    ledger.begin(order.due)
    try:
        lacking = missing(order.wanted())
        for count, _ in enumerate(crew.prepare(lacking), start=1):
            watcher.prepared(count, len(lacking))
        for parcel, records in worked(order.pieces, crew):
            told = lost(parcel, order, ledger) if records is None else records
            ledger.add(told)
            yield from told
    finally:
        crew.dismiss()


def lost(parcel: tuple[Piece, ...], order: Order, ledger: Ledger) -> list[Record]:
    """Record pieces that nobody could make, and take away what stood for them."""
    records = [
        failed_record(for_partner(order.bases[base], piece.partner), inputs, KILLED)
        for piece in parcel
        for base, inputs in zip(piece.bases, piece.inputs, strict=True)
    ]
    for record in records:
        ledger.storage.remove(record.path)
    return records


def close(ledger: Ledger, order: Order, asked: Asked) -> None:
    """Write down what now stands, with contact sheets of it if they are asked for."""
    if asked.sheets:
        contact_sheets(ledger, order.bases, asked.workers)
    else:
        ledger.drop_sheets()
    ledger.close()


def unasked(asked: Asked) -> Callable[[Record], bool]:
    """Tell which pieces a run looks at in full: without a narrower choice, all of its partners'."""
    everything, chosen = asked.selection == Selection(), asked.partners
    return lambda record: everything and (not chosen or record.partner in chosen)


def withdrawn(
    batch: Batch, ledger: Ledger, order: Order, unasked: Callable[[Record], bool]
) -> list[str]:
    """Take away what must not stand: refused now, or no longer asked for by anybody."""
    unmade = {(one.language, one.material, one.format, one.profile) for one in batch.unmade}
    gone = []
    for path, record in ledger.records.items():
        piece = (record.language, record.material, record.format, record.profile)
        refused = record.partner in batch.refused or piece in unmade
        if path not in order.paths and (refused or unasked(record)):
            gone.append(path)
    for path in gone:
        ledger.withdraw(path)
    return gone
