"""The graphics state, as far as it decides what is painted where (ISO 32000-2, 8.4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from pikepdf import Dictionary, Matrix, Name, Object

from printables.preflight.painting.inks import Ink, ink_of, named_space, start_of
from printables.preflight.painting.shapes import Shape

DEVICE = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}


@dataclass(kw_only=True)
class Colour:
    """A current colour: its space, its ink, or the pattern that stands for it."""

    space: Object = Name.DeviceGray
    ink: Ink | None = None
    pattern: Object | None = None

    def set_space(self, space: Object) -> "Colour":
        return Colour(space=space, ink=start_of(space))

    def set_parts(self, operands: Sequence[Any], resources: Object) -> "Colour":
        if operands and isinstance(operands[-1], Name):
            pattern = resources.get(Name.Pattern, Dictionary()).get(str(operands[-1]))
            return Colour(space=self.space, pattern=pattern)
        return Colour(space=self.space, ink=ink_of(self.space, [float(one) for one in operands]))


@dataclass(kw_only=True)
class State:
    """Copied by `q`; each value is replaced as a whole, never changed within."""

    matrix: Matrix
    fill: Colour
    stroke: Colour
    clips: tuple[Shape, ...] = ()
    line_width: float = 1.0
    fill_overprints: bool = False
    stroke_overprints: bool = False
    overprint_mode: int = 0
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0

    @property
    def scale(self) -> float:
        """How much larger things become; under an uneven scale the mean of both directions."""
        return sqrt(abs(self.matrix.a * self.matrix.d - self.matrix.b * self.matrix.c))

    def changed(self, operator: str, operands: Sequence[Any], resources: Object) -> None:
        """Obey an operator that sets colour, line width, matrix or a named state."""
        if operator == "cm":
            self.matrix = Matrix(*(float(one) for one in operands)) @ self.matrix
        elif operator == "w":
            self.line_width = float(operands[0])
        elif operator == "gs":
            found = resources.get(Name.ExtGState, Dictionary()).get(str(operands[0]))
            self.named(found if found is not None else Dictionary())
        elif operator.lower() in DEVICE:
            coloured = Colour(space=Name(DEVICE[operator.lower()]))
            self.coloured(operator, coloured.set_parts(operands, resources))
        elif operator in ("cs", "CS"):
            space = named_space(str(operands[0]), resources)
            self.coloured(operator, Colour().set_space(space))
        elif operator in ("sc", "scn", "SC", "SCN"):
            before = self.stroke if operator.isupper() else self.fill
            self.coloured(operator, before.set_parts(operands, resources))

    def coloured(self, operator: str, colour: Colour) -> None:
        if operator.isupper():
            self.stroke = colour
        else:
            self.fill = colour

    def named(self, state: Object) -> None:
        """Obey a named graphics state; `OP` without `op` sets both (table 57)."""
        self.line_width = float(state.get(Name.LW, self.line_width))
        if Name.OP in state:
            self.stroke_overprints = self.fill_overprints = bool(state[Name.OP])
        self.fill_overprints = bool(state.get(Name("/op"), self.fill_overprints))
        self.overprint_mode = int(state.get(Name.OPM, self.overprint_mode))
        self.fill_alpha = float(state.get(Name.ca, self.fill_alpha))
        self.stroke_alpha = float(state.get(Name.CA, self.stroke_alpha))


def fresh(matrix: Matrix) -> State:
    """Give the state in which a page begins."""
    black = Colour().set_space(Name.DeviceGray)
    return State(matrix=matrix, fill=black, stroke=black)
