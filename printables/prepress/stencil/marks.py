"""The marks that render drew: where a region stands among the operators of a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from printables.model.stencil import MARK_SIZE
from printables.prepress.black import PAINT
from printables.prepress.drawings import Step

OPENS = {"q": "Q", "BMC": "EMC", "BDC": "EMC", "BT": "ET"}
CLOSES = frozenset(OPENS.values())
TOLERANCE = 1e-5


class UnstableError(Exception):
    """The engine did not write what a static layer leans on; it says what."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """Operators `start` to `end` (after the last), and the block that they stand in, if any."""

    start: int
    end: int
    parent: tuple[int, int] | None


def mark_blocks(steps: Sequence[Step]) -> list[Block]:
    """Give the largest balanced blocks that paint a mark and nothing else."""
    pairs = balanced(steps)
    paints = [at for at, one in enumerate(steps) if str(one.operator) in PAINT]
    marks = [at for at, one in enumerate(steps) if is_mark(one)]
    painted = dict.fromkeys(next((one for one in paints if one > at), at) for at in marks)
    return [grown(at, pairs, paints) for at in painted]


def is_mark(one: Step) -> bool:
    if str(one.operator) != "re":
        return False
    return all(abs(abs(float(side)) - MARK_SIZE) < TOLERANCE for side in one.operands[2:])


def balanced(steps: Sequence[Step]) -> list[tuple[int, int]]:
    """Pair what opens with what closes, inner pairs first."""
    opened, pairs = list[int](), list[tuple[int, int]]()
    for at, one in enumerate(steps):
        operator = str(one.operator)
        if operator in OPENS:
            opened.append(at)
        elif operator in CLOSES:
            if not opened or OPENS[str(steps[opened[-1]].operator)] != operator:
                raise UnstableError("its operators are not balanced")
            pairs.append((opened.pop(), at))
    return pairs


def grown(at: int, pairs: Sequence[tuple[int, int]], paints: Sequence[int]) -> Block:
    """Grow outwards from where a mark is painted as long as nothing else is painted there."""
    inner = (at, at)
    for start, end in (pair for pair in pairs if pair[0] < at < pair[1]):
        if any(start < paint < end and paint != at for paint in paints):
            return Block(start=inner[0], end=inner[1] + 1, parent=(start, end))
        inner = (start, end)
    return Block(start=inner[0], end=inner[1] + 1, parent=None)


def chain(steps: Sequence[Step], at: int) -> list[Step]:
    """Give the transformations that hold where an operator stands."""
    levels: list[list[Step]] = [[]]
    for one in steps[:at]:
        match str(one.operator):
            case "q":
                levels.append([])
            case "Q":
                levels.pop()
            case "cm":
                levels[-1].append(one)
    return [one for level in levels for one in level]


def numbers(steps: Sequence[Step]) -> list[tuple[float, ...]]:
    return [tuple(round(float(one), 5) for one in step.operands) for step in steps]
