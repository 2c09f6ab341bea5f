"""What a layout came to: which lines have no place, how full each panel is.

A line is overset when it stands on a page too many, beyond the safe area, beyond a box of limited
height that it belongs to, wider than its column, or over another line or another box on a ground of
its own. So a style sheet says how much room a text has by giving its box a height or
a max-height.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from printables.model.composition import ComposedStory
from printables.model.copyfit import StoryMeasure
from printables.render.boxes import (
    ABOVE,
    BELOW,
    PT,
    Area,
    Box,
    Line,
    Reach,
    Walk,
    content_area,
)
from printables.render.chunks import chunks

LEADING = 1.3
"""From line to line, in parts of the type size: what our sheets use."""
LINE_ENDS = re.compile(r"[\s\u00ad\u2010\u200b\u2060-]+")
BY_CHANCE = 8
"""Letters in a row: fewer may stand in another text as well."""
FEW = 2
"""Words on a line from which one can go down to the next without leaving its own line alone."""


@dataclass(frozen=True, kw_only=True)
class SetPage:
    """A page as it was laid out: lines, placed boxes with a ground by number, text and safe area.

    `foot`: how far down the flow of the page reaches, in points from its top.
    """

    lines: tuple[Line, ...]
    grounds: tuple[Area, ...]
    text: Area
    safe: Area
    foot: float

    @property
    def running(self) -> list[Line]:
        return [line for line in self.lines if line.around.running]

    @property
    def floor(self) -> float:
        """Give how far down what runs may reach: to what is placed below it, or the text area's."""
        placed = [line.letters.top for line in self.lines if not line.around.running]
        tops = (*placed, *(ground.top for ground in self.grounds))
        return min([top for top in tops if top > self.foot], default=self.text.bottom)

    @property
    def fill(self) -> float:
        """Tell how far down to its floor the text area is filled by what runs, from 0 to 1."""
        if not self.running:
            return 0.0
        reach = (self.foot - self.text.top) / (self.floor - self.text.top)
        return round(min(max(reach, 0.0), 1.0), 3)

    @property
    def room(self) -> float:
        """Tell how many more lines of running text would find place."""
        sizes = [line.letters.height for line in self.running]
        if not sizes:
            return 0.0
        each = median(sizes) / (ABOVE + BELOW) * LEADING
        return round(max(self.floor - self.foot, 0.0) / each, 1)

    def overset(self) -> Iterator[Line]:
        """Give the lines that have no place on this page."""
        wrong = {at for at, line in enumerate(self.lines) if not self.has_place(line)}
        upright = [(at, line) for at, line in enumerate(self.lines) if not line.around.turned]
        for (first, one), (second, other) in combinations(upright, 2):
            if one.touches(other):
                wrong.add(second if other.around.running >= one.around.running else first)
        yield from (self.lines[at] for at in sorted(wrong))

    def has_place(self, line: Line) -> bool:
        around = line.around
        if not all(room.spans(line.letters) for room in around.rooms):
            return False
        if around.column and not around.column.reaches_across(line.letters):
            return False
        return around.turned or (self.safe.holds(line.ink) and not self.on_another_ground(line))

    def on_another_ground(self, line: Line) -> bool:
        numbered = enumerate(self.grounds, start=1)
        others = (ground for number, ground in numbered if number != line.around.ground)
        return any(ground.touches(line.ink) for ground in others)


def story_measure(
    pages: Sequence[Box], story: ComposedStory, safe: float, reach: Reach
) -> StoryMeasure:
    """Measure a story that was set on these pages of the engine."""
    every = [set_page(page, safe, reach) for page in pages]
    kept, beyond = every[: len(story.panels)], every[len(story.panels) :]
    lines = [line for page in kept for line in page.overset()]
    lines += [line for page in beyond for line in page.lines]
    overset = (*(line.words for line in lines), *lost(every, story))
    return StoryMeasure(
        fills=tuple(page.fill for page in kept),
        overset=overset,
        room=0.0 if overset or not kept else kept[-1].room,
        line_length=line_length(kept),
        runts=tuple(runt for page in every for runt in runts(page.lines)),
        chunks=chunks(pages),
        depths=tuple(page.floor - page.text.top for page in every),
    )


def lost(pages: Sequence[SetPage], story: ComposedStory) -> Iterator[str]:
    """Give what was set in part: the engine drops lines of a placed box that leaves its page.

    A text that no template prints at all is for preflight to find: shortening it would not help.
    """
    found = letters("".join(line.words for page in pages for line in page.lines))
    for name, block in story.blocks.items():
        texts = [text.plain for text in block.texts()]
        begun = {text: set_so_far(text.split(), found) for text in texts}
        if any(not by_chance(text, begun[text]) for text in texts):
            for text in texts:
                if found.count(letters(text)) < story.times[name]:
                    yield " ".join(text.split()[begun[text] :]) or text


def by_chance(text: str, begun: int) -> bool:
    """Tell whether the words with which a text begins may be those of another."""
    return len(letters("".join(text.split()[:begun]))) < BY_CHANCE


def set_so_far(words: Sequence[str], found: str) -> int:
    """Tell how many words, from the first on, were set together."""
    whole = range(len(words), 0, -1)
    return next((at for at in whole if letters("".join(words[:at])) in found), 0)


def letters(text: str) -> str:
    """Leave out what line ends change: spaces, hyphens, and break opportunities."""
    return LINE_ENDS.sub("", text).casefold()


def line_length(pages: Sequence[SetPage]) -> float:
    """Give how many letters a full line of running text holds, spaces among them."""
    lengths = [len(line.words) for page in pages for line in page.running]
    return float(median(sorted(lengths)[len(lengths) // 2 :])) if lengths else 0.0


def runts(lines: Sequence[Line]) -> Iterator[str]:
    """Give the headings, without spaces, whose last line is one word of several lines."""
    headings: dict[int, list[str]] = {}
    for line in lines:
        if line.around.heading is not None:
            headings.setdefault(line.around.heading, []).append(line.words)
    for words in headings.values():
        if len(words) > 1 and len(words[-1].split()) == 1 and len(words[-2].split()) > FEW:
            yield "".join("".join(words).split())


def set_page(page: Box, safe: float, reach: Reach) -> SetPage:
    root = page._page_box  # noqa: SLF001 - the engine shows its boxes nowhere else
    walk = Walk(root, reach)
    return SetPage(
        lines=tuple(walk.lines),
        grounds=tuple(walk.grounds),
        text=content_area(root),
        safe=Area(
            left=safe,
            top=safe,
            right=page.width * PT - safe,
            bottom=page.height * PT - safe,
        ),
        foot=walk.foot,
    )
