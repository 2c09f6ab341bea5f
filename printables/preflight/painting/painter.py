"""Follows content streams and tells what they paint; by pikepdf."""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from itertools import islice
from math import ceil, floor, hypot
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Object, Stream

from printables.model.geometry import Rect
from printables.preflight.images import FORMS_DEEP, matrix
from printables.preflight.painting.advances import Advances
from printables.preflight.painting.functions import along
from printables.preflight.painting.inks import ink_of
from printables.preflight.painting.paints import Kind, Paint
from printables.preflight.painting.setting import X_HEIGHT, Setting, cached_advances
from printables.preflight.painting.shapes import Path, Shape, box_shape
from printables.preflight.painting.state import State, fresh
from printables.preflight.structure import Part, box, inner_part, page_part, rectangle

PATH = frozenset(["m", "l", "c", "v", "y", "h", "re"])
FILLS = frozenset(["f", "F", "f*", "B", "B*", "b", "b*"])
STROKES = frozenset(["S", "s", "B", "B*", "b", "b*"])
ENDS = FILLS | STROKES | {"n"}
CLOSES = frozenset(["s", "b", "b*"])
SHOWS = frozenset(["Tj", "TJ", "'", '"'])
TEXT = frozenset(["BT", "Tm", "Td", "TD", "T*", "Tf", "Tc", "Tw", "Tz", "TL", "Ts", "Tr"])
TILES = 400
"""More tiles of a pattern than this look like an even tint: only so many are painted."""


def paints(file: pikepdf.Pdf) -> Iterator[Paint]:
    """Give everything that is painted, page by page, through forms and patterns.

    Soft masks and blend modes are not followed: what they soften counts in full.
    """
    width_of = cached_advances()
    for number, page in enumerate(file.pages, start=1):
        corner = box(page, Name.MediaBox)
        left, bottom = (corner.left, corner.bottom) if corner else (0.0, 0.0)
        base = Matrix(1, 0, 0, 1, -left, -bottom)
        yield from Painter(page_part(page, number), fresh(base), width_of, base).paints()


