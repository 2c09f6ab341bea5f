"""`pages`: all pages are of one size and stand upright, and as many as a sheet or booklet has."""

from collections.abc import Iterator

from pikepdf import Name

from printables.model.finding import Severity
from printables.model.profile import Imposition
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.sheets import Expected
from printables.preflight.structure import inherited
from printables.units import POINTS_PER

TOLERANCE = 0.72
"""A hundredth of an inch: well below what a guillotine can hold."""
LARGEST = 200 * POINTS_PER["in"]
"""ISO 32000-2, annex C: no longer side for PDFs up to 1.6, which PDF/X is written on."""
SIDES, BOOKLET = 2, 4
"""A sheet has two sides; a booklet's sheets have four pages each."""


def find(inspection: Inspection) -> Iterator[Fault]:
    for page, expected in inspection.sheets():
        yield from unusual(inspection, page.number)
        longest = max(expected.media.width, expected.media.height)
        if longest > LARGEST:
            yield Fault(page=page.number, message=f"the page is {longest / 72:.0f} in long")
    if inspection.rules.profile.imposition is Imposition.FLAT:
        yield from unlike(inspection.expected)
        yield from odd_number(len(inspection.pages))


def unusual(inspection: Inspection, number: int) -> Iterator[Fault]:
    """Find what makes a page other than its boxes say (ISO 32000-2, 7.7.3.3)."""
    page = inspection.file.pages[number - 1]
    if inherited(page, Name.Rotate):
        message = "the page is turned by a /Rotate entry: not every machine obeys it"
        yield Fault(page=number, message=message, severity=Severity.WARNING)
    if float(page.obj.get(Name.UserUnit, 1)) != 1:
        message = "the page is scaled by a /UserUnit entry: not every machine obeys it"
        yield Fault(page=number, message=message, severity=Severity.WARNING)


def unlike(pages: tuple[Expected, ...]) -> Iterator[Fault]:
    """Hold each page's trim against the first one's."""
    for number, page in enumerate(pages[1:], start=2):
        first, this = pages[0].trim, page.trim
        apart = max(abs(first.width - this.width), abs(first.height - this.height))
        if apart > TOLERANCE:
            size = f"{this.width / 72:.2f} x {this.height / 72:.2f} in"
            wanted = f"{first.width / 72:.2f} x {first.height / 72:.2f} in"
            message = f"the page is {size}, the first one {wanted}"
            yield Fault(page=number, message=message, where=this)


def odd_number(count: int) -> Iterator[Fault]:
    if count > SIDES and count % BOOKLET:
        message = f"{count} pages: a sheet has one or two, a booklet four or a multiple of it"
        yield Fault(message=message, severity=Severity.WARNING)


CHECK = Check(
    id="pages",
    title="Pages are of one size and upright, and as many as a sheet or a booklet has",
    rationale="One page that is turned or of another size stops the machine, or is cut wrong.",
    remedy="Give all pages the same size and direction; take out or add pages.",
    severity=Severity.ERROR,
    find=find,
)
