"""What stands in `output/partners/`: a manifest, and beside it a journal while a run is on.

The journal gets a line as soon as a piece is finished, so that a kill, or a power cut, loses no
more than what was in work. The manifest is written at the end and depends on nothing but what was
made: not on the order of the work, the number of processes, or interruptions.
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

from printables.batch.record import Record, record_from
from printables.errors import ExitCode, UsageError
from printables.files import sweep, write_whole
from printables.manifest import LIBRARIES, digest_of, digest_of_file

FOLDER = "partners"
SHEETS, JOB_FILES = "contact_sheets", "job_files"
MANIFEST, SUMMARY, JOURNAL, LOCK = "manifest.json", "summary.csv", "journal.jsonl", ".lock"
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
    """The records of a batch's folder, old and new."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.folder = output / FOLDER
        self.journal = self.folder / JOURNAL
        self.records = dict(self.recorded())
        self.sheets = dict(self.recorded_files(SHEETS))
        self.job_files = dict(self.recorded_files(JOB_FILES))

    @property
    def unsettled(self) -> bool:
        """Tell whether an interrupted run has left a journal, or nothing was ever written."""
        return self.journal.exists() or not (self.folder / MANIFEST).exists()

    def recorded(self) -> Iterator[tuple[str, Record]]:
        """Give what the manifest holds, then what the journal of an interrupted run adds."""
        for written in (*self.from_manifest("files"), *self.from_journal()):
            try:
                record = record_from(written)
            except (KeyError, TypeError):  # written by another version: it is made again
                continue
            yield record.path, record

    def recorded_files(self, section: str) -> Iterator[tuple[str, MadeOf]]:
        """Give what was made of the pieces: contact sheets, or job files with their lists."""
        for written in self.from_manifest(section):
            if isinstance(written, dict) and written.keys() >= {"path", "inputs", "sha256"}:
                yield written["path"], (written["inputs"], written["sha256"])

    def from_manifest(self, section: str) -> list[object]:
        try:
            return list(json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))[section])
        except (OSError, ValueError, KeyError, TypeError):
            return []

    def from_journal(self) -> Iterator[object]:
        try:
            lines = self.journal.read_bytes().split(b"\n")
        except OSError:
            return
        for line in lines:
            try:
                yield json.loads(line)
            except ValueError:  # the line in work when the run was killed
                continue

    def stands(self, path: str, inputs: str) -> Record | None:
        """Give the record of a piece that was made of these inputs, if it still holds.

        A delivered file must be there, byte for byte. What failed fails again, unless the fault
        was ours or the machine's, or something was to be installed.
        """
        record = self.records.get(path)
        again = {ExitCode.BUG, ExitCode.SETUP}
        if record is None or record.inputs != inputs or record.exit_code in again:
            return None
        if not record.delivered:
            return record
        try:
            content = (self.output / path).read_bytes()
        except OSError:
            return None
        return record if digest_of(content) == record.sha256 else None

    def still(self, recorded: Mapping[str, MadeOf], path: str, inputs: str) -> bool:
        """Tell whether a file is there as it was made of these inputs."""
        try:
            return recorded.get(path) == (inputs, digest_of_file(self.output / path))
        except OSError:
            return False

    def add(self, records: Iterable[Record]) -> None:
        """Record finished pieces, in the journal first."""
        several = list(records)
        with self.journal.open("ab") as journal:
            journal.write(b"".join(f"\n{one.line()}\n".encode() for one in several))
        self.records |= {one.path: one for one in several}

    def drop(self, paths: Iterable[str]) -> None:
        for path in paths:
            self.records.pop(path, None)

    def close(self) -> None:
        """Write the manifest and the summary; then the journal has done its work."""
        files = [self.records[path] for path in sorted(self.records)]
        versions = {name: version(name) for name in LIBRARIES}
        lines = ",\n".join(f"  {one.line()}" for one in files)
        others = "".join(
            f' "{section}": {json.dumps(told(recorded))},\n'
            for section, recorded in ((SHEETS, self.sheets), (JOB_FILES, self.job_files))
        )
        text = f'{{\n "versions": {json.dumps(versions)},\n{others} "files": [\n{lines}\n ]\n}}\n'
        write_whole(self.folder / MANIFEST, text.encode())
        write_whole(self.folder / SUMMARY, summary(files).encode("utf-8-sig"))
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
    with (folder / LOCK).open("w") as lock:
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
