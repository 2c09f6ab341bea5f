"""Changes to a file in its normal form, made in the form in which a person wrote it."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, kw_only=True, order=True)
class Hunk:
    """Lines from `start` to `end` of the normal form, and what stands there instead."""

    start: int
    end: int
    lines: tuple[str, ...]

    def meets(self, other: "Hunk") -> bool:
        return self.start < other.end and other.start < self.end


def merged(written: str, normal: str, new: str) -> str:
    """Give what `new` changed of the normal form; all else stays as it is written."""
    if written == normal:
        return new
    base = normal.split("\n")
    changes = hunks(base, new.split("\n"))
    habits = hunks(base, written.split("\n"))
    kept = [one for one in habits if not any(one.meets(change) for change in changes)]
    made, at = list[str](), 0
    for one in sorted([*changes, *kept]):
        made += [*base[at : one.start], *one.lines]
        at = one.end
    return "\n".join([*made, *base[at:]])


def hunks(base: Sequence[str], other: Sequence[str]) -> list[Hunk]:
    """Tell where two texts differ, line by line where their lines are as many."""
    found: list[Hunk] = []
    compared = SequenceMatcher(None, base, other, autojunk=False)
    for what, start, end, first, last in compared.get_opcodes():
        if what == "replace" and end - start == last - first:
            pairs = zip(range(start, end), other[first:last], strict=True)
            found += [Hunk(start=at, end=at + 1, lines=(line,)) for at, line in pairs]
        elif what != "equal":
            found.append(Hunk(start=start, end=end, lines=tuple(other[first:last])))
    return found
