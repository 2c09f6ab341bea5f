"""Press and office sheets, as in `templates/sheets/`: how flats are placed on paper."""

from enum import StrEnum

from pydantic import Field

from printables.model.record import Record, Said
from printables.units import Length


class Turn(StrEnum):
    """How a sheet is turned to print its back, seen on the sheet as drawn.

    `vertical`: about the vertical axis, as a book page (work-and-turn). `horizontal`: head over
    heels (work-and-tumble).
    """

    VERTICAL = "vertical"
    HORIZONTAL = "horizontal"


class Sheet(Record):
    """`sheets/<sheet>.yaml`: how flats are placed on paper.

    n-up: `columns` x `rows` flats from the corner (`left`, `top`), `gutter_*` between them.
    `tile_overlap` set: one flat is spread over several sheets that are joined with that overlap;
    as few equal tiles as fit, row by row from the top left, each centred on its sheet.
    """

    title: Said
    width: Length
    height: Length
    columns: int = Field(default=1, ge=1)
    rows: int = Field(default=1, ge=1)
    left: Length = 0.0
    top: Length = 0.0
    gutter_x: Length = 0.0
    gutter_y: Length = 0.0
    printable: Length = 0.0
    turn: Turn = Turn.VERTICAL
    tile_overlap: Length | None = None
    stock: str | None = None
