"""Where text stands: the text state and the text matrices (ISO 32000-2, 9.3 and 9.4)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from pikepdf import Array, Dictionary, Matrix, Name, Object, String

from printables.preflight.painting.advances import Advances, advances

THOUSAND = 1000.0
X_HEIGHT = 0.5
"""Of the type size; no letter's stems are lower."""
UNSEEN = 3
CLIPPING = 4
"""Text rendering modes: 3 paints nothing, from 4 on letters are also a clip (9.3.6)."""


@dataclass(kw_only=True)
class Setting:
    """The text state; it outlives a text object, its matrices do not."""

    font: Object = field(default_factory=Dictionary)
    size: float = 0.0
    letter_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    matrix: Matrix = field(default_factory=Matrix)
    line: Matrix = field(default_factory=Matrix)

    NUMBERS: ClassVar[dict[str, str]] = {
        "Tc": "letter_space",
        "Tw": "word_space",
        "TL": "leading",
        "Ts": "rise",
    }

    @property
    def fills(self) -> bool:
        return self.mode % CLIPPING in (0, 2)

    @property
    def strokes(self) -> bool:
        return self.mode % CLIPPING in (1, 2)

    def changed(self, operator: str, operands: Sequence[Any], resources: Object) -> None:
        """Obey an operator of text state or text position."""
        if operator == "Tf":
            found = resources.get(Name.Font, Dictionary()).get(str(operands[0]))
            self.font, self.size = found or Dictionary(), float(operands[1])
        elif operator in self.NUMBERS:
            setattr(self, self.NUMBERS[operator], float(operands[0]))
        elif operator == "Tz":
            self.stretch = float(operands[0]) / 100
        elif operator == "Tr":
            self.mode = int(operands[0])
        else:
            self.moved(operator, [float(one) for one in operands])

    def moved(self, operator: str, numbers: Sequence[float]) -> None:
        if operator == "BT":
            self.line = Matrix()
        elif operator == "Tm":
            self.line = Matrix(*numbers)
        elif operator == "T*":
            self.line = Matrix(1, 0, 0, 1, 0, -self.leading) @ self.line
        elif operator in ("Td", "TD"):
            self.leading = -numbers[1] if operator == "TD" else self.leading
            self.line = Matrix(1, 0, 0, 1, *numbers) @ self.line
        self.matrix = self.line

    def shown(self, text: Object, width_of: Callable[[Object], Advances]) -> tuple[Matrix, float]:
        """Set text, move on, and give where it began and how long it is in text space."""
        began, length = self.matrix, 0.0
        for piece in list(text) if isinstance(text, Array) else [text]:
            if isinstance(piece, String):
                length += self.length(bytes(piece), width_of(self.font))
            else:
                length -= float(piece) / THOUSAND * self.size * self.stretch
        self.matrix = Matrix(1, 0, 0, 1, length, 0) @ self.matrix
        return began, length

    def length(self, text: bytes, widths: Advances) -> float:
        glyphs = list(widths.of(text))
        wide = sum(glyphs) / THOUSAND * self.size + len(glyphs) * self.letter_space
        return (wide + widths.spaces(text) * self.word_space) * self.stretch


def cached_advances() -> Callable[[Object], Advances]:
    """Read each font's widths once."""
    known: dict[tuple[int, int], Advances] = {}

    def width_of(font: Object) -> Advances:
        if not font.is_indirect:
            return advances(font)
        if font.objgen not in known:
            known[font.objgen] = advances(font)
        return known[font.objgen]

    return width_of
