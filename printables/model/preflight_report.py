"""The preflight report as it is handed out: `docs/preflight-report.schema.json` has every field.

Each finding carries all that a person needs: what, where, why it matters, who asks it, what to do.
"""

from enum import StrEnum

from printables.model.printer_rule import PrinterRule
from printables.model.record import Record
from printables.model.ticket import Area, Sha256

VERSION = 1


class Weight(StrEnum):
    """An error keeps the file from passing; a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Box(Record):
    """A place on a page, in points (1/72 in) from the bottom left corner of its MediaBox."""

    left: float
    bottom: float
    right: float
    top: float


class Spot(Record):
    """One thing that was found: on which page (from 1; none: the whole file) and where on it."""

    message: str
    page: int | None = None
    box: Box | None = None


class Issue(Record):
    """All that one check has to say with one weight; `more` counts spots that are left out."""

    check: str
    weight: Weight
    title: str
    why: str
    remedy: str
    rules: tuple[PrinterRule, ...] = ()
    spots: tuple[Spot, ...]
    more: int = 0


class InspectedFile(Record):
    """One PDF: what it is, whether it passed, and every issue, worst first.

    `checked`: the ids of the checks that were made. `trim`: of the first page. `published`: the
    shop's rules are what was read on its pages, the shop itself did not confirm them.
    """

    file: str
    bytes: int
    sha256: Sha256
    passed: bool
    pages: int
    trim: Area
    edition: str
    printer: str | None
    published: bool
    checked: tuple[str, ...]
    issues: tuple[Issue, ...]

    def count(self, weight: Weight) -> int:
        """Count the spots of all issues of a weight."""
        return sum(len(one.spots) + one.more for one in self.issues if one.weight is weight)


class PreflightReportFile(Record):
    """What a report file holds: every PDF that was looked at in one run."""

    version: int = VERSION
    passed: bool
    files: tuple[InspectedFile, ...]
