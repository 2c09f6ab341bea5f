"""The engine's boxes as lines with their surroundings, page by page; in points from the top left.

The engine shows its boxes to nobody: what is read of them holds for the version that is pinned.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any, TypeAlias
from unicodedata import category

Box = Any
"""A box of the engine, which is untyped; its lengths are CSS px."""
Reach: TypeAlias = Callable[[Box], tuple[float, float]]
"""Tells how far the letters of a text box reach above and below their baseline, in CSS px."""

PT = 0.75
"""Points in a CSS px."""
REGION = "region"
"""The partner's box: its words are held against it by themselves, ours stay out of it."""
HEADINGS = {"h1", "h2", "h3"}
HEADING_CLASSES = {"helpline-name"}
ABOVE, BELOW = 0.62, 0.16
"""What Latin letters mostly reach from their baseline, in parts of the type size."""
PLAIN = range(0x80)
"""Accents, and letters of other scripts, may reach further than these."""
SLACK = 1.0
"""Points by which a round or slanted letter may overhang its line box."""
SMALL_SLACK = 0.1
"""Of small print: times the height of its letters."""


@dataclass(frozen=True, kw_only=True)
class Area:
    """A rectangle on a page, in points from its top left."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: "Area") -> bool:
        return self.reaches_across(other) and self.spans(other)

    def reaches_across(self, other: "Area") -> bool:
        return other.left >= self.left - SLACK and other.right <= self.right + SLACK

    def spans(self, other: "Area") -> bool:
        """Tell whether the other lies between top and bottom, however wide it runs."""
        return other.top >= self.top - SLACK and other.bottom <= self.bottom + SLACK

    def touches(self, other: "Area", slack: float = SLACK) -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > SLACK
            and min(self.bottom, other.bottom) - max(self.top, other.top) > slack
        )

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What a line stands in.

    `flow`: the number of the placed box in which it flows, 0 for the page. `heading`: the number
    of its heading on the page. `ground`: the number of the placed box of its own ground, 0 for the
    page. `turned`: drawn elsewhere than it is laid out. `rooms`: boxes of limited height around it.
    `column`: the box of its paragraph.
    """

    flow: int = 0
    heading: int | None = None
    ground: int = 0
    turned: bool = False
    rooms: tuple[Area, ...] = ()
    column: Area | None = None

    @property
    def running(self) -> bool:
        return self.flow == 0


@dataclass(frozen=True, kw_only=True)
class Line:
    """A set line: its words, where its letters stand, and what it stands in.

    `letters` is as high as Latin letters mostly are, `ink` as marks of other scripts reach.
    """

    words: str
    letters: Area
    ink: Area
    around: Surroundings

    def touches(self, other: "Line") -> bool:
        """Tell whether two lines are printed over one another.

        Within one flow the line height keeps marks apart, though one may reach between others.
        """
        if self.around.flow == other.around.flow:
            return self.letters.touches(other.letters)
        lower = min(self.letters.height, other.letters.height)
        return self.ink.touches(other.ink, min(SLACK, SMALL_SLACK * lower))


