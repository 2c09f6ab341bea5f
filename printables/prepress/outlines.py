"""A font's letters as paths: words that are drawn and not written, and need no font in the file."""

import io
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from printables.model.font import Font
from printables.model.locale import Locale
from printables.model.theme import DEFAULT, Role, Theme

UNKNOWN = "?"
SHAPED = {"R", "AL", "AN"}


def font_of(theme: Theme, folder: Path) -> Path:
    """Give the file of the theme's text face: ids and dates are Latin in every language."""
    return file_of(theme.fonts[theme.faces[Role.TEXT][DEFAULT][0]], folder)


def fonts_of(theme: Theme, locale: Locale, folder: Path) -> Iterator[Path]:
    """Give the files of the fonts that a language is set in, its text first."""
    return (file_of(font, folder) for font in theme.fonts_of(locale).values())


def file_of(font: Font, folder: Path) -> Path:
    return font.path(folder) or folder


class Outlines:
    """A font's letters as paths, in the font's own units: `em` of them to the type size."""

    def __init__(self, font: Path) -> None:
        opened = TTFont(io.BytesIO(font.read_bytes()), lazy=True)  # no file stays open
        self._glyphs: Any = opened.getGlyphSet()
        self._names: dict[int, str] = opened.getBestCmap()
        self.em: float = opened["head"].unitsPerEm

    @staticmethod
    @lru_cache
    def of(font: Path) -> "Outlines":
        """Open a font once for all pages of a run."""
        return Outlines(font)

    @lru_cache(maxsize=4096)  # noqa: B019
    def ems(self, text: str) -> float:
        """Give the width of a line in type sizes."""
        return float(sum(self.letter(letter).width for letter in text)) / self.em

    def can_draw(self, text: str) -> bool:
        """Tell whether the font has all letters, and they stand side by side as they are.

        Scripts that run from right to left, join letters or stack marks need a shaping engine.
        """
        letters = unicodedata.normalize("NFC", text)
        simple = (
            not unicodedata.category(one).startswith("M")
            and unicodedata.bidirectional(one) not in SHAPED
            for one in letters
        )
        return all(simple) and all(ord(one) in self._names for one in letters)

    @lru_cache(maxsize=512)  # noqa: B019 - fonts stay open for the whole run
    def path(self, text: str) -> str:
        """Write the path of a line of text whose baseline starts at 0,0, ready to be painted."""
        written, at = [], 0.0
        for letter in unicodedata.normalize("NFC", text):
            pen = OperatorPen(self._glyphs, at)
            self.letter(letter).draw(pen)
            written += pen.written
            at += self.letter(letter).width
        return "\n".join(written)

    def letter(self, letter: str) -> Any:  # noqa: ANN401 - fontTools is untyped
        name = self._names.get(ord(letter)) or self._names[ord(UNKNOWN)]
        return self._glyphs[name]


class OperatorPen(BasePen):  # type: ignore[misc] # fontTools is untyped
    """Writes outlines as path operators; quadratic curves arrive here as cubic ones."""

    def __init__(self, glyphs: Any, right: float) -> None:  # noqa: ANN401
        super().__init__(glyphs)
        self.written: list[str] = []
        self._right = right

    def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - named by fontTools
        self.written.append(f"{self._placed(point)} m")

    def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self.written.append(f"{self._placed(point)} l")

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.written.append(f"{' '.join(map(self._placed, points))} c")

    def _closePath(self) -> None:  # noqa: N802
        self.written.append("h")

    def _placed(self, point: tuple[float, float]) -> str:
        return f"{round(point[0] + self._right)} {round(point[1])}"
