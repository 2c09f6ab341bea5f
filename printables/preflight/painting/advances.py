"""How far text moves on: widths of glyphs in thousandths of the type size (ISO 32000-2, 9.2.4)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from struct import unpack

from pikepdf import Array, Dictionary, Name, Object

USUAL = 1000.0
GUESSED = 500.0
"""For the fonts that every reader knew and that carry no widths."""
SPACE = 32


@dataclass(frozen=True, kw_only=True)
class Advances:
    """Widths by character code; codes have one byte, or two in a composite font."""

    code_bytes: int
    widths: Mapping[int, float]
    otherwise: float

    def of(self, text: bytes) -> list[float]:
        """Give the width of each glyph of a text."""
        pairs = len(text) // 2
        codes = text if self.code_bytes == 1 else unpack(f">{pairs}H", text[: pairs * 2])
        return [self.widths.get(code, self.otherwise) for code in codes]

    def spaces(self, text: bytes) -> int:
        """Count the spaces that word spacing widens: codes of one byte alone (9.3.3)."""
        return text.count(SPACE) if self.code_bytes == 1 else 0


def advances(font: Object) -> Advances:
    if font.get(Name.Subtype) != Name.Type0:
        return simple(font)
    inner = font.DescendantFonts[0]
    return Advances(
        code_bytes=2,
        widths=dict(composite(inner.get(Name.W, Array()))),
        otherwise=float(inner.get(Name.DW, 1000)),
    )


def simple(font: Object) -> Advances:
    """Read a font of one byte a letter; a Type 3 font counts in units of its own."""
    scale = float(font.FontMatrix[0]) * USUAL if Name.FontMatrix in font else 1.0
    first = int(font.get(Name.FirstChar, 0))
    widths = {
        first + at: float(one) * scale for at, one in enumerate(font.get(Name.Widths, Array()))
    }
    missing = font.get(Name.FontDescriptor, Dictionary()).get(Name.MissingWidth)
    otherwise = float(missing) if missing is not None else (0.0 if widths else GUESSED)
    return Advances(code_bytes=1, widths=widths, otherwise=otherwise)


def composite(written: Object) -> Iterator[tuple[int, float]]:
    """Read `first [w w w]` and `first last w`."""
    at = 0
    while at + 1 < len(written):
        first, second = int(written[at]), written[at + 1]
        if isinstance(second, Array):
            yield from ((first + i, float(one)) for i, one in enumerate(second))
            at += 2
        else:
            yield from ((code, float(written[at + 2])) for code in range(first, int(second) + 1))
            at += 3
