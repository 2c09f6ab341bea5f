"""Trim sizes with their panels and folds, as in `templates/formats/`."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from printables.model.geometry import Size
from printables.model.record import Id, Record, Said
from printables.units import Length


class PanelRecord(Record):
    """One face of a format: its extent along the side's axis.

    `rotate` turns it on the flat: 0, or 180 for a panel that is upright once it is folded.
    """

    panel: Id
    extent: Length
    rotate: int = Field(default=0, ge=0, le=180, multiple_of=180)


class Fold(Record):
    """How a flat is folded: as the shop says it, and by its number in the JDF fold catalogue.

    `mirrored` is what the shop is told of a piece whose panels lie in the other order: the
    catalogue's number does not hold for it.
    """

    name: Said
    catalog: Annotated[str, StringConstraints(pattern=r"^F[0-9]+-[0-9]+$")] | None = None
    mirrored: Said | None = None


class Axis(StrEnum):
    """How the panels of a side lie on the flat: left to right, or top to bottom."""

    ROW = "row"
    COLUMN = "column"


class Format(Record):
    """`formats/<format>.yaml`: a trim size with its folds.

    `sides` lists front then back, each as it is seen when it faces the reader, left to right (or
    top to bottom). The back is seen after turning the flat about its vertical axis. Of a `card`
    print shops ask less margin than of a leaflet.
    """

    title: Said
    card: bool = False
    width: Length
    height: Length
    safe: Length
    axis: Axis = Axis.ROW
    sides: dict[Id, tuple[PanelRecord, ...]] = Field(min_length=1, max_length=2)
    reading_order: tuple[Id, ...] = Field(min_length=1)
    fold: Fold | None = None
    sheets: dict[Id, Id] = Field(default_factory=dict)

    @property
    def folds(self) -> bool:
        """Tell whether any side has more than one panel."""
        return any(len(panels) > 1 for panels in self.sides.values())

    @property
    def trim(self) -> Size:
        """Size of the flat, before folding."""
        return Size(width=self.width, height=self.height)

    def mirrored(self) -> Self:
        """Give the format for a language written from the right: what lay left lies right."""
        if self.axis is Axis.COLUMN or not self.folds:
            return self
        sides = {name: tuple(reversed(panels)) for name, panels in self.sides.items()}
        fold = self.fold and Fold(name=self.fold.mirrored or f"{self.fold.name}, mirrored")
        return self.model_copy(update={"sides": sides, "fold": fold})

    def panel_size(self, panel: PanelRecord) -> Size:
        """Size of one panel, as its reader sees it."""
        if self.axis is Axis.ROW:
            return Size(width=panel.extent, height=self.height)
        return Size(width=self.width, height=panel.extent)

    @property
    def panels(self) -> tuple[PanelRecord, ...]:
        """All panels in reading order."""
        by_id = {panel.panel: panel for side in self.sides.values() for panel in side}
        return tuple(by_id[name] for name in self.reading_order)

    @property
    def is_one_page(self) -> bool:
        return [len(panels) for panels in self.sides.values()] == [1]

    def two_sided(self) -> Self:
        """Give a format of one page with a second page on its back."""
        [(panel,)] = self.sides.values()
        back = panel.model_copy(update={"panel": "back"})
        sides = {**self.sides, "back": (back,)}
        order = (panel.panel, "back")
        return self.model_copy(update={"sides": sides, "reading_order": order})

    @model_validator(mode="after")
    def panels_fill_the_flat(self) -> Self:
        across = self.width if self.axis is Axis.ROW else self.height
        names = [panel.panel for side in self.sides.values() for panel in side]
        for side, panels in self.sides.items():
            total = sum(panel.extent for panel in panels)
            if abs(total - across) > 0.01:  # noqa: PLR2004 - a hundredth of a point is rounding
                message = f"side '{side}': its panels add up to {total:.2f}pt, not {across:.2f}pt"
                raise ValueError(message)
        if sorted(names) != sorted(self.reading_order):
            message = "reading_order must name each panel of the sides exactly once"
            raise ValueError(message)
        return self
