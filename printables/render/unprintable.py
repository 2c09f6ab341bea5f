"""Style that the layout engine cannot print in ink: it stops at some, the rest comes out as RGB.

Preflight would find the RGB, but not the line of the style sheet; and a style sheet serves every
edition, so what only a screen could show is refused for all.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from os.path import relpath
from pathlib import Path
from typing import NamedTuple

from PIL import ImageColor

from printables.errors import ContentError, Problem
from printables.render.variables import without_comments

DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;{}]+?)\s*(?=[;}])")
ADDRESS = re.compile(r"url\([^)]*\)")
OF_THE_THEME = "Use a colour of the theme: var(--name)."
FLAT = "Use flat colours, or draw it as a picture."


class Unprintable(NamedTuple):
    """A property and a value that together cannot be printed, and what to do instead."""

    key: re.Pattern[str]
    value: Callable[[str], object]
    remedy: str

    def fits(self, key: str, value: str) -> bool:
        return bool(self.key.fullmatch(key) and self.value(value))


def row(key: str, value: str, remedy: str) -> Unprintable:
    return Unprintable(re.compile(key), re.compile(value, re.IGNORECASE).match, remedy)


def names_a_colour(value: str) -> bool:
    """Look for `red` among the words of a value; all names as one pattern take long to compile."""
    return any(word[0].lower() in ImageColor.colormap for word in WORD.finditer(value))


COLOURED = (
    r"(?!--).*color|background|(border|outline|column-rule|text-decoration)(-.*)?|fill|stroke"
)
WORD = re.compile(r"(?<![^\s,])[a-z]+\b(?!-)", re.IGNORECASE)
UNPRINTABLE = (
    row(r"[\w-]+", r".*gradient\(", FLAT),
    row(r"box-shadow", r"(?!none)", FLAT),
    row(r"(border|outline|column-rule)\b.*", r".*\b(groove|ridge|inset|outset)\b", "Use solid."),
    row(r"[\w-]+", r".*\b(rgba?|hsla?|hwb|(ok)?(lab|lch)|color(-mix)?)\(", OF_THE_THEME),
    row(r"[\w-]+", r".*#[0-9a-f]{3,8}\b", OF_THE_THEME),
    Unprintable(re.compile(COLOURED), names_a_colour, OF_THE_THEME),
    row(r"(backdrop-)?filter|mix-blend-mode|text-shadow|mask(-.*)?", r"(?!none|normal)", FLAT),
    row(r"marks", r"(?!none)", "Leave it out: marks are drawn outside the bleed by the profile."),
)


def require_printable(files: Iterable[Path], root: Path) -> None:
    """See that no style sheet uses what cannot be printed.

    Raises:
        ContentError: names each place, with its file below `root` and line.
    """
    texts = ((Path(relpath(file, root)), file.read_text(encoding="utf-8")) for file in files)
    problems = [one for file, text in texts for one in problems_in(text, file)]
    if problems:
        raise ContentError(problems)


@lru_cache(maxsize=64)
def problems_in(text: str, file: Path) -> tuple[Problem, ...]:
    """Look through a sheet once, for all jobs that share it."""
    return tuple(unprintable(without_comments(text), file))


def unprintable(text: str, file: Path) -> Iterator[Problem]:
    for found in DECLARATION.finditer(text):
        key, value = found[1], " ".join(ADDRESS.sub("url()", found[2]).split())
        remedy = next((one.remedy for one in UNPRINTABLE if one.fits(key, value)), None)
        if remedy:
            before = text[: found.start()]
            yield Problem(
                file=file,
                line=before.count("\n") + 1,
                column=found.start() - before.rfind("\n"),
                message=f"'{key}: {value}' cannot be printed in ink.",
                remedy=remedy,
            )
