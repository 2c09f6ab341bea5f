"""Letters on a page among which those of a text are looked for."""

from collections.abc import Callable, Iterable, Iterator, Set
from typing import TypeAlias

from printables.preflight.bidi import level
from printables.preflight.pages import Glyph, far_apart

Reduced: TypeAlias = Callable[[str], str]
"""Gives of a text what counts when it is compared."""
Borders: TypeAlias = tuple[bool, bool]


class Pool:
    """The letters of some glyphs in the order read, and the glyph behind each letter."""

    def __init__(self, glyphs: Iterable[Glyph], reduced: Reduced) -> None:
        self.reduced = reduced
        pairs = [(letter, glyph) for glyph in glyphs for letter in reduced(glyph.text)]
        self.text = "".join(letter for letter, _ in pairs)
        self.glyphs = [glyph for _, glyph in pairs]

    def free(self, claimed: Set[Glyph]) -> "Pool":
        """Leave out what is spoken for."""
        return Pool(dict.fromkeys(one for one in self.glyphs if one not in claimed), self.reduced)

    def stretch(self, at: int, length: int) -> tuple[Glyph, ...]:
        return tuple(dict.fromkeys(self.glyphs[at : at + length]))

    def unclaimed(
        self, sought: str, claimed: Set[Glyph], borders: Borders = (False, False)
    ) -> tuple[Glyph, ...]:
        """Find letters that stand together and that nobody has claimed.

        `borders`: whether a line must begin where they begin, and end where they end.
        """
        return next(self.all_unclaimed(sought, claimed, borders), ())

    def all_unclaimed(
        self, sought: str, claimed: Set[Glyph], borders: Borders = (False, False)
    ) -> Iterator[tuple[Glyph, ...]]:
        """Give every place where `unclaimed` finds some letters; two may overlap."""
        length = len(sought)
        for at in self.all_of(sought):
            found = self.stretch(at, length)
            if claimed.isdisjoint(found) and self.has(borders, at, at + length):
                yield found

    def all_of(self, sought: str) -> Iterator[int]:
        """Give every place where some letters stand."""
        at = self.text.find(sought) if sought else -1
        while at >= 0:
            yield at
            at = self.text.find(sought, at + 1)

    def has(self, borders: Borders, first: int, end: int) -> bool:
        must_begin, must_end = borders
        return (not must_begin or self.new_line(first)) and (not must_end or self.new_line(end))

    def new_line(self, at: int) -> bool:
        """Tell whether a line begins at a letter, or would, behind the last."""
        if not 0 < at < len(self.glyphs):
            return True
        one, other = self.glyphs[at - 1], self.glyphs[at]
        return not level(one, other) or far_apart(one, other)
