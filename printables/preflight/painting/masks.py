"""Shapes as pixels: a mask is a box of the page, and what of it is covered."""

from dataclasses import dataclass

from pikepdf import Matrix
from PIL import Image, ImageChops, ImageDraw

from printables.model.geometry import Rect, Size
from printables.preflight.painting.shapes import Polygon, Shape

AREA = 3
"""Corners without which there is nothing to fill."""
NON_ZERO = [0] + [255] * 255
ODD = [0, 255] * 128

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


@dataclass(frozen=True, kw_only=True)
class Mask:
    """Covered pixels of a box; all of them when there is no image."""

    box: Box
    image: Image.Image | None = None

    @property
    def empty(self) -> bool:
        return self.box[0] >= self.box[2] or self.box[1] >= self.box[3]

    def crop(self, box: Box) -> Image.Image:
        """Give the cover of a part of the box."""
        size = box[2] - box[0], box[3] - box[1]
        if self.image is None:
            return Image.new("L", size, 255)
        left, top = box[0] - self.box[0], box[1] - self.box[1]
        return self.image.crop((left, top, left + size[0], top + size[1]))

    def through(self, other: "Mask") -> "Mask":
        """Keep what two masks share."""
        box = common(self.box, other.box)
        shared = Mask(box=box)
        partial = [one for one in (self, other) if one.image is not None]
        if shared.empty or not partial:
            return shared
        if len(partial) == 1:
            return Mask(box=box, image=partial[0].crop(box))
        return Mask(box=box, image=ImageChops.multiply(self.crop(box), other.crop(box)))


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Pixels of a page, and how points become pixels."""

    page: Size
    scale: float

    @property
    def size(self) -> tuple[int, int]:
        width, height = self.page.width * self.scale, self.page.height * self.scale
        return max(1, round(width)), max(1, round(height))

    def box(self, rect: Rect) -> Box:
        """Give the pixels of a rectangle: at least one each way, none outside the page."""
        width, height = self.size
        left, top = round(rect.left * self.scale), round((self.page.height - rect.top) * self.scale)
        right = max(left + 1, round(rect.right * self.scale))
        bottom = max(top + 1, round((self.page.height - rect.bottom) * self.scale))
        return common((left, top, right, bottom), (0, 0, width, height))

    def rect(self, box: Box) -> Rect:
        return Rect(
            left=box[0] / self.scale,
            right=box[2] / self.scale,
            top=self.page.height - box[1] / self.scale,
            bottom=self.page.height - box[3] / self.scale,
        )

    def mask(self, shape: Shape) -> Mask:
        """Draw a shape; one without polygons covers nothing."""
        if shape.bound is None:
            return Mask(box=(0, 0, 0, 0))
        box = self.box(shape.bound)
        bare = Mask(box=box)
        if shape.is_box or bare.empty:
            return bare
        lines = [self.pixels(polygon, box) for polygon in shape.polygons]
        size = box[2] - box[0], box[3] - box[1]
        if shape.line_width is not None:
            return Mask(box=box, image=stroked(lines, size, round(shape.line_width * self.scale)))
        return Mask(box=box, image=filled(lines, size, even_odd=shape.even_odd))

    def drawn(self, pixels: Image.Image, placed: Matrix, box: Box) -> Image.Image:
        """Place a picture's pixels, top row at 1, by the matrix of its unit square."""
        back, (wide, high) = placed.inverse(), pixels.size
        x = (back.a / self.scale, -back.c / self.scale)
        y = (back.b / self.scale, -back.d / self.scale)
        corner = back.transform((box[0] / self.scale, self.page.height - box[1] / self.scale))
        across = (wide * x[0], wide * x[1], wide * corner[0])
        down = (-high * y[0], -high * y[1], high * (1 - corner[1]))
        size = box[2] - box[0], box[3] - box[1]
        return pixels.transform(size, Image.Transform.AFFINE, (*across, *down))

    def pixels(self, polygon: Polygon, box: Box) -> Polygon:
        """Turn points into pixels of a box, whose middles lie on whole numbers."""
        return [
            (x * self.scale - 0.5 - box[0], (self.page.height - y) * self.scale - 0.5 - box[1])
            for x, y in polygon
        ]


def common(one: Box, other: Box) -> Box:
    left, top = max(one[0], other[0]), max(one[1], other[1])
    return left, top, min(one[2], other[2]), min(one[3], other[3])


def stroked(lines: list[Polygon], size: tuple[int, int], width: int) -> Image.Image:
    image = Image.new("L", size)
    draw = ImageDraw.Draw(image)
    for line in lines:
        draw.line(line, fill=255, width=max(1, width))
    return image


def filled(polygons: list[Polygon], size: tuple[int, int], *, even_odd: bool) -> Image.Image:
    """Fill by the winding numbers of all polygons together (ISO 32000-2, 8.5.3.3)."""
    winding = Image.new("L", size)
    for polygon in (one for one in polygons if len(one) >= AREA):
        wound = Image.new("L", size)
        ImageDraw.Draw(wound).polygon(polygon, fill=1 if turns_left(polygon) else 255)
        winding = ImageChops.add_modulo(winding, wound)
    return winding.point(ODD if even_odd else NON_ZERO)


def turns_left(polygon: Polygon) -> bool:
    following = [*polygon[1:], polygon[0]]
    return sum(x * b - a * y for (x, y), (a, b) in zip(polygon, following, strict=True)) > 0
