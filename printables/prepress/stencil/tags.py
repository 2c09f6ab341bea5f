"""The region's tags: its part of the structure tree, its links, the numbers of its content.

The numbers are kept apart from the static layer's once for all, so that a region's tags go into
every language as they are: the first `ROOM` numbers of marked content on the region's page, and
keys of the parent tree (ISO 32000-1, 14.7.4.4) from `FIRST_KEY` on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pikepdf import (
    Array,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Pdf,
)

from printables.prepress.drawings import Step
from printables.prepress.stencil.marks import UnstableError
from printables.prepress.stencil.objects import Key, Loose, Loosened, shifted

MARK = Name.Part
"""What the engine makes of the mark's tag, `main`."""
ROOM = 32
FIRST_KEY = 10_000

PAGE, ELEMENT, PARENT = "page", "element", "parent"
"""What a region's tags refer to in the static layer."""


@dataclass(frozen=True, kw_only=True)
class RegionTags:
    """A region's own element; for each number of marked content its element; its links."""

    element: Loose
    owners: tuple[Key | None, ...]
    links: tuple[Key, ...]
    link_owners: tuple[Key, ...]

    def shifted(self, by: int) -> "RegionTags":
        """Let it refer to objects that stand behind `by` others."""
        return RegionTags(
            element=self.element.shifted(by),
            owners=tuple(one if one is None else shifted(one, by) for one in self.owners),
            links=tuple(shifted(one, by) for one in self.links),
            link_owners=tuple(shifted(one, by) for one in self.link_owners),
        )


def kids(element: Object) -> list[Any]:
    found = element.get("/K", Array())
    return list(found) if isinstance(found, Array) else [found]


def is_element(one: object) -> bool:
    return isinstance(one, Dictionary) and "/S" in one and one.get("/Type") != Name.OBJR


def elements(element: Object) -> Iterator[Object]:
    """Give an element and all below it."""
    yield element
    for one in kids(element):
        if is_element(one):
            yield from elements(one)


def marked_elements(pdf: Pdf) -> list[Object]:
    """Give the elements of the marks."""
    [document] = kids(pdf.Root.StructTreeRoot)
    return [one for one in elements(document) if one.S == MARK]


def region_tags(pdf: Pdf, taken: Loosened) -> RegionTags:
    """Take the region's structure out of its page.

    Raises:
        UnstableError: it is not one element between the two marks, or holds too much.
    """
    page, element = pdf.pages[0].obj, element_between(marked_elements(pdf))
    taken.outside = {page.objgen: PAGE, element.P.objgen: PARENT, element.objgen: ELEMENT}
    inside = list(elements(element))
    linked = number_links(inside)
    owners: list[Key | None] = [None] * ROOM
    for one in inside:
        for number in (kid for kid in kids(one) if isinstance(kid, int)):
            if number >= ROOM:
                raise UnstableError("the region holds too many texts")
            owners[number] = taken.take(one)
    links = tuple(taken.take(one) for one in page.get("/Annots", Array()))
    if len(links) != len(linked):
        raise UnstableError("a link of the region has no tag")
    return RegionTags(
        element=taken.loose(element),
        owners=tuple(owners),
        links=links,
        link_owners=tuple(taken.take(one) for one in linked),
    )


def number_links(inside: Sequence[Object]) -> list[Object]:
    """Number the links before anything is written; give the element of each."""
    linked: list[Object] = []
    for one in inside:
        for kid in kids(one):
            if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
                linked.append(one)
                kid.Obj.StructParent = FIRST_KEY + len(linked)
    return linked


def element_between(marks: Sequence[Object]) -> Object:
    if len(marks) != 2 or marks[0].P.objgen != marks[1].P.objgen:  # noqa: PLR2004 - begin and end
        raise UnstableError("the region's marks do not stand side by side in the structure")
    places = [one.objgen for one in kids(marks[0].P)]
    first, last = places.index(marks[0].objgen), places.index(marks[1].objgen)
    if last - first != 2:  # noqa: PLR2004
        raise UnstableError("the region is not one element")
    found: Object = kids(marks[0].P)[first + 1]
    return found


def with_room(pdf: Pdf, page: Object) -> tuple[int, ...]:
    """Empty the marked element, and make room for a region's numbers on its page.

    Returns:
        The way to that element: which kid to take at each level of the structure.

    Raises:
        UnstableError: the structure is not as the engine writes it.
    """
    found = marked_elements(pdf)
    if len(found) != 1:
        raise UnstableError(f"the empty region is tagged {len(found)} times")
    element = found[0].P
    element.K = Array()
    [document] = kids(pdf.Root.StructTreeRoot)
    for one in elements(document):
        if one.get("/Pg", one).objgen == page.objgen:
            one.K = Array([kid + ROOM if isinstance(kid, int) else kid for kid in kids(one)])
    tree = pdf.Root.StructTreeRoot.ParentTree
    nums: list[Any] = list(tree.Nums)
    at = nums[::2].index(int(page.StructParents)) * 2
    own = Array([FIRST_KEY, Array([None] * ROOM + list(nums[at + 1]))])
    rest = nums[:at] + nums[at + 2 :]
    nodes = [number_node(rest), number_node(list(own))] if rest else [number_node(list(own))]
    del tree.Nums
    tree.Kids = Array([pdf.make_indirect(node) for node in nodes])
    page.StructParents = FIRST_KEY
    return way_to(element, document)


def way_to(element: Object, top: Object) -> tuple[int, ...]:
    way: list[int] = []
    while element.objgen != top.objgen:
        siblings = [getattr(one, "objgen", None) for one in kids(element.P)]
        way.insert(0, siblings.index(element.objgen))
        element = element.P
    return tuple(way)


def element_at(pdf: Pdf, way: Sequence[int]) -> Object:
    element: Object
    [element] = kids(pdf.Root.StructTreeRoot)
    for index in way:
        element = kids(element)[index]
    return element


def number_node(nums: Sequence[Any]) -> Dictionary:
    keys = [int(one) for one in nums[::2]]
    return Dictionary(Limits=[min(keys), max(keys)], Nums=Array(nums))


def numbered_on(one: Step) -> Step:
    """Number marked content of the static layer behind the region's."""
    if str(one.operator) != "BDC" or "/MCID" not in one.operands[1]:
        return one
    tag, number = one.operands[0], int(one.operands[1].MCID) + ROOM
    return ContentStreamInstruction([tag, Dictionary(MCID=number)], Operator("BDC"))


def parent_node(tags: RegionTags, static: bytes) -> list[bytes | Key]:
    """Write the part of the parent tree that holds the region's page and links."""
    last = FIRST_KEY + len(tags.links)
    pieces: list[bytes | Key] = [b"<</Limits [%d %d] /Nums [%d [" % (FIRST_KEY, last, FIRST_KEY)]
    for owner in tags.owners:
        pieces += [b"null" if owner is None else owner, b" "]
    pieces += [static, b"]"]
    for key, owner in enumerate(tags.link_owners, start=FIRST_KEY + 1):
        pieces += [b" %d " % key, owner]
    return [*pieces, b"]>>"]
