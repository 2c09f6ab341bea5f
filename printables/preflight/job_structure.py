"""How a job file hangs together: its page tree, and its document parts (ISO 32000-2, 14.12).

References are read as they are written, so that no page is held in memory for them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pikepdf import Name, Object, Pdf

REFERENCE = re.compile(rb"(\d+) 0 R")


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """A page by its number as an object, with that of the node of the page tree it hangs on."""

    number: int
    parent: int


def references(array: Object) -> list[int]:
    return [int(number) for number in REFERENCE.findall(array.unparse(resolved=True))]


def leaves_of(node: Object) -> Iterator[Leaf]:
    """Give the pages below a node, in order.

    Raises:
        ValueError: a node counts wrong, or its kid names another parent.
    """
    kids, count = references(node.Kids), int(node.Count)
    if count == len(kids):  # each is a page
        yield from (Leaf(number=kid, parent=node.objgen[0]) for kid in kids)
        return
    below = 0
    for kid in list(node.Kids):
        if kid.Parent.objgen != node.objgen:
            raise ValueError("a node of its page tree has another parent")
        below += int(kid.Count)
        yield from leaves_of(kid)
    if below != count:
        raise ValueError("a node of its page tree counts wrong")


def parts_of(file: Pdf) -> list[int]:
    """Give the document parts of a file that has one level of them, by their numbers."""
    node = file.Root.DPartRoot.DPartRootNode
    return references(node.DParts)


def part_flaws(part: Object, pages: Sequence[Object], partner: str) -> Iterator[str]:
    """Find what a document part says wrong: whose it is, where it begins and ends."""
    ends = part.get("/Type") == Name.DPart and part.Start.objgen == pages[0].objgen
    if not ends or part.End.objgen != pages[-1].objgen:
        yield "its document part is that of other pages"
    if any(page.DPart.objgen != part.objgen for page in pages):
        yield "a page belongs to another document part"
    if str(part.DPM.ID) != partner:
        yield "its document part names another partner"
