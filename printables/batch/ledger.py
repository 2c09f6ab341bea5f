"""What is known of a batch: a manifest in `output/partners/`, and a journal while a run is on.

The journal gets a line as soon as a piece is finished, so that a kill, or a power cut, loses no
more than what was in work. The manifest is written at the end and depends on nothing but what was
made: not on the order of the work, the number of processes, or interruptions, nor on where PDFs
stand. Shared storage gets a copy of it.
"""

import csv
import fcntl
import io
import json
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from printables.batch.record import Record, records_in
from printables.batch.stock import Stock
from printables.batch.written import (
    FOLDER,
    JOURNAL,
    LOCK,
    MANIFEST,
    SUMMARY,
    lines_of,
    section_of,
)
from printables.delivering import failed_beside, report_beside
from printables.errors import ExitCode, UsageError
from printables.files import Folder, Storage, sweep
from printables.manifest import LIBRARIES, digest_of, digest_of_file

SHEETS, JOB_FILES = "contact_sheets", "job_files"
COLUMNS = (
    "partner", "name", "language", "material", "format", "edition of the pdf", "printer", "result",
    "pages", "bytes", "file", "why not", "look at",
)  # fmt: skip
PATIENCE = 5.0
"""Seconds: workers of a run that was just killed hold its lock until they notice."""

MadeOf = tuple[str, str]
"""Digests of what a file was made of, and of the file."""

DANGEROUS = ("=", "+", "-", "@", "\t")


