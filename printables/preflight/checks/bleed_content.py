"""`bleed-content`: artwork that reaches the cut goes on beyond it, to the end of the bleed."""

from collections.abc import Iterator

from PIL import Image

from printables.model.finding import Severity
from printables.model.geometry import Rect
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.raster import Raster
from printables.preflight.sheets import Expected

DEPTHS = (0.2, 0.85)
"""Parts of the bleed at which to look: just beyond the cut, and near its end."""
SLOPE = 3.5
"""A slanting edge (down to 16 degrees) may leave the bleed this much further along than out."""
INSIDE = 1.0
PAINTED, PAPER = 6, 3
"""Steps of 255 from white: at least that much is artwork, at most that much is bare paper."""
STEP = 1.0


def find(inspection: Inspection) -> Iterator[Fault]:
    for page, expected in inspection.bare_sheets():
        bleed = expected.trim.left - expected.bleed.left
        if bleed <= 0:
            continue
        for edge in ("left", "right", "top", "bottom"):
            gap = max(widest_gap(page.view.ground, expected, edge, bleed * part) for part in DEPTHS)
            if gap:
                message = f"artwork stops at the {edge} cut: {gap:.0f} pt without bleed"
                yield Fault(page=page.number, message=message, where=expected.trim)


def widest_gap(raster: Raster, expected: Expected, edge: str, depth: float) -> float:
    """Give the longest stretch painted inside a cut and bare outside it; 0 if short enough."""
    inside = profile(raster, line_along(expected.trim, edge, -INSIDE))
    outside = profile(raster, line_along(expected.trim, edge, depth))
    longest = run = 0
    for within, beyond in zip(inside, outside, strict=True):
        run = run + 1 if within >= PAINTED and beyond <= PAPER else 0
        longest = max(longest, run)
    return longest * STEP if longest * STEP > SLOPE * depth else 0.0


def line_along(trim: Rect, edge: str, out: float) -> Rect:
    """Give a hairline strip along a cut, moved outwards."""
    if edge in ("left", "right"):
        at = trim.left - out if edge == "left" else trim.right + out
        return Rect(left=at, right=at, bottom=trim.bottom, top=trim.top)
    at = trim.bottom - out if edge == "bottom" else trim.top + out
    return Rect(left=trim.left, right=trim.right, bottom=at, top=at)


def profile(raster: Raster, line: Rect) -> list[int]:
    """Give how far from white each point of a line is, from 0 to 255."""
    points = round(max(line.width, line.height) / STEP)
    shape = (points, 1) if line.width else (1, points)
    channels = raster.crop(line).resize(shape, Image.Resampling.NEAREST).tobytes()
    return [255 - min(channels[at : at + 3]) for at in range(0, 3 * points, 3)]


CHECK = Check(
    id="bleed-content",
    title="Artwork that reaches the cut goes on through the bleed",
    rationale="The knife wanders: where colour ends at the cut, a white sliver shows at the edge.",
    remedy="Let colours and pictures that touch the edge run past it, to the end of the bleed.",
    severity=Severity.ERROR,
    find=find,
    rules=("bleed",),
)
