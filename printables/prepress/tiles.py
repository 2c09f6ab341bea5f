"""A poster on small paper: equal tiles that overlap, cut at their corner marks and joined.

Tiles are as few as the printable area allows once room for the marks is kept; each is centred on
its sheet. They come row by row, from the top left.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from printables.errors import LayoutError
from printables.model.format import Format
from printables.model.geometry import Edges, Rect, Size
from printables.model.profile import Profile
from printables.model.sheet import Sheet
from printables.prepress.flat import Flat, flats
from printables.prepress.imposition import (
    ROUNDING,
    SheetSide,
    Slot,
    filled_slot,
    paper_of,
    plain_side,
    printable_area,
)


@dataclass(frozen=True, kw_only=True)
class Run:
    """Tiles along one direction: how many, how long each, how far from one to the next."""

    count: int
    length: float
    step: float


def impose_tiles(
    piece: Format, sheet: Sheet, profile: Profile, overlap: float
) -> tuple[SheetSide, ...]:
    """Spread each side of a piece over sheets.

    Raises:
        LayoutError: the overlap leaves no room for a tile.
    """
    room = printable_area(sheet).grown(Edges.all(-(profile.mark_offset + profile.mark_length)))
    if min(room.width, room.height) <= overlap + ROUNDING:
        remedy = "make tile_overlap smaller in its file in templates/sheets/"
        raise LayoutError(f"sheet '{sheet.title}' has no room beside its overlap: {remedy}")
    across = run(piece.width, room.width, overlap)
    down = run(piece.height, room.height, overlap)
    windows = list(tile_windows(piece.height, across, down))
    return tuple(
        plain_side(sheet, [tile(flat, sheet, window)])
        for flat in flats(piece)
        for window in windows
    )


def run(length: float, room: float, overlap: float) -> Run:
    """Cover a length with equal tiles, each at most `room` long."""
    count = max(1, math.ceil((length - overlap - ROUNDING) / (room - overlap)))
    each = (length + (count - 1) * overlap) / count
    return Run(count=count, length=each, step=each - overlap)


def tile_windows(height: float, across: Run, down: Run) -> Iterator[Rect]:
    """Give what each tile shows of the flat."""
    size = Size(width=across.length, height=down.length)
    for row in range(down.count):
        for column in range(across.count):
            yield Rect.at(column * across.step, height - size.height - row * down.step, size)


def tile(flat: Flat, sheet: Sheet, window: Rect) -> Slot:
    """Show one window of a flat in the middle of a sheet."""
    paper = paper_of(sheet)
    right = (paper.width - window.width) / 2 - window.left
    up = (paper.height - window.height) / 2 - window.bottom
    shown = window.moved(right, up)
    flat_box = Rect.at(right, up, flat.size)
    return Slot(trim=shown, folds=(), placements=filled_slot(flat, flat_box, shown).placements)
