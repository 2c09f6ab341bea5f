"""The way of a PDF that anyone made: read, held against a shop's rules, reported."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from printables.contained import GaveUpError, contained
from printables.errors import ExitCode, UsageError
from printables.files import write_whole
from printables.model.rules import Rules
from printables.reporting import Inspected, as_html, as_json, inspected
from printables.source import rules_of

EDITION = "press"
"""What a PDF is held to unless it is said: most that are looked at are to be printed."""
WRITERS = (".json", ".html")
PATIENCE = 300.0
"""Seconds for one file: a book of a hundred pages takes less."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which PDFs to look at, for which edition and shop, and which reports to write."""

    files: tuple[Path, ...]
    edition: str
    printer: str
    card: bool
    reports: tuple[Path, ...]


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What was found in one file, or why it could not be read."""

    file: Path
    found: Inspected | None = None
    error: UsageError | None = None

    @property
    def exit_code(self) -> ExitCode:
        if self.found is None:
            return ExitCode.USAGE
        return ExitCode.OK if self.found.file.passed else ExitCode.PREFLIGHT


def preflight(root: Path, asked: Asked) -> Iterator[Looked]:
    """Look at each PDF in turn; one that cannot be read stops no other.

    Raises:
        UsageError: no such edition or printer, or a report of a kind that is not written.
        ContentError: the file of the edition or of the printer is wrong.
    """
    for report in asked.reports:
        if report.suffix.lower() not in WRITERS:
            raise UsageError(f"{report}: a report is written as .json or .html, name it so.")
    rules = rules_of(root, asked.edition, asked.printer, card=asked.card)
    shown = any(report.suffix.lower() == ".html" for report in asked.reports)
    for file in asked.files:
        yield look(file, rules, shown=shown)


def look(file: Path, rules: Rules, *, shown: bool, seconds: float = PATIENCE) -> Looked:
    """Inspect a file that may be broken or hostile: not in this process, and not for ever."""
    try:
        pdf = file.read_bytes()
    except OSError as trouble:
        reason = "there is no such file" if not file.exists() else trouble.strerror
        return Looked(file=file, error=UsageError(f"{file}: {reason}."))
    try:
        return Looked(file=file, found=contained(seconds, found_in, file.name, pdf, rules, shown))
    except GaveUpError as trouble:
        from printables.preflight import unreadable  # noqa: PLC0415 - as below

        report = unreadable(f"it cannot be inspected: it {trouble}")
        found = inspected(file.name, pdf, report, rules, shown=False)
        return Looked(file=file, found=found)


def found_in(name: str, pdf: bytes, rules: Rules, shown: bool) -> Inspected:  # noqa: FBT001
    # Imported here: the other commands must not pay for it.
    from printables.preflight import inspect_supplied  # noqa: PLC0415

    return inspected(name, pdf, inspect_supplied(pdf, rules), rules, shown=shown)


def write_reports(root: Path, asked: Asked, every: Sequence[Looked]) -> None:
    """Write the reports that are asked for, each in one step."""
    found = [one.found for one in every if one.found]
    for target in asked.reports:
        html = target.suffix.lower() == ".html"
        text = as_html(found, root / "templates") if html else as_json(found)
        write_whole(target, text.encode())
