"""A partner's box on a panel."""

from enum import StrEnum
from typing import Self

from pydantic import Field

from printables.model.geometry import Size
from printables.model.record import Id, Record
from printables.units import Length


class RegionField(StrEnum):
    LOGO = "logo"
    NAME = "name"
    TAGLINE = "tagline"
    PHONE = "phone"
    ADDRESS = "address"
    URL = "url"
    QR = "qr"
    STATEMENTS = "statements"


class Region(Record):
    """A partner's box: fixed place on a panel (insets from its trim), fixed height.

    `drawn_at`: the width of flat for which the lengths hold, if one drawing serves several sizes.
    `logo`: the square into which the style sheet fits a logo, for a look at logos before anything
    is made.
    """

    panel: Id
    left: Length
    right: Length
    bottom: Length
    height: Length
    drawn_at: Length | None = None
    logo: Length | None = None
    show: tuple[RegionField, ...] = Field(min_length=1)

    def mirrored(self) -> Self:
        return self.model_copy(update={"left": self.right, "right": self.left})

    def on(self, flat: Size) -> Self:
        """Give the box on a flat: as it stands, or in proportion to the flat's width."""
        if self.drawn_at is None:
            return self
        scale = flat.width / self.drawn_at
        names = ("left", "right", "bottom", "height", "logo")
        lengths = {name: getattr(self, name) for name in names}
        scaled = {name: length * scale for name, length in lengths.items() if length is not None}
        return self.model_copy(update={**scaled, "drawn_at": None})
