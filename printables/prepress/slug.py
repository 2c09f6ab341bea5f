"""The slug line: what a sheet is, for whoever handles it, outside everything that is kept.

Drawn as outlines: it needs no font in the file, and whoever searches or copies the piece's text
does not find it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from printables.model.design import SLUG_LINE, SlugField, Theme
from printables.model.geometry import Edges
from printables.model.job import Job
from printables.prepress import operators
from printables.prepress.imposition import SheetSide

SIZE = 5.5
"""Points; smaller only where a card is too narrow for the line."""
UNKNOWN = "?"
PARTNER = "\0"


def slug_runs(job: Job, page: int) -> tuple[str, ...]:
    """Fill in the profile's slug line for one page, counted from 1, parted around the partner.

    What stands beside the partner's name is the same for all partners, and drawn once for them.
    """
    names, sides = job.name, list(job.format.sides)
    told = {
        SlugField.PACK: names.pack,
        SlugField.PARTNER: PARTNER,
        SlugField.MATERIAL: names.material,
        SlugField.FORMAT: names.format,
        SlugField.LANGUAGE: names.language,
        SlugField.EDITION: job.content.edition.code,
        SlugField.DATE: job.dated.isoformat(),
        SlugField.PAGE: str(page),
        SlugField.PAGES: str(len(sides)),
        SlugField.SIDE: sides[page - 1],
    }
    line = (job.profile.slug_line or "").format_map(
        {str(name): text for name, text in told.items()}
    )
    runs = (job.partner.id if run == PARTNER else run for run in re.split(f"({PARTNER})", line))
    return tuple(run for run in runs if run)


def drawn_slug(side: SheetSide, job: Job, page: int) -> str:
    """Draw the line below the marks, from the left edge of the trim."""
    return "".join(slug_pieces(side, job, page))


def slug_pieces(side: SheetSide, job: Job, page: int) -> Iterator[str]:
    """Draw the line run by run, each in a space that starts where the run does."""
    outlines = Outlines.of(font_of(job.theme, job.folders.theme))
    runs = slug_runs(job, page)
    widths = [outlines.width(run) for run in runs]
    room = side.paper.right - side.trim.left - SLUG_LINE
    scale = min(SIZE / outlines.em, room / sum(widths))
    marks_end = job.profile.reach - SLUG_LINE
    top = side.trim.grown(Edges.all(marks_end)).bottom
    moved = operators.numbers(scale, 0, 0, scale, side.trim.left, top - SLUG_LINE + SIZE / 2)
    yield f"q {moved} cm\n"
    for run, width in zip(runs, widths, strict=True):
        yield outlines.drawn(run)
        yield f"\n1 0 0 1 {operators.number(width)} 0 cm\n"
    yield "Q"


def font_of(theme: Theme, folder: Path) -> Path:
    """Give the file of the theme's text face."""
    face = theme.fonts[0]
    return (Path(str(files(face.package))) if face.package else folder) / face.file


class Outlines:
    """A font's letters as paths, in the font's own units: `em` of them to the type size."""

    def __init__(self, font: Path) -> None:
        opened = TTFont(font, lazy=True)
        self._glyphs: Any = opened.getGlyphSet()
        self._names: dict[int, str] = opened.getBestCmap()
        self.em: float = opened["head"].unitsPerEm

    @staticmethod
    @lru_cache
    def of(font: Path) -> "Outlines":
        """Open a font once for all pages of a run."""
        return Outlines(font)

    @lru_cache(maxsize=4096)  # noqa: B019 - fonts stay open for the whole run
    def width(self, text: str) -> float:
        """Give the width of a run."""
        return float(sum(self.letter(letter).width for letter in text))

    @lru_cache(maxsize=4096)  # noqa: B019
    def drawn(self, text: str) -> str:
        """Write the operators that fill a run of text whose baseline starts at 0,0."""
        written, at = [], 0.0
        for letter in text:
            pen = OperatorPen(self._glyphs, at)
            self.letter(letter).draw(pen)
            written += pen.written
            at += self.letter(letter).width
        return "\n".join([*written, "f"])

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
