"""Reader pages of one piece in two languages joined to one PDF, tags, bookmarks and all.

Each part keeps its own reading order and says its own language (ISO 14289-1, 7.2). The elements of
a page are found by its number (`StructParents`, ISO 32000-2, 14.7.4.4), so the numbers of the
second part go on where those of the first end.
"""

import io
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String


def joined(first: bytes, second: bytes, languages: tuple[str, str]) -> bytes:
    """Put the second PDF's pages behind the first's."""
    with Pdf.open(io.BytesIO(first)) as pdf, Pdf.open(io.BytesIO(second)) as other:
        count = len(pdf.pages)
        pdf.pages.extend(other.pages)
        if Name.StructTreeRoot in other.Root:
            join_tags(pdf, other, languages, list(pdf.pages)[count:])
        if Name.Outlines in other.Root:
            join_bookmarks(pdf, other)
        target = io.BytesIO()
        pdf.save(target, deterministic_id=True)
        return target.getvalue()


def join_tags(pdf: Pdf, other: Pdf, languages: tuple[str, str], added: list[Page]) -> None:
    """Hang the second tree into the first one's root, its numbers moved on."""
    tree, more = pdf.Root.StructTreeRoot, pdf.copy_foreign(other.Root.StructTreeRoot)
    moved_on = 1 + max((number for number, _ in numbered(tree)), default=-1)
    for page in added:
        move_on(page.obj, Name.StructParents, moved_on)
        for note in page.obj.get(Name.Annots, Array()):
            move_on(note, Name.StructParent, moved_on)
    numbers = [(number + moved_on, parents) for number, parents in numbered(more)]
    every = [*numbered(tree), *numbers]
    tree.ParentTree.Nums = Array([one for entry in every for one in entry])
    document = tops(tree)[0]
    document.Lang = String(languages[0])
    for part in tops(more):
        part.S, part.P, part.Lang = Name.Sect, document, String(languages[1])
        document.K = Array([*tops(document), part])
    tree.RoleMap = Dictionary({**roles(more), **roles(tree)})


def numbered(tree: Object) -> Iterator[tuple[int, Object]]:
    """Give the entries of a parent tree; the engine writes one flat list."""
    nums = list(tree.ParentTree.get(Name.Nums, Array()))
    for number, parents in zip(nums[::2], nums[1::2], strict=True):
        yield int(number), parents


def move_on(thing: Object, key: Name, by: int) -> None:
    if key in thing:
        thing[key] = int(thing[key]) + by


def tops(tree: Object) -> list[Object]:
    kids = tree.get(Name.K, Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def roles(tree: Object) -> dict[str, Object]:
    return dict(tree.get(Name.RoleMap, Dictionary()).items())


def join_bookmarks(pdf: Pdf, other: Pdf) -> None:
    """Chain the second list of bookmarks to the first (ISO 32000-2, 12.3.3)."""
    more = pdf.copy_foreign(other.Root.Outlines)
    if Name.Outlines not in pdf.Root:
        pdf.Root.Outlines = pdf.make_indirect(more)
        return
    list_, first = pdf.Root.Outlines, more.First
    item: Object | None = first
    while item is not None:
        item.Parent = list_
        item = item.get(Name.Next)
    list_.Last.Next, first.Prev = first, list_.Last
    list_.Last = more.Last
    list_.Count = int(list_.get(Name.Count, 0)) + int(more.get(Name.Count, 0))
