"""Sheets that print shops run, for an estimate: `templates/press-sheets/<sheet>.yaml`."""

from pydantic import Field

from printables.model.record import Record, Said
from printables.units import Length, Percent


class PressSheet(Record):
    """A sheet, what of it no press reaches, and how many sheets a run spoils.

    `width` is the edge that leads: `grip` is lost there, where the press holds it, `tail` at the
    opposite one, `side` on the left and right. A run needs `setup` sheets before the first good one
    and spoils `spoilage` per cent. `note` says what the figures are; it stands by the estimate.
    """

    title: Said
    width: Length
    height: Length
    grip: Length
    tail: Length
    side: Length
    setup: int = Field(ge=0)
    spoilage: Percent
    note: Said
