"""Registration targets: a circle and a cross on every plate, by which a press lays inks true."""

from collections.abc import Sequence

from printables.model.geometry import Edges, Rect, Size
from printables.model.profile import Profile
from printables.prepress import operators
from printables.prepress.imposition import SheetSide

ROUND = 0.5523
"""How far the handles of a curve reach to draw a quarter of a circle, in radii."""


def targets(side: SheetSide, profile: Profile) -> tuple[Rect, ...]:
    """Place a target in the middle of each edge, as far out as the crop marks, beside any fold."""
    length = profile.mark_length
    size = Size(width=length, height=length)
    ring = side.trim.grown(Edges.all(profile.mark_offset + length / 2))
    folds = [fold for slot in side.slots for fold in slot.folds]
    x = free_middle(ring.left, ring.right, [fold.left for fold in folds if not fold.width], length)
    y = free_middle(ring.bottom, ring.top, [fold.top for fold in folds if fold.width], length)
    centres = ((x, ring.bottom), (x, ring.top), (ring.left, y), (ring.right, y))
    return tuple(Rect.at(across - length / 2, up - length / 2, size) for across, up in centres)


def free_middle(start: float, end: float, folds: Sequence[float], length: float) -> float:
    """Give the middle of an edge, or the next place after it where no fold is marked."""
    at = (start + end) / 2
    while any(abs(fold - at) < length for fold in folds):
        at += length
    return at


def drawn_target(box: Rect) -> str:
    """Draw a circle of half the box, and a cross of all of it."""
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    level = operators.line(Rect(left=box.left, bottom=y, right=box.right, top=y))
    upright = operators.line(Rect(left=x, bottom=box.bottom, right=x, top=box.top))
    return "\n".join([level, upright, circle(x, y, box.width / 4)])


def circle(x: float, y: float, radius: float) -> str:
    far, near = radius, radius * ROUND
    quarters = (
        (far, near, near, far, 0, far),
        (-near, far, -far, near, -far, 0),
        (-far, -near, -near, -far, 0, -far),
        (near, -far, far, -near, far, 0),
    )
    curves = [
        operators.numbers(x + a, y + b, x + c, y + d, x + e, y + f) + " c"
        for a, b, c, d, e, f in quarters
    ]
    return "\n".join([operators.numbers(x + far, y) + " m", *curves, "s"])
