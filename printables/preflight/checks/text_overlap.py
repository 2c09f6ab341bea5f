"""`text-overlap`: no word is printed over another."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from printables.model.finding import Severity
from printables.model.geometry import Rect
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.pages import Word
from printables.preflight.rectangles import within

NOTICEABLE = 0.2
"""Part of the smaller letter's width and height: tight leading touches by less."""


def find(inspection: Inspection) -> Iterator[Fault]:
    by_page: dict[int, list[Word]] = defaultdict(list)
    for page, word in inspection.words:
        by_page[page.number].append(word)
    for number, words in by_page.items():
        for one, other in neighbours(words):
            if overlap(one, other):
                message = f"'{one.text}' and '{other.text}' are printed over one another"
                where = within(one.ink, other.ink)
                yield Fault(message=message, page=number, where=where)


def neighbours(words: list[Word]) -> Iterator[tuple[Word, Word]]:
    """Give each two words whose boxes meet, sweeping from left to right."""
    open_words: list[Word] = []
    for word in sorted(words, key=lambda word: word.ink.left):
        open_words = [one for one in open_words if one.ink.right > word.ink.left]
        yield from ((one, word) for one in open_words if meet(one.ink, word.ink))
        open_words.append(word)


def meet(one: Rect, other: Rect) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.bottom < other.top and other.bottom < one.top


def overlap(one: Word, other: Word) -> bool:
    """Tell whether any two of their letters overlap noticeably."""
    return any(covers(a.ink, b.ink) for a, b in product(one.letters, other.letters))


def covers(one: Rect, other: Rect) -> bool:
    common = within(one, other)
    across = min(one.width, other.width) * NOTICEABLE
    up = min(one.height, other.height) * NOTICEABLE
    return common.width > across and common.height > up


CHECK = Check(
    id="text-overlap",
    title="No two words are printed over one another",
    rationale="Longer words in another language or partner run into the next block, unreadable.",
    remedy="Move the words apart, or shorten them.",
    severity=Severity.ERROR,
    find=find,
)
