"""What runs through the panels of a story, in chunks that the engine never parts.

Read off a layout by the rules by which the engine breaks pages (CSS Fragmentation: orphans, widows,
break-before, -after and -inside), so that the same chunks can be foretold in another order. A
template marks what may change places with `data-item`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from printables.model.copyfit import Chunk
from printables.render.boxes import PT, Box, border_area, children, is_line

FORCED = {"always", "page", "left", "right", "recto", "verso"}
AVOIDED = {"avoid", "avoid-page"}
PARTED = {"BlockBox", "PageBox"}
"""Boxes that are broken between their lines; of columns, tables and pictures we make one chunk."""
ROOTS = {None, "html", "body"}


@dataclass(kw_only=True)
class Row:
    """A line, or a box in one piece, with the edges of the boxes that begin and end with it.

    `above`, `below`: the margins of those boxes. `starts`: it must stand at the head of a page.
    `kept`: on the page of the row before.
    """

    item: str | None
    page: int
    top: float
    bottom: float
    above: float = 0.0
    below: float = 0.0
    starts: bool = False
    kept: bool = False
    keeps_next: bool = False


class Rows:
    """Goes through what runs on the pages of a story, from top to bottom."""

    def __init__(self, pages: Sequence[Box]) -> None:
        self.rows: list[Row] = []
        self.paragraphs: dict[Any, list[tuple[Box, Row]]] = defaultdict(list)
        roots = [page._page_box for page in pages]  # noqa: SLF001 - the engine shows them nowhere else
        self.elements = [{box.element for box in every(root)} for root in roots]
        for self.page, root in enumerate(roots):
            self.into(root, None)
        self.keep_lines_together()

    def into(self, box: Box, item: str | None) -> None:
        if box.style["position"] == "absolute":
            return
        item = item if box.element is None else box.element.get("data-item", item)
        first = len(self.rows)
        if is_line(box):
            self.add_line(box, item)
        elif type(box).__name__ in PARTED:
            for child in children(box):
                self.into(child, item)
        elif hasattr(box, "border_box_y"):
            area = border_area(box)
            self.rows.append(Row(item=item, page=self.page, top=area.top, bottom=area.bottom))
        if first < len(self.rows) and not is_line(box) and box.element_tag not in ROOTS:
            self.add_edges(box, self.rows[first:])

    def add_line(self, line: Box, item: str | None) -> None:
        top, height = line.position_y * PT, line.height * PT
        row = Row(item=item, page=self.page, top=top, bottom=top + height)
        self.rows.append(row)
        self.paragraphs[line.element].append((line, row))

    def keep_lines_together(self) -> None:
        """Leave no fewer lines of a paragraph alone than its style allows."""
        for lines in self.paragraphs.values():
            for before, (line, row) in enumerate(lines):
                alone = before < line.style["orphans"], len(lines) - before < line.style["widows"]
                row.kept |= before > 0 and any(alone)

    def add_edges(self, box: Box, rows: Sequence[Row]) -> None:
        first, last, style = rows[0], rows[-1], box.style
        if not self.stands_on(self.page - 1, box):
            first.top = min(first.top, border_area(box).top)
            first.above = max(first.above, margin(style["margin_top"]))
            first.starts |= style["break_before"] in FORCED
            first.kept |= style["break_before"] in AVOIDED
        if not self.stands_on(self.page + 1, box):
            last.bottom = max(last.bottom, border_area(box).bottom)
            last.below = max(last.below, margin(style["margin_bottom"]))
            last.keeps_next |= style["break_after"] in AVOIDED
        if style["break_inside"] in AVOIDED:
            for row in rows[1:]:
                row.kept = True

    def stands_on(self, page: int, box: Box) -> bool:
        return 0 <= page < len(self.elements) and box.element in self.elements[page]


def chunks(pages: Sequence[Box]) -> tuple[Chunk, ...]:
    """Give the chunks of a story, in order; none where nothing is marked as an item."""
    rows = Rows(pages).rows
    if not any(row.item for row in rows):
        return ()
    runs = list(unparted(rows))
    gaps = (gap(above[-1], below[0]) for above, below in pairwise(runs))
    return tuple(chunk(run, below) for run, below in zip(runs, [*gaps, 0.0], strict=True))


def unparted(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Put rows that stay together into runs; an item never stays with what stands before it."""
    run = [rows[0]]
    for above, row in pairwise(rows):
        if row.item == above.item and not row.starts and (row.kept or above.keeps_next):
            run.append(row)
        else:
            yield run
            run = [row]
    yield run


def gap(above: Row, below: Row) -> float:
    """Give the gap between two rows; over the end of a page, where margins are dropped, theirs."""
    if above.page == below.page:
        return below.top - above.bottom
    return max(above.below, below.above)


def chunk(run: Sequence[Row], gap: float) -> Chunk:
    """Measure a run; of one that the engine parted after all, each part."""
    pages = sorted({row.page for row in run})
    parts = [[row for row in run if row.page == page] for page in pages]
    return Chunk(
        item=run[0].item,
        page=run[0].page,
        height=sum(part[-1].bottom - part[0].top for part in parts),
        gap=gap,
        starts=run[0].starts,
    )


def every(box: Box) -> Iterator[Box]:
    yield box
    for child in children(box):
        yield from every(child)


def margin(length: Any) -> float:  # noqa: ANN401 - the engine is untyped
    """Give a margin in points; 0 for one that is not a length."""
    return length.value * PT if getattr(length, "unit", None) == "px" else 0.0
