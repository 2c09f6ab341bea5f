"""Where a proof's lines lie: trim, bleed, folds and safe areas of one side, in points of the page.

Trim and bleed are what the PDF says; folds and safe areas are what the format says of that trim.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from printables.model.format import Axis, Format, PanelRecord
from printables.model.geometry import Edges, Rect
from printables.order.separations import Side


@dataclass(frozen=True, kw_only=True)
class Guides:
    """A fold is a rectangle without width or height; a panel has its place and its safe area."""

    trim: Rect
    bleed: Rect
    folds: tuple[Rect, ...]
    panels: tuple[tuple[PanelRecord, Rect], ...]
    safe: tuple[Rect, ...]


def guides(side: Side, piece: Format, panels: tuple[PanelRecord, ...]) -> Guides:
    """Lay a side's panels out on the trim of its page."""
    places = tuple(panel_places(side.trim, piece, panels))
    return Guides(
        trim=side.trim,
        bleed=side.bleed,
        folds=tuple(first_edge(place, piece.axis) for place in places[1:]),
        panels=tuple(zip(panels, places, strict=True)),
        safe=tuple(place.grown(Edges.all(-piece.safe)) for place in places),
    )


def panel_places(trim: Rect, piece: Format, panels: tuple[PanelRecord, ...]) -> Iterator[Rect]:
    """Give each panel's place: left to right, or from the top down."""
    done = 0.0
    for panel in panels:
        size = piece.panel_size(panel)
        if piece.axis is Axis.ROW:
            yield Rect.at(trim.left + done, trim.bottom, size)
        else:
            yield Rect.at(trim.left, trim.top - done - panel.extent, size)
        done += panel.extent


def first_edge(place: Rect, axis: Axis) -> Rect:
    """Give the edge that a panel shares with the one before it."""
    if axis is Axis.ROW:
        return Rect(left=place.left, bottom=place.bottom, right=place.left, top=place.top)
    return Rect(left=place.left, bottom=place.top, right=place.right, top=place.top)