class Walk:
    """Goes through the boxes of one page, in the order in which they are drawn.

    `grounds` are placed pictures, and placed boxes with a ground of their own, by number; `foot` is
    how far down the flow of the page reaches.
    """

    def __init__(self, page: Box, reach: Reach) -> None:
        self.reach = reach
        self.lines: list[Line] = []
        self.grounds: list[Area] = []
        self.headings = self.flows = 0
        self.foot = 0.0
        self.into(page, Surroundings())

    def into(self, box: Box, around: Surroundings) -> None:
        if is_line(box):
            self.add(box, around)
        elif REGION in classes(box) or is_placed_picture(box):
            self.grounds.append(border_area(box))
        else:
            inside = self.inside(box, around)
            for child in children(box):
                self.into(child, inside)
            if inside.running and not children(box) and hasattr(box, "border_box_y"):
                self.foot = max(self.foot, border_area(box).bottom)

    def inside(self, box: Box, around: Surroundings) -> Surroundings:
        """Tell what the children of a box stand in."""
        if box.style["position"] == "absolute":
            self.flows += 1
            ground = self.ground(box, around)
            around = replace(around, flow=self.flows, rooms=(), ground=ground)
        if box.element_tag in HEADINGS or classes(box) & HEADING_CLASSES:
            self.headings += 1
            around = replace(around, heading=self.headings)
        if is_limited(box) and has_words(box):
            around = replace(around, rooms=(*around.rooms, border_area(box)))
        if any(is_line(child) for child in children(box)):
            around = replace(around, column=content_area(box))
        return replace(around, turned=around.turned or bool(box.style["transform"]))

    def ground(self, box: Box, around: Surroundings) -> int:
        """Number a placed box that has a ground and words of its own."""
        if not (has_ground(box) and has_words(box)):
            return around.ground
        self.grounds.append(border_area(box))
        return len(self.grounds)

    def add(self, line: Box, around: Surroundings) -> None:
        """Keep a line; one that is never broken may run wider than its column."""
        texts = [text for text in texts_in(line) if text.text.strip()]
        if not texts:
            return
        if any(text.style["white_space"] == "nowrap" for text in texts):
            around = replace(around, column=None)
        baseline = (line.position_y + line.baseline) * PT
        size = max(text.style["font_size"] for text in texts)
        letters = reaching(texts, baseline, [(ABOVE * size, BELOW * size)])
        reaches = [self.reach(text) for text in texts if is_tall(text.text)]
        ink = reaching(texts, baseline, reaches) if reaches else letters
        if around.running:
            self.foot = max(self.foot, letters.bottom)
        words = " ".join("".join(text.text for text in texts_in(line)).split())
        self.lines.append(Line(words=words, letters=letters, ink=ink, around=around))


def reaching(texts: Sequence[Box], baseline: float, reaches: Sequence[tuple[float, float]]) -> Area:
    """Give where letters stand that reach so far above and below their baseline."""
    return Area(
        left=min(text.position_x for text in texts) * PT,
        top=baseline - max(above for above, _ in reaches) * PT,
        right=max(text.position_x + text.width for text in texts) * PT,
        bottom=baseline + max(below for _, below in reaches) * PT,
    )


def children(box: Box) -> Sequence[Box]:
    return getattr(box, "children", ())


def is_line(box: Box) -> bool:
    return type(box).__name__ == "LineBox"


def is_placed_picture(box: Box) -> bool:
    return hasattr(box, "replacement") and box.style["position"] == "absolute"


def texts_in(box: Box) -> Iterator[Box]:
    for child in children(box):
        if hasattr(child, "text"):
            yield child
        else:
            yield from texts_in(child)


def has_words(box: Box) -> bool:
    return any(text.text.strip() for text in texts_in(box))


def has_ground(box: Box) -> bool:
    colour = box.style["background_color"]
    return colour != "currentcolor" and getattr(colour, "alpha", 1) > 0


def is_limited(box: Box) -> bool:
    """Tell whether a style sheet says how high a box may be."""
    return box.style["height"] != "auto" or isfinite(box.style["max_height"].value)


def classes(box: Box) -> set[str]:
    element = getattr(box, "element", None)
    return set() if element is None else set(element.get("class", "").split())


def is_tall(text: str) -> bool:
    return any(category(one)[0] in "LM" for one in text if ord(one) not in PLAIN)


def content_area(box: Box) -> Area:
    left, top = box.content_box_x() * PT, box.content_box_y() * PT
    return Area(left=left, top=top, right=left + box.width * PT, bottom=top + box.height * PT)


def border_area(box: Box) -> Area:
    left, top = box.border_box_x() * PT, box.border_box_y() * PT
    return Area(
        left=left,
        top=top,
        right=left + box.border_width() * PT,
        bottom=top + box.border_height() * PT,
    )