class Ledger:
    """The records of a batch, old and new. Its PDFs stand in `stock`, all else below `output`."""

    def __init__(self, output: Path, stock: Stock) -> None:
        self.output, self.stock = output, stock
        self.journal = output / JOURNAL
        self.records = dict(self.recorded())
        self.sheets = dict(self.recorded_files(SHEETS))
        self.job_files = dict(self.recorded_files(JOB_FILES))

    @property
    def storage(self) -> Storage:
        return self.stock.storage

    @property
    def places(self) -> Iterator[Storage]:
        """Give where something of a batch may stand: the storage, and this machine."""
        yield from dict.fromkeys((self.storage, Folder(self.output)))

    @property
    def unsettled(self) -> bool:
        """Tell whether an interrupted run has left a journal, or anything is missing."""
        books = [place.size(name) for place in self.places for name in (MANIFEST, SUMMARY)]
        sheets = [Folder(self.output).size(path) for path in self.sheets]
        return self.journal.exists() or None in (*books, *sheets)

    @property
    def lacks_sheets(self) -> bool:
        """Tell whether the last run was to make no contact sheets."""
        return bool(self.records) and not self.sheets

    def recorded(self) -> Iterator[tuple[str, Record]]:
        """Give what a store is known to hold, then the manifest, then what the journal adds."""
        yield from self.stock.known.items()
        for lines in (self.from_manifest("files"), lines_of(self.journal)):
            yield from ((record.path, record) for record in records_in(lines))

    def recorded_files(self, section: str) -> Iterator[tuple[str, MadeOf]]:
        """Give what was made of the pieces: contact sheets, or job files with their lists."""
        for written in self.from_manifest(section):
            if isinstance(written, dict) and written.keys() >= {"path", "inputs", "sha256"}:
                yield written["path"], (written["inputs"], written["sha256"])

    def from_manifest(self, section: str) -> list[object]:
        try:
            return section_of(Folder(self.output).get(MANIFEST), section)
        except OSError:
            return []

    def stands(self, path: str, inputs: str) -> Record | None:
        """Give the record of a piece that was made of these inputs, if it still holds.

        A delivered file must be there, byte for byte. What failed fails again, unless the fault
        was ours or the machine's, something was to be installed, or a file stands where none may.
        """
        record = self.records.get(path)
        again = {ExitCode.BUG, ExitCode.SETUP}
        if record is None or record.inputs != inputs or record.exit_code in again:
            return None
        if record.delivered:
            return record if self.stock.holds(record) else None
        return record if self.stock.sizes(path) is None else None

    def still(self, recorded: Mapping[str, MadeOf], path: str, inputs: str) -> bool:
        """Tell whether a file is there as it was made of these inputs."""
        try:
            return recorded.get(path) == (inputs, digest_of_file(self.output / path))
        except OSError:
            return False

    def add_sheet(self, path: str, inputs: str, pdf: bytes) -> None:
        Folder(self.output).put(path, pdf)
        self.sheets[path] = (inputs, digest_of(pdf))

    def drop_sheets(self) -> None:
        for path in self.sheets:
            Folder(self.output).remove(path)
        self.sheets.clear()

    def drop_sheet(self, path: str, inputs: str) -> None:
        """Take a contact sheet away, and remember that it is missing."""
        Folder(self.output).remove(path)
        self.sheets[path] = (inputs, "")

    def begin(self, paths: Iterable[str]) -> None:
        """Note which known files are replaced now: a kill may come before that is recorded."""
        begun = [path for path in paths if path in self.stock.known]
        if begun:
            self.write([json.dumps({"store": self.stock.name, "begun": begun})])

    def add(self, records: Iterable[Record]) -> None:
        """Record finished pieces, in the journal first."""
        several = list(records)
        where = {"store": self.stock.name} if self.stock.name else {}
        self.write(one.line(**where) for one in several)
        self.records |= {one.path: one for one in several}

    def write(self, lines: Iterable[str]) -> None:
        """Add to the journal; each line begins anew, after one that a kill cut short."""
        with self.journal.open("ab") as journal:
            journal.write(b"".join(f"\n{line}\n".encode() for line in lines))

    def withdraw(self, path: str) -> None:
        """Take a PDF away, or what shows why there is none."""
        for place in self.places:
            place.remove(path)
        for beside in (failed_beside(Path(path)), report_beside(Path(path))):
            Folder(self.output).remove(beside.as_posix())
        self.records.pop(path, None)

    def close(self) -> None:
        """Write the manifest and the summary everywhere; then the journal has done its work."""
        files = [self.records[path] for path in sorted(self.records)]
        versions = {name: version(name) for name in LIBRARIES}
        lines = ",\n".join(f"  {one.line()}" for one in files)
        others = "".join(
            f' "{section}": {json.dumps(told(recorded))},\n'
            for section, recorded in ((SHEETS, self.sheets), (JOB_FILES, self.job_files))
        )
        text = f'{{\n "versions": {json.dumps(versions)},\n{others} "files": [\n{lines}\n ]\n}}\n'
        for place in self.places:
            place.put(MANIFEST, text.encode())
            place.put(SUMMARY, summary(files).encode("utf-8-sig"))
        self.journal.unlink(missing_ok=True)


def told(recorded: Mapping[str, MadeOf]) -> list[dict[str, str]]:
    return [
        {"path": path, "inputs": inputs, "sha256": sha256}
        for path, (inputs, sha256) in sorted(recorded.items())
    ]


def summary(files: Iterable[Record]) -> str:
    """Write a row for each piece, for a spreadsheet program."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(COLUMNS)
    for one in files:
        row = (
            one.partner, one.name, one.language, one.material, one.format, one.profile,
            one.printer or "", "made" if one.delivered else "FAILED", one.pages or "",
            one.bytes or "", one.path if one.delivered else "", one.reason,
            "; ".join(one.warnings),
        )  # fmt: skip
        table.writerow([harmless(str(value)) for value in row])
    return written.getvalue()


def harmless(text: str) -> str:
    """Keep a spreadsheet program from running a partner's words as a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Let one run at a time write a batch's folder; clear away what a killed one left.

    Raises:
        UsageError: another run is at work.
    """
    folder = output / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with (output / LOCK).open("w") as lock:
        until = time.monotonic() + PATIENCE
        while not held(lock.fileno()):
            if time.monotonic() > until:
                raise UsageError("another run is making partners' pieces: wait until it is done.")
            time.sleep(0.1)
        sweep(folder)
        yield


def held(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
