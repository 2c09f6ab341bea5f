"""A flat: the unfolded piece at trim, with its panels and folds. Origin at its bottom left."""

from dataclasses import dataclass

from printables.model.format import Axis, Format, PanelRecord
from printables.model.geometry import Rect, Size


@dataclass(frozen=True, kw_only=True)
class PanelPlace:
    """Where a panel lies on a flat; `rotate` (0 or 180) turns its reader page there."""

    panel: str
    box: Rect
    rotate: int


@dataclass(frozen=True, kw_only=True)
class Flat:
    """One side of an unfolded piece; each fold is a line, a rectangle without width or height.

    Panels stand left to right, or top to bottom.
    """

    size: Size
    panels: tuple[PanelPlace, ...]
    folds: tuple[Rect, ...]

    def turned(self) -> "Flat":
        """Turn the side upside down."""
        panels = tuple(
            PanelPlace(
                panel=place.panel,
                box=upside_down(place.box, self.size),
                rotate=(place.rotate + 180) % 360,
            )
            for place in reversed(self.panels)
        )
        folds = tuple(upside_down(fold, self.size) for fold in reversed(self.folds))
        return Flat(size=self.size, panels=panels, folds=folds)


def flats(piece: Format) -> tuple[Flat, ...]:
    """Give the sides of a format, front then back, each as it is seen facing the reader."""
    return tuple(flat_of(piece, panels) for panels in piece.sides.values())


def flat_of(piece: Format, panels: tuple[PanelRecord, ...]) -> Flat:
    along = left_to_right if piece.axis is Axis.ROW else top_to_bottom
    places = tuple(along(piece, panels))
    folds = tuple(first_edge(place.box, piece.axis) for place in places[1:])
    return Flat(size=piece.trim, panels=places, folds=folds)


def first_edge(box: Rect, axis: Axis) -> Rect:
    """Give the edge that a panel shares with the one before it."""
    if axis is Axis.ROW:
        return Rect(left=box.left, bottom=box.bottom, right=box.left, top=box.top)
    return Rect(left=box.left, bottom=box.top, right=box.right, top=box.top)


def left_to_right(piece: Format, panels: tuple[PanelRecord, ...]) -> list[PanelPlace]:
    places, left = [], 0.0
    for panel in panels:
        box = Rect.at(left, 0.0, piece.panel_size(panel))
        places.append(PanelPlace(panel=panel.panel, box=box, rotate=panel.rotate))
        left = box.right
    return places


def top_to_bottom(piece: Format, panels: tuple[PanelRecord, ...]) -> list[PanelPlace]:
    places, top = [], piece.height
    for panel in panels:
        box = Rect.at(0.0, top - panel.extent, piece.panel_size(panel))
        places.append(PanelPlace(panel=panel.panel, box=box, rotate=panel.rotate))
        top = box.bottom
    return places


def upside_down(box: Rect, size: Size) -> Rect:
    return Rect(
        left=size.width - box.right,
        bottom=size.height - box.top,
        right=size.width - box.left,
        top=size.height - box.bottom,
    )
