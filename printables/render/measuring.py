"""What a layout came to: which lines have no place, how full each panel is.

Reads the engine's boxes (positions in CSS px from the page's top left). A line is overset when it
stands on a page too many, beyond the safe area, beyond a box of fixed height that it belongs to, or
over another line or another box on a ground of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from printables.model.copyfit import StoryMeasure

PT = 0.75
"""Points in a CSS px."""
HEADINGS = {"h1", "h2", "h3"}
HEADING_CLASSES = {"helpline-name"}
REGION = "region"
"""The partner's box: its words are held against it by themselves, ours stay out of it."""
ABOVE, BELOW = 0.62, 0.16
"""What letters mostly reach from their baseline, in parts of the type size."""
FEW = 2
"""Words on a line from which one can go down to the next without leaving its own line alone."""
SLACK = 1.0
"""Points by which a round or slanted letter may overhang its line box."""


@dataclass(frozen=True, kw_only=True)
class Area:
    """A rectangle on a page, in points from its top left."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: "Area") -> bool:
        across = other.left >= self.left - SLACK and other.right <= self.right + SLACK
        return across and self.spans(other)

    def spans(self, other: "Area") -> bool:
        """Tell whether the other lies between top and bottom, however wide it runs."""
        return other.top >= self.top - SLACK and other.bottom <= self.bottom + SLACK

    def touches(self, other: "Area") -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > SLACK
            and min(self.bottom, other.bottom) - max(self.top, other.top) > SLACK
        )


@dataclass(frozen=True, kw_only=True)
class Line:
    """A set line: its words, where its letters stand, and what it belongs to.

    `heading` is the number of its heading on the page. `ground` is the number of the box of its
    own ground that it stands in, 0 for the page. `rooms`: the boxes of fixed height around it. A
    `turned` one is drawn elsewhere than it is laid out, so only its rooms can be held against it.
    """

    words: str
    letters: Area
    running: bool
    heading: int | None
    ground: int
    turned: bool
    rooms: tuple[Area, ...]


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What a box of the engine stands in."""

    running: bool = True
    heading: int | None = None
    ground: int = 0
    turned: bool = False
    rooms: tuple[Area, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SetPage:
    """A page as it was laid out: lines, boxes with a ground by number, text area, safe area."""

    lines: tuple[Line, ...]
    grounds: tuple[Area, ...]
    text: Area
    safe: Area

    @property
    def fill(self) -> float:
        """Tell how far down the text area the running text reaches, from 0 to 1."""
        feet = [line.letters.bottom for line in self.lines if line.running]
        if not feet:
            return 0.0
        reach = max(feet) - self.text.top
        return round(min(max(reach / (self.text.bottom - self.text.top), 0.0), 1.0), 3)

    @property
    def room(self) -> float:
        """Tell how many more lines of running text would find place."""
        running = [line.letters for line in self.lines if line.running]
        if not running:
            return 0.0
        last = max(running, key=lambda letters: letters.bottom)
        each = (last.bottom - last.top) / (ABOVE + BELOW) * 1.3
        return round(max(self.text.bottom - last.bottom, 0.0) / each, 1)

    def overset(self) -> Iterator[Line]:
        """Give the lines that have no place on this page."""
        wrong = {at for at, line in enumerate(self.lines) if not self.has_place(line)}
        upright = [(at, line) for at, line in enumerate(self.lines) if not line.turned]
        for (first, one), (second, other) in combinations(upright, 2):
            if one.letters.touches(other.letters):
                wrong.add(second if other.running >= one.running else first)
        yield from (self.lines[at] for at in sorted(wrong))

    def has_place(self, line: Line) -> bool:
        if not all(room.spans(line.letters) for room in line.rooms):
            return False
        return line.turned or (self.safe.holds(line.letters) and not self.on_another_ground(line))

    def on_another_ground(self, line: Line) -> bool:
        numbered = enumerate(self.grounds, start=1)
        return any(one.touches(line.letters) for number, one in numbered if number != line.ground)


def story_measure(pages: Sequence[Any], panels: int, safe: float) -> StoryMeasure:
    """Measure a story that was set on these pages of the engine and has so many panels."""
    every = [set_page(page, safe) for page in pages]
    kept, beyond = every[:panels], every[panels:]
    overset = [line for page in kept for line in page.overset()]
    overset += [line for page in beyond for line in page.lines]
    return StoryMeasure(
        fills=tuple(page.fill for page in kept),
        overset=tuple(line.words for line in overset),
        room=0.0 if overset or not kept else kept[-1].room,
        runts=tuple(runt for page in every for runt in runts(page.lines)),
    )


def runts(lines: Sequence[Line]) -> Iterator[str]:
    """Give the headings, without spaces, whose last line is one word of several lines."""
    headings: dict[int, list[str]] = {}
    for line in lines:
        if line.heading is not None:
            headings.setdefault(line.heading, []).append(line.words)
    for words in headings.values():
        if len(words) > 1 and len(words[-1].split()) == 1 and len(words[-2].split()) > FEW:
            yield "".join("".join(words).split())


def set_page(page: Any, safe: float) -> SetPage:  # noqa: ANN401 - the engine is untyped
    root = page._page_box  # noqa: SLF001 - the engine shows its boxes nowhere else
    inset = safe - SLACK
    width, height = page.width * PT, page.height * PT
    walk = Walk()
    walk.into(root, Surroundings())
    return SetPage(
        lines=tuple(walk.lines),
        grounds=tuple(walk.grounds),
        text=content_area(root),
        safe=Area(left=inset, top=inset, right=width - inset, bottom=height - inset),
    )


class Walk:
    """Goes through the boxes of one page, in the order in which they are drawn."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.grounds: list[Area] = []
        self.headings = 0

    def into(self, box: Any, around: Surroundings) -> None:  # noqa: ANN401 - untyped
        if is_line(box):
            self.add(box, around)
            return
        names = classes(box)
        if REGION in names:
            self.grounds.append(border_area(box))
            return
        inside = self.inside(box, names, around)
        for child in getattr(box, "children", ()):
            self.into(child, inside)

    def inside(self, box: Any, names: set[str], around: Surroundings) -> Surroundings:  # noqa: ANN401
        """Tell what the children of a box stand in."""
        if box.style["position"] == "absolute":
            around = replace(around, running=False, rooms=())
            if has_ground(box) and has_words(box):
                self.grounds.append(border_area(box))
                around = replace(around, ground=len(self.grounds))
        if box.element_tag in HEADINGS or names & HEADING_CLASSES:
            self.headings += 1
            around = replace(around, heading=self.headings)
        if box.style["height"] != "auto" and has_words(box):
            around = replace(around, rooms=(*around.rooms, border_area(box)))
        return replace(around, turned=around.turned or bool(box.style["transform"]))

    def add(self, line: Any, around: Surroundings) -> None:  # noqa: ANN401 - untyped
        texts = [text for text in texts_in(line) if text.text.strip()]
        if texts:
            self.lines.append(
                Line(
                    words=" ".join("".join(text.text for text in texts_in(line)).split()),
                    letters=letters_area(texts, (line.position_y + line.baseline) * PT),
                    running=around.running,
                    heading=around.heading,
                    ground=around.ground,
                    turned=around.turned,
                    rooms=around.rooms,
                )
            )


def is_line(box: Any) -> bool:  # noqa: ANN401 - untyped
    return type(box).__name__ == "LineBox"


def texts_in(box: Any) -> Iterator[Any]:  # noqa: ANN401 - untyped
    for child in getattr(box, "children", ()):
        if hasattr(child, "text"):
            yield child
        else:
            yield from texts_in(child)


def has_words(box: Any) -> bool:  # noqa: ANN401 - untyped
    return any(text.text.strip() for text in texts_in(box))


def has_ground(box: Any) -> bool:  # noqa: ANN401 - untyped
    colour = box.style["background_color"]
    return colour != "currentcolor" and getattr(colour, "alpha", 1) > 0


def classes(box: Any) -> set[str]:  # noqa: ANN401 - untyped
    """Give the class names of a box's element; of a box that is made for one, those of it."""
    element = getattr(box, "element", None)
    return set() if element is None else set(element.get("class", "").split())


def letters_area(texts: Sequence[Any], baseline: float) -> Area:
    """Give where the letters of a line stand; its box is as high as its line height."""
    size = max(text.style["font_size"] for text in texts) * PT
    return Area(
        left=min(text.position_x for text in texts) * PT,
        top=baseline - ABOVE * size,
        right=max(text.position_x + text.width for text in texts) * PT,
        bottom=baseline + BELOW * size,
    )


def content_area(box: Any) -> Area:  # noqa: ANN401 - untyped
    left, top = box.content_box_x() * PT, box.content_box_y() * PT
    return Area(left=left, top=top, right=left + box.width * PT, bottom=top + box.height * PT)


def border_area(box: Any) -> Area:  # noqa: ANN401 - untyped
    left, top = box.border_box_x() * PT, box.border_box_y() * PT
    return Area(
        left=left,
        top=top,
        right=left + box.border_width() * PT,
        bottom=top + box.border_height() * PT,
    )
