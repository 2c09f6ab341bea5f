"""`marks`: crop and fold marks stand where the piece is cut and folded, outside the bleed."""

from collections.abc import Iterator

from printables.model.finding import Severity
from printables.model.geometry import Edges, Rect
from printables.model.profile import Imposition, MarkKind
from printables.preflight.check import Check, Fault
from printables.preflight.pages import Page
from printables.preflight.piece import PieceInspection
from printables.preflight.sheets import Expected

DARK = 200
NEAR = 0.75
"""Points to each side of where a mark must stand."""
CLEAR = 0.5
"""Points outside the bleed at which to begin to look."""


def find(inspection: PieceInspection) -> Iterator[Fault]:
    wanted = inspection.job.profile.marks
    if inspection.job.profile.imposition is not Imposition.FLAT:
        return
    for page, expected in inspection.sheets():
        for kind, where in wanted_marks(expected):
            if kind in wanted and not has_ink(page, where):
                message = f"no {kind} mark at ({where.left:.0f}, {where.bottom:.0f}) pt"
                yield Fault(page=page.number, message=message, where=where)


def wanted_marks(expected: Expected) -> Iterator[tuple[MarkKind, Rect]]:
    """Give strips from bleed to paper edge in which a mark's line must run."""
    trim = expected.trim
    folds_across = {place.trim.left for place in expected.places} - {trim.left}
    folds_up = {place.trim.top for place in expected.places} - {trim.top}
    for at in (trim.left, trim.right):
        yield from ((MarkKind.CROP, strip) for strip in upright(expected, at))
    for at in (trim.bottom, trim.top):
        yield from ((MarkKind.CROP, strip) for strip in level(expected, at))
    for at in sorted(folds_across):
        yield from ((MarkKind.FOLD, strip) for strip in upright(expected, at))
    for at in sorted(folds_up):
        yield from ((MarkKind.FOLD, strip) for strip in level(expected, at))


def upright(expected: Expected, at: float) -> Iterator[Rect]:
    bleed = expected.bleed.grown(Edges.all(CLEAR))
    yield Rect(left=at - NEAR, right=at + NEAR, bottom=0, top=bleed.bottom)
    yield Rect(left=at - NEAR, right=at + NEAR, bottom=bleed.top, top=expected.media.height)


def level(expected: Expected, at: float) -> Iterator[Rect]:
    bleed = expected.bleed.grown(Edges.all(CLEAR))
    yield Rect(bottom=at - NEAR, top=at + NEAR, left=0, right=bleed.left)
    yield Rect(bottom=at - NEAR, top=at + NEAR, left=bleed.right, right=expected.media.width)


def has_ink(page: Page, where: Rect) -> bool:
    """Look closer where thin lines have paled."""
    rasters = (page.whole, page.closer(where).printed)
    return any(raster.extremes(where)[0] < DARK for raster in rasters)


CHECK = Check(
    id="marks",
    title="Crop and fold marks stand at every cut and fold",
    rationale="Whoever sets the knife and the folding machine has nothing else to go by.",
    remedy="Switch crop and fold marks on in the profile.",
    severity=Severity.ERROR,
    find=find,
    rules=("marks", "mark_offset"),
)
