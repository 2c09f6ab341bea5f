"""How many press sheets an order takes: an estimate, by nothing but arithmetic."""

from collections.abc import Iterable, Iterator
from math import ceil, floor

from printables.model.geometry import Size
from printables.model.press_sheet import PressSheet
from printables.model.ticket import SheetEstimate

ROUNDING = 0.01
"""Points: a hundredth less room than a piece needs is the rounding of millimetres."""


def estimates(
    sheets: Iterable[PressSheet], flat: Size, bleed: float, quantity: int
) -> Iterator[SheetEstimate]:
    """Estimate each sheet that the flat fits on, bleed and all."""
    for sheet in sheets:
        if up := pieces_up(sheet, flat, bleed):
            needed = ceil(quantity / up)
            spoiled = ceil(needed * sheet.spoilage / 100) + sheet.setup
            yield SheetEstimate(
                sheet=sheet.title,
                up=up,
                quantity=quantity,
                sheets=needed,
                with_waste=needed + spoiled,
                note=sheet.note,
            )


def pieces_up(sheet: PressSheet, flat: Size, bleed: float) -> int:
    """Count the flats on one side, all lying the one way or the other; each has its own bleed."""
    room = Size(
        width=sheet.width - 2 * sheet.side,
        height=sheet.height - sheet.grip - sheet.tail,
    )
    across, up = flat.width + 2 * bleed, flat.height + 2 * bleed
    return max(in_a_grid(room, across, up), in_a_grid(room, up, across))


def in_a_grid(room: Size, across: float, up: float) -> int:
    return floor((room.width + ROUNDING) / across) * floor((room.height + ROUNDING) / up)
