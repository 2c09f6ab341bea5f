"""`marks-outside`: printer's marks stay out of the bleed, and away where the shop wants none."""

from collections.abc import Iterator

from PIL import Image

from printables.model.finding import Severity
from printables.model.geometry import Rect
from printables.model.profile import Imposition
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.raster import Raster
from printables.preflight.rectangles import ring, within
from printables.preflight.sheets import Expected
from printables.units import said

BESIDE = 4.0
"""Points to each side of a mark in which its ground shows."""
NEAR = 1.0
"""Points from the line of the cut within which a mark's line runs."""
CLEAR, BAND = 0.5, 2.0
"""Points to leave free at the border of the bleed, and then to look at."""
DARKER = 40
"""Steps of 255 by which a mark is darker than what lies to both sides of it."""
WHITE = 250
LEAST = 1.0


def find(inspection: Inspection) -> Iterator[Fault]:
    if inspection.rules.profile.imposition is not Imposition.FLAT:
        return
    unwanted = inspection.rules.rule("marks")
    for page, expected in inspection.sheets():
        yield from too_near(inspection, page.number, expected, page.whole)
        if unwanted and not unwanted.value and outside(expected, page.whole):
            message = "something is printed outside the bleed, where no mark is wanted"
            yield Fault(page=page.number, message=message + inspection.rules.cited("marks"))


def too_near(
    inspection: Inspection, number: int, expected: Expected, printed: Raster
) -> Iterator[Fault]:
    """Find crop marks that begin within the bleed, or nearer to the trim than the shop asks."""
    rule, bleed = inspection.rules.rule("mark_offset"), inspection.rules.profile.bleed
    offset = max(bleed, rule.value) if rule else bleed
    asked = inspection.rules.cited("mark_offset") if rule and rule.value > bleed else ""
    for strip in strips(expected, offset):
        if line_in(strip, printed):
            message = f"a mark stands nearer to the trim than {said(offset)}{asked}"
            yield Fault(page=number, message=message, where=strip)


def strips(expected: Expected, offset: float) -> Iterator[Rect]:
    """Give the strips beyond the corners that a crop mark crosses when it comes too near."""
    trim, paper = expected.trim, Rect.at(0, 0, expected.media)
    for at in (trim.left, trim.right):
        for low, high in ends(trim.bottom, trim.top, offset):
            upright = Rect(left=at - BESIDE, right=at + BESIDE, bottom=low, top=high)
            yield from on_paper(upright, paper)
    for at in (trim.bottom, trim.top):
        for low, high in ends(trim.left, trim.right, offset):
            level = Rect(bottom=at - BESIDE, top=at + BESIDE, left=low, right=high)
            yield from on_paper(level, paper)


def ends(low: float, high: float, offset: float) -> Iterator[tuple[float, float]]:
    """Give the outer end of the room that must be free: a mark in it comes from further out."""
    yield low - offset + CLEAR, low - offset + CLEAR + BAND
    yield high + offset - CLEAR - BAND, high + offset - CLEAR


def on_paper(strip: Rect, paper: Rect) -> Iterator[Rect]:
    shown = within(strip, paper)
    if shown.width > LEAST and shown.height > LEAST:
        yield shown


def line_in(strip: Rect, printed: Raster) -> bool:
    """Tell whether a line runs along the middle of a strip, darker than both its sides."""
    upright = strip.width >= 2 * BESIDE - NEAR
    shape = (round(2 * BESIDE * printed.scale), 1)
    part = printed.crop(strip).convert("L")
    if not upright:
        part = part.transpose(Image.Transpose.ROTATE_90)
    across = part.resize(shape, Image.Resampling.BOX).tobytes()
    middle, reach = len(across) // 2, max(round(NEAR * printed.scale), 1)
    line = min(across[middle - reach : middle + reach])
    sides = across[: middle - reach - 1], across[middle + reach + 1 :]
    return all(line < min(side) - DARKER for side in sides)


def outside(expected: Expected, printed: Raster) -> bool:
    paper = Rect.at(0, 0, expected.media)
    around = (side for side in ring(expected.bleed, paper))
    wide = (side for side in around if side.width > LEAST and side.height > LEAST)
    return any(printed.extremes(side)[0] < WHITE for side in wide)


CHECK = Check(
    id="marks-outside",
    title="Printer's marks stay outside the bleed, and there are none where none is wanted",
    rationale="A mark within the bleed is left on the edge of the piece when the knife wanders.",
    remedy="Export again with a larger mark offset (at least the bleed), or without marks.",
    severity=Severity.ERROR,
    find=find,
    rules=("marks", "mark_offset"),
)
