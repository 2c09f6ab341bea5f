"""Questions in another order: foretold from the chunks of one layout, before another is made.

A heading that has no place with its first lines at the foot of a panel leaves that foot empty, so
the same questions need more room in one order than in another. What is foretold is then laid out
and measured as any other choice.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby

from printables.model.copyfit import Chunk, StoryMeasure
from printables.model.story import BlockRecord, Story

EXCHANGES = 3
"""Pairs that change places in a story, at most: the author's order is to be felt in ours."""
EVENER = 0.05
"""How much fuller the emptiest panel must become: some two lines, less is not seen."""
ROUNDING = 0.1
"""Points by which sums of heights may be off."""

Order = tuple[str, ...]
Groups = Sequence[Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Foretold:
    """Where chunks would stand: each on a page, from 0, reaching so far down it, in points."""

    chunks: Sequence[Chunk]
    places: Sequence[tuple[int, float]]
    depths: Sequence[float]
    panels: int

    @property
    def fits(self) -> bool:
        return self.places[-1][0] < self.panels

    @property
    def fill(self) -> float:
        """Tell how full the emptiest panel would be, from 0 to 1."""
        feet = dict(self.places)
        kept = enumerate(self.depths[: self.panels])
        return min((feet[page] / depth if page in feet else 0.0 for page, depth in kept), default=0)

    @property
    def length(self) -> float:
        """Tell how far all runs, empty feet among it: up to each chunk that must start a panel."""
        starts = [chunk.starts for chunk in self.chunks[1:]]
        ends = [place for place, last in zip(self.places, [*starts, True], strict=True) if last]
        return sum(page * max(self.depths) + foot for page, foot in ends)


Score = Callable[[Foretold], float]


def fitting(story: StoryMeasure, groups: Groups) -> Order | None:
    """Foretell an order, near the one measured, in which an overset story has its place."""

    def score(foretold: Foretold) -> float:
        return 0.0 if foretold.fits else -foretold.length

    if sum(chunk.height for chunk in story.chunks) > sum(story.depths[: len(story.fills)]):
        return None
    return Running(story, groups).better(score, enough=0.0)


def evener(story: StoryMeasure, groups: Groups, fill: float) -> Order | None:
    """Foretell an order, near the one measured, in which the emptiest panel is fuller."""
    running = Running(story, groups)
    enough = running.as_measured.fill + EVENER

    def score(foretold: Foretold) -> float:
        return min(foretold.fill, max(fill, enough)) if foretold.fits else -1.0

    return running.better(score, enough)


class Running:
    """The chunks of a story, item by item, of which those of a group may change places."""

    def __init__(self, story: StoryMeasure, groups: Groups) -> None:
        self.chunks, self.depths, self.panels = story.chunks, story.depths, len(story.fills)
        self.groups = groups
        self.runs = [(item, list(run)) for item, run in groupby(self.chunks, lambda one: one.item)]
        self.items = [item for item, _ in self.runs if item]

    @property
    def as_measured(self) -> Foretold:
        return self.set(self.chunks)

    @property
    def is_foretold_right(self) -> bool:
        """Tell whether we foretell of the order that was measured what the engine made of it.

        Pages too many may be wider than any panel, so where text stands on them is not compared.
        """
        places = zip(self.as_measured.places, self.chunks, strict=True)
        panels = [(min(page, self.panels), min(one.page, self.panels)) for (page, _), one in places]
        marked_once = len(set(self.items)) == len(self.items)
        return marked_once and all(ours == engines for ours, engines in panels)

    def better(self, score: Score, enough: float) -> Order | None:
        """Exchange pairs while that raises the score; give what may move, once it is enough."""
        order = tuple(item for item in self.items if any(item in group for group in self.groups))
        if not order or not self.is_foretold_right:
            return None
        reached = score(self.as_measured)
        for _ in range(EXCHANGES):
            scores = {one: score(self.in_order(one)) for one in exchanged(order, self.groups)}
            best = max(scores, key=scores.__getitem__, default=order)
            if scores.get(best, reached) <= reached:
                return None
            order, reached = best, scores[best]
            if reached >= enough:
                return order
        return None

    def in_order(self, order: Order) -> Foretold:
        """Foretell an order; the gaps between items stay where they are."""
        runs, moving, chunks = dict(self.runs), iter(order), list[Chunk]()
        for item, run in self.runs:
            moved = runs[next(moving)] if item in order else run
            chunks += [*moved[:-1], replace(moved[-1], gap=run[-1].gap)]
        return self.set(chunks)

    def set(self, chunks: Sequence[Chunk]) -> Foretold:
        """Put chunks one below the other, and on the next page what has no place."""
        page, foot, gap, places = 0, 0.0, 0.0, list[tuple[int, float]]()
        for chunk in chunks:
            depth = self.depths[min(page, len(self.depths) - 1)]
            if foot and (chunk.starts or foot + gap + chunk.height > depth + ROUNDING):
                page, foot, gap = page + 1, 0.0, 0.0
            foot += gap + chunk.height
            gap = chunk.gap
            places.append((page, foot))
        return Foretold(chunks=chunks, places=places, depths=self.depths, panels=self.panels)


def exchanged(order: Order, groups: Groups) -> Iterator[Order]:
    """Give each order in which one pair changed places: near ones first, and the later in text."""
    pairs = [
        (first, second)
        for first, second in combinations(range(len(order)), 2)
        if any(order[first] in group and order[second] in group for group in groups)
    ]
    for first, second in sorted(pairs, key=lambda pair: (pair[1] - pair[0], -pair[0])):
        other = list(order)
        other[first], other[second] = order[second], order[first]
        yield tuple(other)


def in_order(story: Story, order: Order) -> Story:
    """Give a story with some of its questions in another order; the others keep their places."""

    def change(block: BlockRecord) -> BlockRecord:
        named = block.questions or ()
        moving = iter([one for one in order if one in named])
        changed = tuple(next(moving) if one in order else one for one in named)
        return block.model_copy(update={"questions": changed}) if named else block

    blocks = {name: change(block) for name, block in story.blocks.items()}
    return story.model_copy(update={"blocks": blocks})
