"""A colour bar: patches by which a press is inked, between the crop marks at the head."""

from printables.model.geometry import Rect, Size
from printables.model.profile import Profile
from printables.prepress import operators
from printables.prepress.imposition import SheetSide
from printables.prepress.targets import targets

PATCHES = (
    *((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)),
    *((1, 1, 0, 0), (1, 0, 1, 0), (0, 1, 1, 0)),
    *((0.5, 0, 0, 0), (0, 0.5, 0, 0), (0, 0, 0.5, 0), (0, 0, 0, 0.5)),
)
"""Solids, two inks over each other, half tints: what a densitometer is held against."""

GAP = 3.0
LARGEST = 13.5
"""Points."""


def drawn_bar(side: SheetSide, profile: Profile) -> str:
    """Draw as many patches as fit between the left crop mark and the target, or the first fold."""
    stops = [box.left for box in targets(side, profile)[:2]]
    stops += [fold.left for slot in side.slots for fold in slot.folds if not fold.width]
    start, end = side.trim.left + GAP, min(stops) - GAP
    edge = min(LARGEST, profile.mark_length, (end - start) / len(PATCHES))
    bottom = side.trim.top + profile.mark_offset
    boxes = [
        Rect.at(start + at * edge, bottom, Size(width=edge, height=edge))
        for at in range(len(PATCHES))
    ]
    drawn = zip(PATCHES, boxes, strict=True)
    return "\n".join(
        f"{operators.numbers(*inks)} k {operators.rectangle(box)} f" for inks, box in drawn
    )
