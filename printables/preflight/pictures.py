"""Pictures of pages for a report: large enough to recognise what is pointed at."""

from collections.abc import Iterable
from io import BytesIO

from printables.model.geometry import Rect
from printables.model.page_picture import PagePicture
from printables.preflight.pages import Page, open_pages

LONGEST = 1100
"""Pixels of the longer side."""
ALWAYS, MOST = 2, 12
"""Pages: the first ones are shown in any case; the report stays small enough to mail."""
QUALITY = 80


def page_pictures(pdf: bytes, pointed_at: Iterable[int]) -> tuple[PagePicture, ...]:
    """Draw the first pages, and those pointed at; none of a file that cannot be opened."""
    try:
        pages = open_pages(pdf)
    except ValueError:
        return ()
    wanted = set(pointed_at) | set(range(1, ALWAYS + 1))
    return tuple(drawn(page) for page in pages if page.number in wanted)[:MOST]


def drawn(page: Page) -> PagePicture:
    whole = Rect.at(0, 0, page.size)
    raster = page.printed(whole, LONGEST / max(whole.width, whole.height))
    written = BytesIO()
    raster.image.rotate(-page.turn, expand=True).save(written, "JPEG", quality=QUALITY)
    return PagePicture(
        page=page.number, frame=raster.frame, turn=page.turn, jpeg=written.getvalue()
    )
