"""Lines that are written from the right, put into the order in which they are read.

A PDF tells where letters stand, not in which order they are read. pdfium guesses a line's direction
from its letters, in mixed lines often wrongly. Here the direction is known, and where each letter
stands says the rest: from the right, but letters and digits that run to the right keep their order
(Unicode annex 9). Signs have no direction of their own: between two they stand at either end.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from unicodedata import bidirectional

from printables.preflight.letters import letters
from printables.preflight.pages import FROM_RIGHT, Glyph, is_from_right

FROM_LEFT = {"L", "EN", "AN"}
"""Letters of most scripts, and all digits."""
WORD_SPACE, COLUMN_SPACE = 0.2, 2.0
"""Times the type size: what at least lies between two words, and between two columns."""
SAME_LINE, LINE_SPACE = 0.5, 2.0
"""Times the type size: what at most lies between the feet of two letters, and of two lines.

Of two sizes their mean: a small line may stand close under a large one.
"""


def from_the_right(glyphs: Iterable[Glyph], *, by_word: bool) -> Iterator[Glyph]:
    """Give letters in the order in which they are read, and no signs.

    `by_word`: words follow one another to the left even where their letters run to the right.
    """
    space = WORD_SPACE if by_word else COLUMN_SPACE
    for line in in_order(lines(glyphs)):
        for part in parts(sorted(line, key=lambda glyph: -glyph.along), space):
            yield from leftwards(part)


def from_the_left(glyphs: Iterable[Glyph], *, digits_too: bool) -> Iterator[Glyph]:
    """Give letters of lines from the left, in which some words run from the right, and no signs.

    `digits_too`: digits beside such words belong to them, and stand to the left of the last.
    """
    kept = {"L"} if digits_too else FROM_LEFT
    for line in in_order(lines(glyphs)):
        counted = (one for one in sorted(line, key=lambda one: one.along) if directed(one.text))
        for rightwards, run in groupby(counted, lambda one: bidirectional(one.text[0]) in kept):
            letters_of_run = list(run)
            yield from letters_of_run if rightwards else leftwards(letters_of_run[::-1])


def leftwards(part: Iterable[Glyph]) -> Iterator[Glyph]:
    """Read letters from the right, which stand in this order; digits and Latin to the right."""
    counted = (glyph for glyph in part if directed(glyph.text))
    for from_right, run in groupby(counted, lambda glyph: is_from_right(glyph.text)):
        yield from list(run)[:: 1 if from_right else -1]


def directed(text: str) -> str:
    """Reduce a text to the letters and digits that count, as `letters` does, without signs."""
    return "".join(one for one in letters(text) if bidirectional(one) in FROM_RIGHT | FROM_LEFT)


def either_way(text: str) -> str:
    """Reduce a text as `directed` does, where nobody knows from which side its line is written."""
    return directed(text)


def lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Put letters together that stand on one line and are drawn one after the other."""
    line: list[Glyph] = []
    for glyph in glyphs:
        if line and not level(line[-1], glyph):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def in_order(lines: Iterable[list[Glyph]]) -> Iterator[list[Glyph]]:
    """Put the lines of a paragraph in order that is turned upright; pdfium gives its last first."""
    paragraph: list[list[Glyph]] = []
    for line in lines:
        if paragraph and not (line[0].angle % 180 and level(paragraph[-1][0], line[0], LINE_SPACE)):
            yield from sorted(paragraph, key=lambda one: -one[0].base)
            paragraph = []
        paragraph.append(line)
    yield from sorted(paragraph, key=lambda one: -one[0].base)


def parts(line: Iterable[Glyph], space: float) -> Iterator[list[Glyph]]:
    """Cut a line at spaces so many times the type size wide."""
    part: list[Glyph] = []
    for glyph in line:
        if part and gap(part[-1], glyph) > space * min(part[-1].size, glyph.size):
            yield part
            part = []
        part.append(glyph)
    if part:
        yield part


def gap(one: Glyph, other: Glyph) -> float:
    """Measure what lies between two letters, whichever way their line runs."""
    a, b = one.ink, other.ink
    across = max(a.left, b.left) - min(a.right, b.right)
    up = max(a.bottom, b.bottom) - min(a.top, b.top)
    return max(across, up)


def level(one: Glyph, other: Glyph, step: float = SAME_LINE) -> bool:
    """Tell whether two letters stand on one line, or so many times the type size from another."""
    near = abs(one.base - other.base) < (one.size + other.size) / 2 * step
    return near and (one.page, one.angle) == (other.page, other.angle)
