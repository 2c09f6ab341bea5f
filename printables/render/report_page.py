"""A preflight report as one HTML file that needs no other: pages with outlines, and a list."""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from printables.model.page_picture import PagePicture
from printables.model.preflight_report import Box, InspectedFile, Weight
from printables.render.html import filled

TEMPLATE = "report/report.html.j2"
STYLE = "report/report.css"
LEAST = 0.012
"""Of the picture: smaller outlines could not be seen."""


@dataclass(frozen=True, kw_only=True)
class Outline:
    """A frame on a picture, in parts of its width and height, for the issue of that number."""

    number: int
    weight: Weight
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A page as it is shown: its picture as data, and what is outlined on it."""

    page: int
    jpeg: str
    outlines: tuple[Outline, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(one.number for one in self.outlines))


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One file of the report with its pictures."""

    file: InspectedFile
    figures: tuple[Figure, ...]


def report_page(
    templates: Path, files: Sequence[tuple[InspectedFile, tuple[PagePicture, ...]]]
) -> str:
    """Write the report of some PDFs, each with pictures of its pages.

    Raises:
        LayoutError: the template is broken.
    """
    shown = [Shown(file=file, figures=tuple(figures(file, pages))) for file, pages in files]
    style = (templates / STYLE).read_text(encoding="utf-8")
    return filled(TEMPLATE, templates, files=shown, style=style, weights=tuple(Weight))


def figures(file: InspectedFile, pictures: Sequence[PagePicture]) -> Iterator[Figure]:
    for picture in pictures:
        jpeg = f"data:image/jpeg;base64,{base64.b64encode(picture.jpeg).decode()}"
        yield Figure(page=picture.page, jpeg=jpeg, outlines=tuple(outlines(file, picture)))


def outlines(file: InspectedFile, picture: PagePicture) -> Iterator[Outline]:
    """Outline every spot on a page; issues are numbered as they are listed."""
    for number, issue in enumerate(file.issues, start=1):
        for spot in issue.spots:
            if spot.page == picture.page and spot.box:
                left, top, right, bottom = on_picture(spot.box, picture)
                yield Outline(
                    number=number,
                    weight=issue.weight,
                    left=left,
                    top=top,
                    width=max(right - left, LEAST),
                    height=max(bottom - top, LEAST),
                )


def on_picture(box: Box, picture: PagePicture) -> tuple[float, float, float, float]:
    """Give left, top, right and bottom of a place in parts of the picture, as it was turned."""
    frame = picture.frame
    left, right = ((at - frame.left) / frame.width for at in (box.left, box.right))
    top, bottom = ((frame.top - at) / frame.height for at in (box.top, box.bottom))
    for _ in range(picture.turn // 90):
        left, top, right, bottom = 1 - bottom, left, 1 - top, right
    return kept(left), kept(top), kept(right), kept(bottom)


def kept(part: float) -> float:
    """Keep what lies off the picture at its edge."""
    return min(max(part, 0.0), 1.0)
