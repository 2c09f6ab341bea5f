"""Pixels of a page, addressed in points."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from PIL import Image, ImageChops

from printables.model.geometry import Rect
from printables.preflight.rectangles import around

SHOWS = 8
"""Steps of 255 by which a pixel must change for a letter to show at all."""


@dataclass(frozen=True, kw_only=True)
class Raster:
    """Pixels of a rectangle of a page."""

    image: Image.Image
    scale: float
    frame: Rect

    def crop(self, rect: Rect) -> Image.Image:
        """Cut out a rectangle, in points: at least one pixel, never beyond the edge."""
        return self.image.crop(self.box(rect))

    def box(self, rect: Rect) -> tuple[int, int, int, int]:
        """Give the pixels of a rectangle: left, top, right, bottom."""
        width, height = self.image.size
        left = min(max(round((rect.left - self.frame.left) * self.scale), 0), width - 1)
        top = min(max(round((self.frame.top - rect.top) * self.scale), 0), height - 1)
        right = min(max(round((rect.right - self.frame.left) * self.scale), left + 1), width)
        bottom = min(max(round((self.frame.top - rect.bottom) * self.scale), top + 1), height)
        return left, top, right, bottom

    def colour(self, rect: Rect, column: int, row: int) -> tuple[int, ...]:
        """Give the channels of one pixel, counted from the top left of a rectangle."""
        left, top, *_ = self.box(rect)
        return cast("tuple[int, ...]", self.image.getpixel((left + column, top + row)))

    def extremes(self, rect: Rect) -> tuple[int, int]:
        """Give the darkest and the lightest grey in a rectangle, from 0 to 255."""
        greys = self.crop(rect).convert("L").tobytes()
        return min(greys), max(greys)


@dataclass(frozen=True, kw_only=True)
class View:
    """The same pixels as printed, without the text, and how far the two differ."""

    printed: Raster
    ground: Raster

    @cached_property
    def letters(self) -> Raster:
        """Greater than 0 only where text shows."""
        apart = ImageChops.difference(self.printed.image, self.ground.image)
        red, green, blue = apart.split()
        most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        return Raster(image=most, scale=self.printed.scale, frame=self.printed.frame)

    @cached_property
    def visible(self) -> Raster:
        """Greater than 0 only where an eye could tell that there is text."""
        clear = self.letters.image.point([0] * SHOWS + [255] * (256 - SHOWS))
        return Raster(image=clear, scale=self.printed.scale, frame=self.printed.frame)


@dataclass(frozen=True, kw_only=True)
class Tile:
    """The part of a raster that shows `window`, and by how much it is moved to join its flat."""

    raster: Raster
    window: Rect
    right: float
    up: float

    @property
    def target(self) -> Rect:
        return self.window.moved(self.right, self.up)


def joined(tiles: Sequence[Tile]) -> Raster:
    """Glue tiles to one picture, each over those before it, as a person does."""
    scale = tiles[0].raster.scale
    frame = around(tile.target for tile in tiles)
    size = round(frame.width * scale), round(frame.height * scale)
    image = Image.new("RGB", size, "white")
    for tile in tiles:
        left = round((tile.target.left - frame.left) * scale)
        top = round((frame.top - tile.target.top) * scale)
        image.paste(tile.raster.crop(tile.window), (left, top))
    return Raster(image=image, scale=scale, frame=frame)
