"""Planned texts as they are looked for on a page."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from printables.model.plan import PlannedText
from printables.preflight.alignment import Run
from printables.preflight.letters import letters, signed, words
from printables.preflight.pool import Reduced


@dataclass(frozen=True, kw_only=True, eq=False)
class Wanted:
    """A planned text on one copy of the sheet."""

    text: PlannedText
    copy: int
    reduced: Reduced
    in_region: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(word for word in words(self.text.text) if self.reduced(word))

    @cached_property
    def letters(self) -> tuple[str, ...]:
        return tuple(self.reduced(word) for word in self.words)

    @property
    def closest(self) -> Reduced:
        """Keep the signs that `reduced` leaves out; in a line from the right nobody can."""
        return signed if self.reduced is letters else self.reduced

    @cached_property
    def signed(self) -> str:
        return self.closest(self.text.text)


def alike(wanted: Iterable[Wanted]) -> list[list[Wanted]]:
    """Put texts together that nobody could tell apart: the same ones, on the same panels."""
    found: dict[tuple[int, tuple[str, ...], str], list[Wanted]] = defaultdict(list)
    for one in wanted:
        found[one.copy, one.text.panels, one.signed].append(one)
    return list(found.values())


def joined(one: Wanted, run: Run) -> str:
    return "".join(one.letters[run.first : run.end])
