"""Page boxes (ISO 32000-1, 14.11.2; ISO 15930-7, 6.9): media, bleed and trim, origin at 0,0."""

from pikepdf import Array, Object

from printables.model.geometry import Rect
from printables.prepress.imposition import SheetSide


def set_boxes(page: Object, side: SheetSide) -> None:
    """Write a page's boxes. No CropBox: a viewer then shows the marks as well."""
    page.MediaBox = box(side.paper)
    page.BleedBox = box(side.bleed)
    page.TrimBox = box(side.trim)


def box(area: Rect) -> Array:
    return Array([round(edge, 4) for edge in (area.left, area.bottom, area.right, area.top)])
