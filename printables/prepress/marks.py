"""Crop and fold marks: where they stand, and how they are drawn.

A mark stands outside what is cut out, at the profile's offset, and only where it fits: inside the
printable area and in nobody else's slot. Where a piece fills the paper to its edge, its folds are
ticked just inside the printable area, since no printer reaches further.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from printables.model.geometry import Edges, Rect, Size
from printables.model.profile import MarkKind, Profile
from printables.prepress import operators
from printables.prepress.imposition import ROUNDING, SheetSide, Slot, common

FAINT = "0.6 G"
DASHED = "[2 2] 0 d"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A line, as a rectangle without width or height."""

    kind: MarkKind
    line: Rect


def marks_of(side: SheetSide, profile: Profile) -> tuple[Mark, ...]:
    """Give the marks of one side of a sheet, each once."""
    found = dict.fromkeys(mark for slot in side.slots for mark in slot_marks(slot, side, profile))
    return tuple(mark for mark in found if mark.kind in profile.marks)


def slot_marks(slot: Slot, side: SheetSide, profile: Profile) -> Iterator[Mark]:
    lines = [(MarkKind.CROP, line) for line in crop_lines(slot.trim, profile)]
    for fold in slot.folds:
        lines += [(MarkKind.FOLD, line) for line in fold_lines(fold, side.printable, profile)]
    others = [other.trim for other in side.slots if other is not slot]
    for kind, line in lines:
        if side.printable.contains(line, ROUNDING) and not any(on(line, box) for box in others):
            yield Mark(kind=kind, line=rounded(line))


def crop_lines(trim: Rect, profile: Profile) -> Iterator[Rect]:
    reach, length = profile.mark_offset, profile.mark_length
    for x in (trim.left, trim.right):
        yield upright(x, trim.bottom - reach - length, length)
        yield upright(x, trim.top + reach, length)
    for y in (trim.bottom, trim.top):
        yield level(trim.left - reach - length, y, length)
        yield level(trim.right + reach, y, length)


def fold_lines(fold: Rect, printable: Rect, profile: Profile) -> Iterator[Rect]:
    """Give the two marks at a fold's ends: outside the trim, or else at the printable edge."""
    reach, length = profile.mark_offset, profile.mark_length
    if fold.width == 0:
        below, above = fold.bottom - reach - length, fold.top + reach
        off_bottom, off_top = fold.bottom < printable.bottom, fold.top > printable.top
        yield upright(fold.left, printable.bottom if off_bottom else below, length)
        yield upright(fold.left, printable.top - length if off_top else above, length)
    else:
        before, after = fold.left - reach - length, fold.right + reach
        off_left, off_right = fold.left < printable.left, fold.right > printable.right
        yield level(printable.left if off_left else before, fold.bottom, length)
        yield level(printable.right - length if off_right else after, fold.bottom, length)


def upright(x: float, bottom: float, length: float) -> Rect:
    return Rect.at(x, bottom, Size(width=0.0, height=length))


def level(left: float, y: float, length: float) -> Rect:
    return Rect.at(left, y, Size(width=length, height=0.0))


def on(line: Rect, box: Rect) -> bool:
    """Tell whether a line runs over a box or along its edge; to touch it with an end is no harm."""
    shared = common(line, box.grown(Edges.all(ROUNDING)))
    return min(shared.width, shared.height) >= 0 and shared.width + shared.height > 2 * ROUNDING


def rounded(line: Rect) -> Rect:
    """Make the marks of neighbours equal, so that the one they share is drawn once."""
    left, bottom, right, top = (
        round(edge, 3) for edge in (line.left, line.bottom, line.right, line.top)
    )
    return Rect(left=left, bottom=bottom, right=right, top=top)


def drawn(marks: tuple[Mark, ...]) -> str:
    """Write the lines, folds dashed and last."""
    crops = [operators.line(mark.line) for mark in marks if mark.kind is MarkKind.CROP]
    folds = [operators.line(mark.line) for mark in marks if mark.kind is MarkKind.FOLD]
    return "\n".join([*crops, *([f"q {DASHED}", *folds, "Q"] if folds else [])])