class Painter:
    """Follows one content stream."""

    def __init__(
        self,
        part: Part,
        state: State,
        width_of: Callable[[Object], Advances],
        base: Matrix,
        depth: int = 0,
    ) -> None:
        self.part, self.state, self.width_of = part, state, width_of
        self.base, self.depth = base, depth
        self.outer: list[tuple[State, Setting]] = []
        self.setting, self.path = Setting(), Path()
        self.clip: bool | None = None

    def paints(self) -> Iterator[Paint]:
        for step in pikepdf.parse_content_stream(self.part.drawn):
            operator, operands = str(step.operator), list(step.operands)
            if operator in PATH:
                self.path.add(operator, [float(one) for one in operands], self.state.matrix)
            elif operator in ENDS:
                yield from self.path_painted(operator)
            elif operator in SHOWS:
                yield from self.text_shown(operator, operands)
            elif operator in ("Do", "sh"):
                yield from self.named_drawn(operator, str(operands[0]))
            else:
                self.changed(operator, operands)

    def changed(self, operator: str, operands: Sequence[Any]) -> None:
        if operator == "q":
            self.outer.append((copy(self.state), copy(self.setting)))
        elif operator == "Q":
            self.state, self.setting = self.outer.pop() if self.outer else (self.state, Setting())
        elif operator in ("W", "W*"):
            self.clip = operator == "W*"
        elif operator in TEXT:
            self.setting.changed(operator, operands, self.part.resources)
        else:
            self.state.changed(operator, operands, self.part.resources)

    def path_painted(self, operator: str) -> Iterator[Paint]:
        state = self.state
        if operator in CLOSES:
            self.path.add("h", (), state.matrix)
        if operator in FILLS:
            filled = self.path.shape(even_odd="*" in operator)
            yield from self.painted(filled, Kind.FILL)
        if operator in STROKES:
            stroked = self.path.shape(line_width=state.line_width * state.scale)
            yield from self.painted(stroked, Kind.STROKE, stroked=True)
        if self.clip is not None:
            state.clips = (*state.clips, self.path.shape(even_odd=self.clip))
        self.path, self.clip = Path(), None

    def text_shown(self, operator: str, operands: Sequence[Any]) -> Iterator[Paint]:
        """Set one run of letters; two operators begin a new line first (table 107)."""
        setting = self.setting
        if operator == '"':
            setting.word_space, setting.letter_space = float(operands[0]), float(operands[1])
        if operator in ("'", '"'):
            setting.moved("T*", ())
        began, length = setting.shown(operands[-1], self.width_of)
        place = began @ self.state.matrix
        shape = box_shape(place, 0, setting.rise, length, setting.rise + X_HEIGHT * setting.size)
        if setting.fills or setting.strokes:
            size = abs(setting.size) * hypot(place.c, place.d)
            yield from self.painted(shape, Kind.TEXT, stroked=not setting.fills, size=size)

    def painted(
        self, shape: Shape, kind: Kind, *, stroked: bool = False, size: float = 0.0
    ) -> Iterator[Paint]:
        state = self.state
        colour = state.stroke if stroked else state.fill
        if colour.pattern is not None:
            yield from self.patterned(shape, colour.pattern)
            return
        yield Paint(
            page=self.part.page,
            kind=kind,
            shape=shape,
            clips=state.clips,
            ink=colour.ink,
            overprints=state.stroke_overprints if stroked else state.fill_overprints,
            keeps_noughts=state.overprint_mode == 1,
            alpha=state.stroke_alpha if stroked else state.fill_alpha,
            size=size,
        )

    def patterned(self, shape: Shape, pattern: Object) -> Iterator[Paint]:
        """Fill with a pattern; it starts from the space of the stream that uses it (8.7.3.1)."""
        if not isinstance(pattern, Stream):
            yield from self.gradient(shape, pattern.Shading)
        elif shape.bound and self.depth <= FORMS_DEEP:
            placed = matrix(pattern) @ self.base
            for tile in islice(tiles(pattern, placed, shape.bound), TILES):
                state = fresh(tile)
                state.clips = (*self.state.clips, shape, frame(pattern, tile))
                yield from self.inside(pattern, state)

    def gradient(self, shape: Shape, shading: Object) -> Iterator[Paint]:
        """Paint the most ink that a gradient holds: that is what a limit is about."""
        domain = [float(one) for one in shading.get(Name.Domain, Array([0, 1]))]
        values = along(shading.Function, domain[0], domain[1]) if Name.Function in shading else []
        inks = [ink for one in values if (ink := ink_of(shading.ColorSpace, one))]
        most = max(inks, key=lambda ink: ink.total, default=None)
        clips, page = self.state.clips, self.part.page
        yield Paint(page=page, kind=Kind.GRADIENT, shape=shape, clips=clips, ink=most)

    def named_drawn(self, operator: str, name: str) -> Iterator[Paint]:
        category = Name.XObject if operator == "Do" else Name.Shading
        found = self.part.resources.get(category, Dictionary()).get(name)
        if found is None:
            return
        if operator == "sh":
            if self.state.clips:
                yield from self.gradient(self.state.clips[-1], found)
        elif found.get(Name.Subtype) == Name.Image:
            yield self.picture(found)
        elif found.get(Name.Subtype) == Name.Form and self.depth <= FORMS_DEEP:
            state = copy(self.state)
            state.matrix = matrix(found) @ state.matrix
            state.clips = (*state.clips, frame(found, state.matrix))
            yield from self.inside(found, state)

    def inside(self, drawn: Object, state: State) -> Iterator[Paint]:
        part = inner_part(drawn, self.part)
        yield from Painter(part, state, self.width_of, state.matrix, self.depth + 1).paints()

    def picture(self, image: Object) -> Paint:
        state = self.state
        stencil = bool(image.get(Name.ImageMask, False))
        return Paint(
            page=self.part.page,
            kind=Kind.PICTURE,
            shape=box_shape(state.matrix, 0, 0, 1, 1),
            clips=state.clips,
            ink=state.fill.ink if stencil else None,
            alpha=state.fill_alpha,
            image=image,
            matrix=state.matrix,
        )


def frame(drawn: Object, placed: Matrix) -> Shape:
    """Give the box that a form or a tile is clipped to."""
    if Name.BBox not in drawn:
        return Shape(polygons=[])
    edges = rectangle(drawn.BBox)
    return box_shape(placed, edges.left, edges.bottom, edges.right, edges.top)


def tiles(pattern: Object, placed: Matrix, bound: Rect) -> Iterator[Matrix]:
    """Place every tile of a pattern that may touch an area."""
    back, cell = placed.inverse(), rectangle(pattern.BBox)
    corners = [(x, y) for x in (bound.left, bound.right) for y in (bound.bottom, bound.top)]
    across, up = zip(*(back.transform(corner) for corner in corners), strict=True)
    step_x, step_y = abs(float(pattern.XStep)), abs(float(pattern.YStep))
    for column in steps_over(min(across) - cell.right, max(across) - cell.left, step_x):
        for row in steps_over(min(up) - cell.top, max(up) - cell.bottom, step_y):
            yield Matrix(1, 0, 0, 1, column * step_x, row * step_y) @ placed


def steps_over(start: float, end: float, step: float) -> range:
    return range(ceil(start / step), floor(end / step) + 1)
