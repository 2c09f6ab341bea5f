"""Paths as polygons: curves are cut to short straight pieces."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pikepdf import Matrix

from printables.model.geometry import Rect

PIECES = 6
"""Straight pieces of a curve: a circle an inch wide is off by less than half a point."""
WEIGHTS = [
    ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    for t in (at / PIECES for at in range(1, PIECES + 1))
]
TINY = 2.0
"""Points."""
CORNERS = 4
SQUARE = 0.01
"""Points by which the sides of a rectangle may lean."""

Point = tuple[float, float]
Polygon = list[Point]


@dataclass(frozen=True, kw_only=True, eq=False)
class Shape:
    """What is painted or clipped; `bound` holds it all. Without polygons there is nothing in it."""

    polygons: Sequence[Polygon]
    even_odd: bool = False
    line_width: float | None = None

    @cached_property
    def bound(self) -> Rect | None:
        points = [point for polygon in self.polygons for point in polygon]
        if not points:
            return None
        across, up = zip(*points, strict=True)
        grown = (self.line_width or 0.0) / 2
        return Rect(
            left=min(across) - grown,
            bottom=min(up) - grown,
            right=max(across) + grown,
            top=max(up) + grown,
        )

    @cached_property
    def is_box(self) -> bool:
        """Tell whether this is one upright rectangle, filled."""
        if len(self.polygons) != 1 or self.line_width is not None:
            return False
        corners = self.polygons[0]
        if corners[0] == corners[-1]:
            corners = corners[:-1]
        if len(corners) != CORNERS:
            return False
        sides = zip(corners, [*corners[1:], corners[0]], strict=True)
        return all(min(abs(a - c), abs(b - d)) < SQUARE for (a, b), (c, d) in sides)


def box_shape(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Shape:
    """Place a rectangle by a matrix."""
    corners = ((left, bottom), (right, bottom), (right, top), (left, top))
    return Shape(polygons=[[placed(matrix, *corner) for corner in corners]])


def placed(matrix: Matrix, x: float, y: float) -> Point:
    return matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f


@dataclass(kw_only=True)
class Path:
    """The path under construction (ISO 32000-2, 8.5.2)."""

    polygons: list[Polygon] = field(default_factory=list)

    def add(self, operator: str, numbers: Sequence[float], matrix: Matrix) -> None:
        points = [placed(matrix, *pair) for pair in pairs(numbers)]
        if operator == "re":
            x, y, width, height = numbers
            self.polygons += box_shape(matrix, x, y, x + width, y + height).polygons
        elif operator == "m":
            self.polygons.append(points)
        elif self.polygons and operator == "l":
            self.polygons[-1] += points
        elif self.polygons and operator == "h":
            self.polygons[-1].append(self.polygons[-1][0])
        elif self.polygons:
            self.curve(operator, points)

    def curve(self, operator: str, points: Sequence[Point]) -> None:
        now = self.polygons[-1][-1]
        controls = {"c": points, "v": [now, *points], "y": [*points, points[-1]]}
        self.polygons[-1] += straightened(now, *controls[operator])

    def shape(self, *, even_odd: bool = False, line_width: float | None = None) -> Shape:
        return Shape(polygons=list(self.polygons), even_odd=even_odd, line_width=line_width)


def pairs(numbers: Sequence[float]) -> list[Point]:
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def straightened(now: Point, first: Point, second: Point, end: Point) -> Polygon:
    """Cut a curve to straight pieces; a tiny one needs but one."""
    (a, b), (c, d), (e, f), (x, y) = now, first, second, end
    if max(abs(a - x), abs(b - y), abs(c - x), abs(d - y), abs(e - x), abs(f - y)) < TINY:
        return [end]
    return [
        (m * a + n * c + o * e + p * x, m * b + n * d + o * f + p * y) for m, n, o, p in WEIGHTS
    ]
