"""`words-hidden`: every letter leaves ink: not clipped away, covered, or drawn in its ground."""

from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.light import shown
from printables.preflight.pages import Glyph, Page
from printables.preflight.rectangles import area, around

ENOUGH = 0.8
"""A letter's ink box is tight: one that shows in less than this part of it is cut."""


def find(inspection: Inspection) -> Iterator[Fault]:
    for page, word in inspection.words:
        hidden = [glyph for glyph in word.letters if is_hidden(inspection, page, glyph)]
        if hidden:
            message = f"'{word.text}' is in the file but cannot be seen (clipped or covered)"
            where = around(glyph.ink for glyph in hidden)
            yield Fault(message=message, page=page.number, where=where)


def is_hidden(inspection: Inspection, page: Page, glyph: Glyph) -> bool:
    """Look at the page, and closer before calling a letter hidden.

    Of a letter cut by a tile's edge only a part can be judged: any ink there will do.
    """
    if glyph.ink.width <= 0 or glyph.ink.height <= 0:
        return False
    seen_on, ink = inspection.sight(page, glyph.ink)
    whole = ink is glyph.ink or abs(area(ink) - area(glyph.ink)) < area(glyph.ink) / 100
    enough = ENOUGH if whole else 0.01
    return shown(seen_on.view, ink) < enough and shown(seen_on.closer(ink), ink) < enough


CHECK = Check(
    id="words-hidden",
    title="Every letter can be seen",
    rationale="Search and copy find words that a clip or a box hides; the reader does not.",
    remedy="Look for a box that covers the words or is too small for them.",
    severity=Severity.ERROR,
    find=find,
)
