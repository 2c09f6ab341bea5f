"""Lines and words over the picture of a page, placed in points of the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from PIL import Image, ImageDraw, ImageFont

from printables.model.geometry import Rect
from printables.order.separations import Side

Pixel: TypeAlias = tuple[int, int]
MARGIN = 24
"""Pixels of paper around all."""
HALO = 2
"""Pixels of white on both sides of a line, which make it seen on any ground."""
DASH, GAP = 12, 8
DARK = (34, 31, 32)


@dataclass(frozen=True, kw_only=True)
class Pen:
    """How one kind of line is drawn, and what the legend calls it."""

    name: str
    colour: tuple[int, int, int]
    width: int
    dashed: bool


class Canvas:
    """A picture of a page with room above and below it."""

    def __init__(self, picture: Image.Image, side: Side, *, above: int, below: int) -> None:
        self.scale = picture.width / side.media.width
        self.height = side.media.height
        self.corner = (MARGIN, MARGIN + above)
        self.foot = self.corner[1] + picture.height
        size = (picture.width + 2 * MARGIN, self.foot + below + MARGIN)
        self.image = Image.new("RGB", size, "white")
        self.image.paste(picture, self.corner)
        self.pencil = ImageDraw.Draw(self.image)

    def at(self, x: float, y: float) -> Pixel:
        """Turn a point of the page into a pixel."""
        left, top = self.corner
        return left + round(x * self.scale), top + round((self.height - y) * self.scale)

    def frame(self, area: Rect, pen: Pen) -> None:
        """Draw a rectangle of the page; one without width or height is a line."""
        corners = [
            self.at(area.left, area.bottom),
            self.at(area.right, area.bottom),
            self.at(area.right, area.top),
            self.at(area.left, area.top),
        ]
        for start, end in zip(corners, corners[1:] + corners[:1], strict=True):
            if start != end:
                self.stroke(start, end, pen)

    def stroke(self, start: Pixel, end: Pixel, pen: Pen) -> None:
        self.pencil.line((start, end), "white", pen.width + 2 * HALO)
        for dash in dashes(start, end) if pen.dashed else [(start, end)]:
            self.pencil.line(dash, pen.colour, pen.width)

    def write(self, at: Pixel, text: str, size: int, *, centred: bool = False) -> int:
        """Write words on a line whose middle is at a pixel; give where they end."""
        font = ImageFont.load_default(size)
        anchor = "mm" if centred else "lm"
        self.pencil.text(at, text, DARK, font=font, anchor=anchor)
        return at[0] + round(font.getlength(text))


def dashes(start: Pixel, end: Pixel) -> Iterator[tuple[Pixel, Pixel]]:
    """Cut a level or upright line into dashes."""
    (x, y), (x_end, y_end) = sorted((start, end))
    for at in range(0, x_end - x + y_end - y, DASH + GAP):
        if x == x_end:
            yield (x, y + at), (x, min(y + at + DASH, y_end))
        else:
            yield (x + at, y), (min(x + at + DASH, x_end), y)
