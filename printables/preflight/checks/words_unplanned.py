"""`words-unplanned`: nothing is printed on a panel that nobody planned."""

import re
from collections import defaultdict
from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import quoted
from printables.preflight.pages import Word
from printables.preflight.piece import PieceInspection
from printables.preflight.reading import Reading
from printables.preflight.rectangles import around

SAYS_SOMETHING = re.compile(r"[^\W\d_]{2}|\d{3}")
"""Two letters or three digits: not a bullet, nor the number of a list item."""


def find(inspection: PieceInspection) -> Iterator[Fault]:
    reading = inspection.reading
    unplanned: dict[tuple[int, str], list[Word]] = defaultdict(list)
    for page, word in inspection.words:
        if is_unplanned(word, reading):
            place = next(place for place in inspection.places(page) if place.holds(word.ink))
            unplanned[page.number, place.panel].append(word)
    for (page_number, panel), words in unplanned.items():
        yield Fault(
            message=f"panel '{panel}' prints {quoted([word.text for word in words])}: not planned",
            page=page_number,
            where=around(word.ink for word in words),
        )


def is_unplanned(word: Word, reading: Reading) -> bool:
    """Tell whether no letter of a word was planned, and it is more than a list marker."""
    return reading.claimed.isdisjoint(word.glyphs) and bool(SAYS_SOMETHING.search(word.text))


CHECK = Check(
    id="words-unplanned",
    title="No words are printed that nobody planned",
    rationale="Words typed into a template are never translated, checked, or seen by an editor.",
    remedy="Move the words from the template into the content.",
    severity=Severity.ERROR,
    find=find,
)
