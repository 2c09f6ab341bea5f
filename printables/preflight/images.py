"""Every image at its printed size; by pikepdf."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream

from printables.model.geometry import Rect
from printables.preflight.rectangles import around
from printables.preflight.structure import Part, box, inner_part, page_part

POINTS_PER_INCH = 72
FORMS_DEEP = 12


@dataclass(frozen=True, kw_only=True)
class PlacedImage:
    """An image as printed: pixels, and the vectors (in points) of its sides."""

    page: int
    name: str
    pixels: tuple[int, int]
    matrix: pikepdf.Matrix

    @property
    def size(self) -> str:
        return f"{self.pixels[0]} x {self.pixels[1]}"

    @property
    def where(self) -> Rect:
        """Where the image lies, from the page's corner."""
        corners = [self.matrix.transform(corner) for corner in ((0, 0), (0, 1), (1, 0), (1, 1))]
        return around(Rect(left=x, right=x, bottom=y, top=y) for x, y in corners)

    @property
    def ppi(self) -> float:
        """Effective resolution: the smaller of the two directions."""
        across = hypot(self.matrix.a, self.matrix.b)
        up = hypot(self.matrix.c, self.matrix.d)
        per_point = min(self.pixels[0] / max(across, 1e-6), self.pixels[1] / max(up, 1e-6))
        return per_point * POINTS_PER_INCH


def placed_images(file: pikepdf.Pdf) -> Iterator[PlacedImage]:
    """Give every image at its printed size, through forms and patterns."""
    for number, page in enumerate(file.pages, start=1):
        corner = box(page, Name.MediaBox)
        left, bottom = (corner.left, corner.bottom) if corner else (0.0, 0.0)
        base = pikepdf.Matrix(1, 0, 0, 1, -left, -bottom)
        yield from images_in(page_part(page, number), base, 0)


def images_in(part: Part, base: pikepdf.Matrix, depth: int) -> Iterator[PlacedImage]:
    """Follow `cm` and `Do` (ISO 32000-2, 8.3.4); a pattern starts from its parent's space."""
    if depth > FORMS_DEEP:
        return
    if any(True for _ in part.named("/XObject")):
        yield from images_drawn(part, base, depth)
    for pattern in part.named("/Pattern"):
        if isinstance(pattern, Stream):
            yield from images_in(inner_part(pattern, part), matrix(pattern) @ base, depth + 1)


def images_drawn(part: Part, base: pikepdf.Matrix, depth: int) -> Iterator[PlacedImage]:
    stack, now = [], base
    for step in pikepdf.parse_content_stream(part.drawn, "q Q cm Do"):
        match str(step.operator):
            case "q":
                stack.append(now)
            case "Q":
                now = stack.pop() if stack else base
            case "cm":
                now = pikepdf.Matrix(*(float(number) for number in step.operands)) @ now
            case _:
                yield from drawn_object(str(step.operands[0]), part, now, depth)


def drawn_object(name: str, part: Part, now: pikepdf.Matrix, depth: int) -> Iterator[PlacedImage]:
    found = part.resources.get(Name.XObject, Dictionary()).get(name)
    if found is None:
        return
    if found.get(Name.Subtype) == Name.Form:
        yield from images_in(inner_part(found, part), matrix(found) @ now, depth + 1)
    elif found.get(Name.Subtype) == Name.Image:
        pixels = int(found.Width), int(found.Height)
        yield PlacedImage(page=part.page, name=name.lstrip("/"), pixels=pixels, matrix=now)


def matrix(drawn: Object) -> pikepdf.Matrix:
    written = drawn.get(Name.Matrix)
    return pikepdf.Matrix(*(float(one) for one in written)) if written else pikepdf.Matrix()
