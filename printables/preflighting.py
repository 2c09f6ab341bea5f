"""The way of a PDF that anyone made: read, held against a shop's rules, reported."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from printables.errors import ExitCode, UsageError
from printables.model.rules import Rules
from printables.reporting import Inspected, as_html, as_json, inspected
from printables.source import rules_of

EDITION = "press"
"""What a PDF is held to unless it is said: most that are looked at are to be printed."""
WRITERS = (".json", ".html")


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
    for file in asked.files:
        yield look(file, rules)


def look(file: Path, rules: Rules) -> Looked:
    from printables.preflight import inspect_supplied  # noqa: PLC0415 - only when there is a file

    try:
        pdf = file.read_bytes()
    except OSError as trouble:
        reason = "there is no such file" if not file.exists() else trouble.strerror
        return Looked(file=file, error=UsageError(f"{file}: {reason}."))
    return Looked(file=file, found=inspected(file.name, pdf, inspect_supplied(pdf, rules), rules))


def write_reports(root: Path, asked: Asked, every: Sequence[Looked]) -> None:
    """Write the reports that are asked for, each in one step."""
    found = [one.found for one in every if one.found]
    for target in asked.reports:
        html = target.suffix.lower() == ".html"
        text = as_html(found, root / "templates") if html else as_json(found)
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_name(f"{target.name}.part")
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(target)
