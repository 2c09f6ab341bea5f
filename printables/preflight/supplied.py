"""Where a PDF is cut that nobody here planned: it is taken at its own word."""

from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Name

from printables.model.geometry import Edges, Rect
from printables.model.rules import Rules
from printables.preflight.pages import Page
from printables.preflight.rectangles import within
from printables.preflight.sheets import Expected, Place
from printables.preflight.structure import box

BOXES = (Name.TrimBox, Name.CropBox)
"""In this order: where a page is cut; without a box, at the edge of its paper."""


def as_supplied(file: pikepdf.Pdf, pages: Sequence[Page], rules: Rules) -> tuple[Expected, ...]:
    """Take each page as one panel that is cut at its trim, with as much bleed as the shop asks."""
    rule = rules.rule("safe_to_trim")
    safe = rule.value if rule else 0.0
    return tuple(
        Expected(
            media=page.size,
            trim=trim,
            bleed=trim.grown(Edges.all(rules.profile.bleed)),
            places=(
                Place(
                    panel="page",
                    copy=0,
                    trim=trim,
                    safe=trim.grown(Edges.all(-safe)),
                    turned=False,
                ),
            ),
            window=Rect.at(0, 0, page.size),
        )
        for page, trim in zip(pages, trims(file, pages), strict=True)
    )


def trims(file: pikepdf.Pdf, pages: Sequence[Page]) -> Iterator[Rect]:
    """Give each page's trim, from the corner of its MediaBox."""
    for page, file_page in zip(pages, file.pages, strict=True):
        media = box(file_page, Name.MediaBox)
        corner = (-media.left, -media.bottom) if media else (0.0, 0.0)
        written = (box(file_page, name) for name in BOXES)
        paper = Rect.at(0, 0, page.size)
        inside = (within(one.moved(*corner), paper) for one in written if one)
        yield next((one for one in inside if one.width > 0 and one.height > 0), paper)
