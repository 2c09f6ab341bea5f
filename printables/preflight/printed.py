"""What of a page is printed on the piece: paints inside the bleed, and the words that they set."""

from collections.abc import Iterator

from printables.model.geometry import Rect
from printables.preflight.inspection import Inspection, quoted
from printables.preflight.pages import Page, Word
from printables.preflight.painting import Kind, Paint
from printables.preflight.rectangles import within


def kept(inspection: Inspection, page: Page) -> Rect:
    """Give what of a page is printed to be kept: to the bleed, or all of a page not foreseen."""
    at = page.number - 1
    if at < len(inspection.expected):
        return inspection.expected[at].bleed
    return Rect.at(0, 0, page.size)


def printed(inspection: Inspection, *kinds: Kind) -> Iterator[tuple[Page, Paint, Rect]]:
    """Give the paints of some kinds that reach the piece, with where; marks are cut off."""
    pages = {page.number: (page, kept(inspection, page)) for page in inspection.pages}
    for paint in inspection.paints:
        if paint.kind in kinds and paint.shape.bound:
            page, inside = pages[paint.page]
            where = within(paint.shape.bound, inside)
            if where.width > 0 and where.height > 0:
                yield page, paint, where


def words_set(page: Page, where: Rect) -> str:
    """Quote the words that a run of letters stands in."""
    words = [word.text for word in page.words if touch(word, where)]
    return quoted(words) if words else "text"


def touch(word: Word, where: Rect) -> bool:
    shared = within(word.ink, where)
    return shared.width > 0 and shared.height > 0
