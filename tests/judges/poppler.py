"""Poppler: pages as pixels, boxes, fonts, and words with their places."""

import re
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.judges.program import Rendering, first_number, images, installed, run

PAGE = re.compile(r"<page .*?</page>", re.DOTALL)
WORD = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')
BOX = re.compile(r"^(?:Page\s+(\d+)\s)?(\w+Box):\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)$", re.MULTILINE)


class Box(NamedTuple):
    """Edges in points from the lower left corner of the page's space."""

    left: float
    bottom: float
    right: float
    top: float


class Word(NamedTuple):
    """A word and its page (from 1) and edges, in points from the page's upper left corner."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


class Font(NamedTuple):
    name: str
    embedded: bool


def available() -> bool:
    return installed("pdftoppm")


def version() -> str:
    return first_number(run("pdftoppm", "-v").complaints)


def render(pdf: Path, *, ppi: int = 72) -> Rendering:
    with TemporaryDirectory() as folder:
        ran = run("pdftoppm", "-r", str(ppi), "-png", pdf, Path(folder) / "page")
        return Rendering(pages=images(Path(folder).glob("*.png")), warnings=ran.warnings())


def boxes(pdf: Path) -> list[dict[str, Box]]:
    """Give each page's boxes by name: MediaBox, CropBox, BleedBox, TrimBox, ArtBox."""
    pages: dict[int, dict[str, Box]] = {}
    for page, name, *edges in BOX.findall(run("pdfinfo", "-box", "-l", "-1", pdf).output):
        pages.setdefault(int(page), {})[name] = Box(*map(float, edges))
    return [pages[number] for number in sorted(pages)]


def words(pdf: Path) -> list[Word]:
    pages = PAGE.findall(run("pdftotext", "-bbox", pdf, "-").output)
    return [
        Word(number, unescape(text), *map(float, edges))
        for number, page in enumerate(pages, start=1)
        for *edges, text in WORD.findall(page)
    ]


def fonts(pdf: Path) -> list[Font]:
    """List the fonts; pdffonts gives columns, of which `emb` is the fifth from the right."""
    rows = run("pdffonts", pdf).output.splitlines()[2:]
    return [Font(row.split()[0], embedded=row.split()[-5] == "yes") for row in rows]
