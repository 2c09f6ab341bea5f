"""`boxes`: page size, trim and bleed are what the format and the profile say."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Name

from printables.model.finding import Severity
from printables.model.geometry import Rect
from printables.model.profile import Imposition
from printables.preflight.check import Check, Fault
from printables.preflight.piece import PieceInspection
from printables.preflight.sheets import Expected
from printables.preflight.structure import box, inherited

TOLERANCE = 0.72
"""A hundredth of an inch: well below what a guillotine can hold."""


def find(inspection: PieceInspection) -> Iterator[Fault]:
    flat = inspection.job.profile.imposition is Imposition.FLAT
    for page, expected in inspection.sheets():
        file_page = inspection.file.pages[page.number - 1]
        for name, wanted, needed in wanted_boxes(expected, flat=flat):
            found = box(file_page, Name("/" + name))
            if found is None and needed:
                yield Fault(page=page.number, message=f"the page has no {name}")
            elif found is not None and not same(found, wanted):
                message = f"{name} is {inches(found)}, must be {inches(wanted)}"
                yield Fault(page=page.number, message=message, where=found)
        yield from distortions(file_page, page.number)


def wanted_boxes(expected: Expected, *, flat: bool) -> Iterator[tuple[str, Rect, bool]]:
    """Give each box with its place, and whether the page must have it."""
    yield "MediaBox", Rect.at(0, 0, expected.media), True
    yield "CropBox", Rect.at(0, 0, expected.media), False
    yield "TrimBox", expected.trim, flat
    yield "BleedBox", expected.bleed, flat


def distortions(page: pikepdf.Page, number: int) -> Iterator[Fault]:
    """Find what makes a page other than its boxes say (ISO 32000-2, 7.7.3.3)."""
    if inherited(page, Name.Rotate):
        yield Fault(page=number, message="the page is turned by a /Rotate entry")
    if float(page.obj.get(Name.UserUnit, 1)) != 1:
        yield Fault(page=number, message="the page is scaled by a /UserUnit entry")


def same(found: Rect, wanted: Rect) -> bool:
    return wanted.contains(found, TOLERANCE) and found.contains(wanted, TOLERANCE)


def inches(rect: Rect) -> str:
    size = f"{rect.width / 72:.3f} x {rect.height / 72:.3f} in"
    return f"{size} from ({rect.left / 72:.3f}, {rect.bottom / 72:.3f})"


CHECK = Check(
    id="boxes",
    title="MediaBox, TrimBox and BleedBox are what the format and profile say",
    rationale="The shop cuts by the TrimBox and places by the MediaBox: wrong boxes, wrong cut.",
    remedy="Make the PDF again: its boxes come from the format, the profile and the printer.",
    severity=Severity.ERROR,
    find=find,
    rules=("bleed",),
)
