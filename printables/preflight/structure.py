"""What the file says of itself: boxes, content streams, resources, fonts, images; by pikepdf."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from printables.model.geometry import Rect

MOST_ANCESTORS = 50
WRITTEN_NAME = re.compile(rb"/[^\x00\s/\[\]<>()%{}]+")


@dataclass(frozen=True, kw_only=True)
class Part:
    """A content stream with the resources it draws with, and the page (from 1) it is reached from.

    `drawn` is what pikepdf parses: the page itself, or a form, pattern or glyph procedure. `above`
    are the streams that it is drawn by.
    """

    page: int
    drawn: Object | pikepdf.Page
    resources: Object
    above: frozenset[tuple[int, int]] = frozenset()

    @cached_property
    def raw(self) -> bytes:
        """Give the operators, uncompressed."""
        if isinstance(self.drawn, pikepdf.Page):
            contents = self.drawn.obj.get(Name.Contents, Array())
            pieces = contents if isinstance(contents, Array) else [contents]
            return b"\n".join(piece.read_bytes() for piece in pieces)
        return self.drawn.read_bytes()

    @property
    def dictionary(self) -> Object:
        """Give the dictionary of the page or stream itself."""
        return self.drawn.obj if isinstance(self.drawn, pikepdf.Page) else self.drawn

    @cached_property
    def names(self) -> frozenset[str]:
        """Give the names that stand among the operators: pages may share one set of resources."""
        return frozenset(name.decode("latin-1") for name in WRITTEN_NAME.findall(self.raw))

    def named(self, category: str) -> Iterator[Object]:
        """Give the resources of one category (`/Font`, `/XObject`) that are drawn with."""
        entries = self.resources.get(category)
        if isinstance(entries, Dictionary):
            yield from (value for name, value in entries.items() if name in self.names)


def parts(file: pikepdf.Pdf) -> Iterator[Part]:
    """Walk every content stream once: pages, forms, patterns, soft masks, Type 3, annotations."""
    seen: set[tuple[int, int]] = set()
    for number, page in enumerate(file.pages, start=1):
        top = page_part(page, number)
        yield from below(top, seen)
        for appearance in appearances(page):
            yield from stream_part(appearance, top, seen)


def page_part(page: pikepdf.Page, number: int) -> Part:
    resources = inherited(page, Name.Resources)
    return Part(page=number, drawn=page, resources=resources or Dictionary())


def inherited(page: pikepdf.Page, key: Name) -> Object | None:
    """Look a page attribute up in its ancestors (ISO 32000-2, 7.7.3.4)."""
    node: Object | None = page.obj
    for _ in range(MOST_ANCESTORS):
        if node is None or key in node:
            break
        node = node.get(Name.Parent)
    return node.get(key) if node is not None else None


def below(part: Part, seen: set[tuple[int, int]]) -> Iterator[Part]:
    yield part
    masks = (state.get(Name.SMask) for state in part.named("/ExtGState"))
    groups = (mask.get(Name.G) for mask in masks if isinstance(mask, Dictionary))
    glyphs = (
        glyph
        for font in part.named("/Font")
        for _, glyph in font.get(Name.CharProcs, Dictionary()).items()
    )
    forms = (one for one in part.named("/XObject") if one.get(Name.Subtype) == Name.Form)
    for one in chain(forms, part.named("/Pattern"), groups, glyphs):
        yield from stream_part(one, part, seen)


def stream_part(drawn: Object | None, user: Part, seen: set[tuple[int, int]]) -> Iterator[Part]:
    """Go down into a stream; one without resources of its own draws with its user's."""
    if not isinstance(drawn, Stream) or drawn.objgen in seen:
        return
    seen.add(drawn.objgen)
    yield from below(inner_part(drawn, user), seen)


def inner_part(drawn: Object, user: Part) -> Part:
    """Go down into what a stream draws.

    Raises:
        ValueError: the stream draws itself.
    """
    if drawn.objgen in user.above:
        raise ValueError("a drawing holds itself")
    resources = drawn.get(Name.Resources, user.resources)
    above = user.above | {drawn.objgen}
    return Part(page=user.page, drawn=drawn, resources=resources, above=above)


def appearances(page: pikepdf.Page) -> Iterator[Object]:
    for note in page.obj.get(Name.Annots, Array()):
        looks = note.get(Name.AP, Dictionary()).get(Name.N)
        if isinstance(looks, Stream):
            yield looks
        elif isinstance(looks, Dictionary):
            yield from (look for _, look in looks.items())


def uses(part: Part, operators: str) -> bool:
    """Tell whether a stream truly holds one of these operators: `rg RG`.

    A glance at the bytes first: parsing costs a hundred times more, and nearly always says no.
    """
    names = "|".join(re.escape(name) for name in operators.split())
    glance = re.compile(rf"(?<![^\s\[\]<>()/%]){'(?:' + names + ')'}(?![^\s\[\]<>()/%])".encode())
    if not glance.search(part.raw):
        return False
    return bool(pikepdf.parse_content_stream(part.drawn, operators))


def fonts(every: Iterable[Part]) -> Iterator[tuple[int, Object]]:
    """Give every font once, with the first page that uses it."""
    seen: set[tuple[int, int]] = set()
    for part in every:
        for font in part.named("/Font"):
            if font.objgen not in seen or font.objgen == (0, 0):
                seen.add(font.objgen)
                yield part.page, font


def font_name(font: Object) -> str:
    """Give a font's name without its subset tag (`ABCDEF+`)."""
    name = str(font.get(Name.BaseFont, font.get(Name.Name, "/unnamed"))).lstrip("/")
    return re.sub(r"^[A-Z]{6}\+", "", name)


def descriptor(font: Object) -> Object:
    """Give a font's descriptor, through a composite font's descendant; empty if none."""
    descendants = font.get(Name.DescendantFonts)
    inner = descendants[0] if descendants is not None else font
    return inner.get(Name.FontDescriptor, Dictionary())


def box(page: pikepdf.Page, key: Name) -> Rect | None:
    """Give a page box; None if the page has none."""
    written = inherited(page, key) if key in (Name.MediaBox, Name.CropBox) else page.obj.get(key)
    if written is None:
        return None
    return rectangle(written)


def rectangle(written: Object) -> Rect:
    """Read a rectangle; its corners may come in any order (ISO 32000-2, 7.9.5)."""
    left, bottom, right, top = (float(one) for one in written)
    return Rect(
        left=min(left, right),
        bottom=min(bottom, top),
        right=max(left, right),
        top=max(bottom, top),
    )


def trim_size(file: pikepdf.Pdf) -> tuple[float, float]:
    """Give the trim of the first page in points; its MediaBox if it has no TrimBox."""
    for page in file.pages:
        trim = box(page, Name.TrimBox) or box(page, Name.MediaBox)
        if trim:
            return trim.width, trim.height
    return 0.0, 0.0
