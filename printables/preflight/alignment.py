"""Which words of a text stand together, in order, in a stretch of letters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Run:
    """Words from `first` up to `end` of a text, standing together at `at`; None if nowhere."""

    first: int
    end: int
    at: int | None


def runs(words: Sequence[str], text: str) -> Iterator[Run]:
    """Cut words into the longest runs that stand in a text in this order."""
    return within(words, text, Run(first=0, end=len(words), at=0), len(text))


def within(words: Sequence[str], text: str, part: Run, stop: int) -> Iterator[Run]:
    """Find the longest run of `part` in `text[part.at:stop]`; then what is before and after it."""
    start = part.at or 0
    best = longest(words, text, part, stop)
    if best is None or best.at is None:
        if part.first < part.end:
            yield Run(first=part.first, end=part.end, at=None)
        return
    length = len("".join(words[best.first : best.end]))
    yield from within(words, text, Run(first=part.first, end=best.first, at=start), best.at)
    yield best
    after = Run(first=best.end, end=part.end, at=best.at + length)
    yield from within(words, text, after, stop)


def longest(words: Sequence[str], text: str, part: Run, stop: int) -> Run | None:
    """Give the longest run of words that stands together between `part.at` and `stop`."""
    best: Run | None = None
    for first in range(part.first, part.end):
        end = first + 1 + (best.end - best.first if best else 0)
        while end <= part.end:
            at = text.find("".join(words[first:end]), part.at or 0, stop)
            if at < 0:
                break
            best = Run(first=first, end=end, at=at)
            end += 1
    return best
