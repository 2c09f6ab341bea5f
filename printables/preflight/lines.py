"""Every drawn line with its printed weight: strokes, and bars that are filled; by pikepdf."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import hypot, sqrt
from typing import TypeAlias

import pikepdf
from pikepdf import Dictionary, Name, Stream

from printables.model.geometry import Rect
from printables.preflight.images import FORMS_DEEP, matrix
from printables.preflight.rectangles import around
from printables.preflight.structure import Part, box, inner_part, page_part

Point: TypeAlias = tuple[float, float]

STATE = ("q", "Q", "cm", "w", "gs")
CURVES = ("c", "v", "y")
PATH = ("m", "l", "re", *CURVES)
STROKES = ("S", "s", "B", "B*", "b", "b*")
FILLS = ("f", "F", "f*")
CLIPS = ("W", "W*")
OPERATORS = " ".join((*STATE, *PATH, *STROKES, *FILLS, *CLIPS, "n", "Do"))
BAR_CORNERS = (4, 5)
MOST_STEPS = max(BAR_CORNERS)
ROUNDING = 0.01


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line as printed: its weight and where it lies, both in points from the page's corner.

    `at` is a point on its middle line.
    """

    page: int
    weight: float
    where: Rect
    at: Point


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A rectangle, perhaps turned, by its shorter side and its middle."""

    weight: float
    where: Rect
    at: Point


@dataclass(frozen=True, kw_only=True)
class State:
    """What of the graphics state makes a line's weight (ISO 32000-2, 8.4.1).

    `clip` is the narrowest bar through which is painted: so are borders drawn.
    """

    matrix: pikepdf.Matrix
    width: float = 1.0
    clip: Bar | None = None

    @property
    def weight(self) -> float:
        """Weight on paper; under an uneven scale the mean of both directions."""
        scale = self.matrix.a * self.matrix.d - self.matrix.b * self.matrix.c
        return self.width * sqrt(abs(scale))

    def placed(self, x: float, y: float) -> Point:
        now = self.matrix
        return now.a * x + now.c * y + now.e, now.b * x + now.d * y + now.f


def lines(file: pikepdf.Pdf) -> Iterator[Line]:
    """Give every stroke, and every filled bar, through forms and patterns."""
    for number, page in enumerate(file.pages, start=1):
        corner = box(page, Name.MediaBox)
        left, bottom = (corner.left, corner.bottom) if corner else (0.0, 0.0)
        start = State(matrix=pikepdf.Matrix(1, 0, 0, 1, -left, -bottom))
        yield from Pen(page_part(page, number), start, 0).lines()


class Pen:
    """Follows one content stream: its graphics state, and the path that is being drawn."""

    def __init__(self, part: Part, state: State, depth: int) -> None:
        self.part = part
        self.start = self.state = state
        self.depth = depth
        self.kept: list[State] = []
        self.steps: list[tuple[str, list[pikepdf.Object]]] = []

    def lines(self) -> Iterator[Line]:
        if self.depth > FORMS_DEEP:
            return
        yield from self.patterns()
        for step in pikepdf.parse_content_stream(self.part.drawn, OPERATORS):
            operator, operands = str(step.operator), list(step.operands)
            if operator in STATE:
                self.changed(operator, operands)
            elif operator in PATH:
                self.steps.append((operator, operands))
            elif operator == "Do":
                yield from self.inside(str(operands[0]))
            elif operator in CLIPS:
                self.clipped()
            else:
                yield from self.painted(operator)
                self.steps = []

    def patterns(self) -> Iterator[Line]:
        """Give the lines of patterns; a pattern starts from its parent's space (8.7.3.1)."""
        for pattern in self.part.named("/Pattern"):
            if isinstance(pattern, Stream):
                within = matrix(pattern) @ self.start.matrix
                inner = inner_part(pattern, self.part)
                yield from Pen(inner, State(matrix=within), self.depth + 1).lines()

    def inside(self, name: str) -> Iterator[Line]:
        form = self.part.resources.get(Name.XObject, Dictionary()).get(name)
        if form is not None and form.get(Name.Subtype) == Name.Form:
            within = replace(self.state, matrix=matrix(form) @ self.state.matrix)
            yield from Pen(inner_part(form, self.part), within, self.depth + 1).lines()

    def changed(self, operator: str, operands: list[pikepdf.Object]) -> None:
        if operator == "q":
            self.kept.append(self.state)
        elif operator == "Q":
            self.state = self.kept.pop() if self.kept else self.start
        elif operator == "cm":
            step = pikepdf.Matrix(*(float(one) for one in operands))
            self.state = replace(self.state, matrix=step @ self.state.matrix)
        elif operator == "w":
            self.state = replace(self.state, width=float(operands[0]))
        elif width := self.width_of(str(operands[0])):
            self.state = replace(self.state, width=float(width))

    def width_of(self, name: str) -> pikepdf.Object | None:
        states = self.part.resources.get(Name.ExtGState, Dictionary())
        return states.get(name, Dictionary()).get(Name.LW)

    def painted(self, operator: str) -> Iterator[Line]:
        if not self.steps:
            return
        if operator in STROKES:
            yield self.line(stroke(self.path(), self.state.weight))
        elif operator in FILLS and ((bar := self.bar()) or self.state.clip):
            yield self.line(bar)

    def path(self) -> list[Point]:
        """Give the points of the path on the page; of a curve those that steer it, too."""
        corners = (
            corner for operator, operands in self.steps for corner in points(operator, operands)
        )
        return [self.state.placed(*corner) for corner in corners]

    def clipped(self) -> None:
        bar, now = self.bar(), self.state.clip
        if bar and (now is None or bar.weight < now.weight):
            self.state = replace(self.state, clip=bar)

    def bar(self) -> Bar | None:
        """Give the path as a bar, if it is one; most are letters of many steps."""
        if len(self.steps) > MOST_STEPS or any(operator in CURVES for operator, _ in self.steps):
            return None
        path = self.path()
        if len(path) not in BAR_CORNERS:
            return None
        first, second, third, fourth = path[:4]
        side = min(distance(first, second), distance(second, third))
        if not side or distance(middle(first, third), middle(second, fourth)) > ROUNDING:
            return None
        return Bar(weight=side, where=around_points(path), at=middle(first, third))

    def line(self, drawn: Bar | None) -> Line:
        """Give what shows of a stroke or bar: of two that lie in each other, the narrower."""
        bars = [bar for bar in (drawn, self.state.clip) if bar]
        shown = min(bars, key=lambda bar: bar.weight)
        return Line(page=self.part.page, weight=shown.weight, where=shown.where, at=shown.at)


def points(operator: str, operands: list[pikepdf.Object]) -> list[Point]:
    numbers = [float(one) for one in operands]
    if operator != "re":
        return list(zip(numbers[::2], numbers[1::2], strict=True))
    x, y, width, height = numbers
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def stroke(path: list[Point], weight: float) -> Bar:
    return Bar(weight=weight, where=around_points(path), at=middle(*path[:2]))


def around_points(path: list[Point]) -> Rect:
    return around(Rect(left=x, right=x, bottom=y, top=y) for x, y in path)


def middle(one: Point, other: Point | None = None) -> Point:
    x, y = other or one
    return (one[0] + x) / 2, (one[1] + y) / 2


def distance(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
