"""Words of any script on a picture, each letter in the first font of its language that has it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from unicodedata import category

from fontTools.ttLib import TTFont
from PIL import ImageDraw, ImageFont

from printables.model.job import Job
from printables.render.fonts import font_files


def fonts_by_language(jobs: Iterable[Job]) -> dict[str, tuple[Path, ...]]:
    """Give the upright files that each language is set in, those of its text first."""
    first = {job.name.language: job for job in jobs}
    return {
        language: tuple(file.path for file in font_files(job) if not file.italic)
        for language, job in first.items()
    }


def lettered(
    pen: ImageDraw.ImageDraw, at: tuple[float, float], words: str, files: Sequence[Path], *,
    size: int, fill: str,
) -> None:  # fmt: skip
    """Write a line from the left end of its foot."""
    left, foot = at
    for file, run in runs(words, files):
        font = ImageFont.truetype(file, size) if file else ImageFont.load_default(size)
        pen.text((left, foot), run, fill=fill, font=font, anchor="ls")
        left += font.getlength(run)


def runs(words: str, files: Sequence[Path]) -> Iterator[tuple[Path | None, str]]:
    """Cut a line where another font begins; no font for what none of them has."""
    drawn = (letter for letter in words if category(letter) != "Cf")
    for file, run in groupby(
        drawn, lambda letter: next((one for one in files if ord(letter) in letters(one)), None)
    ):
        yield file, "".join(run)


@lru_cache
def letters(file: Path) -> frozenset[int]:
    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())
