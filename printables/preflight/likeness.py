"""Two PDFs side by side: is an object of one what an object of the other is, all the way down?

Fonts may differ in how many glyphs they have: the other's must hold those of the one.
"""

import struct
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Stream

from printables.preflight.embedded_font import EmbeddedFont, embedded_font
from printables.preflight.structure import rectangle

Number = tuple[int, int]

KEPT = 256
"""Inflated streams; some kilobytes each."""

OF_ITS_GLYPHS = (
    {"/DescendantFonts", "/ToUnicode"},
    {"/FontDescriptor", "/W"},
    {"/FontBBox", "/FontFile2"},
)
"""What depends on how many glyphs there are: in a font, its descendant and its descriptor."""


@dataclass(kw_only=True)
class Likeness:
    """Holds objects of many PDFs against those of one.

    `anew` are the numbers of what a PDF does not share with the others, None if it shares nothing;
    `alike` remembers pairs of what they share. `fonts` and `contents` are of the one PDF.
    """

    anew: frozenset[int] | None = None
    alike: set[tuple[Number, Number]] = field(default_factory=set)
    fonts: dict[Number, EmbeddedFont] = field(default_factory=dict)
    contents: dict[Number, bytes] = field(default_factory=dict)

    def same(self, own: object, other: object) -> bool:
        """Tell whether two objects are the same."""
        if not (isinstance(own, Object) and isinstance(other, Object)):
            return own == other
        pair, stays = (own.objgen, other.objgen), self.stays(own)
        if stays and pair in self.alike:
            return True
        found = own.is_indirect == other.is_indirect and self.same_inside(own, other)
        if found and stays:
            self.alike.add(pair)
        return found

    def stays(self, own: Object) -> bool:
        return self.anew is not None and own.is_indirect and own.objgen[0] not in self.anew

    def same_inside(self, own: Object, other: Object) -> bool:
        if not own.is_indirect and is_written_alike(own, other):
            return True
        if isinstance(own, Array):
            return isinstance(other, Array) and self.same_items(own, other)
        if isinstance(own, Stream):
            data = isinstance(other, Stream) and own.read_raw_bytes() == other.read_raw_bytes()
            return data and self.same_entries(own, other)
        if isinstance(own, Dictionary):
            return isinstance(other, Dictionary) and (
                self.same_font(own, other) or self.same_entries(own, other)
            )
        return own == other

    def same_items(self, own: Object, other: Object) -> bool:
        pairs = zip(list(own), list(other), strict=False)
        return len(own) == len(other) and all(self.same(*pair) for pair in pairs)

    def same_entries(
        self, own: Object, other: Object, but: frozenset[str] | set[str] = frozenset()
    ) -> bool:
        keys = set(own.keys()) - but
        return keys == set(other.keys()) - but and all(
            self.same(own[key], other[key]) for key in sorted(keys)
        )

    def same_font(self, own: Object, other: Object) -> bool:
        """Tell whether a font draws and says all that another does."""
        if own.get("/Subtype") != Name.Type0 or other.get("/Subtype") != Name.Type0:
            return False
        try:
            pairs = [(own, other), *inner_pairs(own, other)]
            boxes = [rectangle(one.FontBBox) for one in pairs[2]]
            known = self.font(other)
            return (
                all(
                    self.same_entries(*pair, but)
                    for pair, but in zip(pairs, OF_ITS_GLYPHS, strict=True)
                )
                and boxes[1].contains(boxes[0])
                and known.holds(embedded_font(own))
            )
        except (AttributeError, KeyError, IndexError, ValueError, struct.error):
            return False

    def content(self, stream: Object) -> bytes:
        """Inflate a stream of the one PDF; many of its pages have the same ones."""
        if stream.objgen not in self.contents:
            if len(self.contents) >= KEPT:
                self.contents.clear()
            self.contents[stream.objgen] = stream.read_bytes()
        return self.contents[stream.objgen]

    def font(self, font: Object) -> EmbeddedFont:
        """Read each font of the one PDF once."""
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = embedded_font(font)
        return self.fonts[font.objgen]


def is_written_alike(own: Object, other: Object) -> bool:
    """Tell at a glance that two objects without references are the same."""
    written = own.unparse()
    return b" R" not in written and written == other.unparse()


def inner_pairs(own: Object, other: Object) -> list[tuple[Object, Object]]:
    """Give the descendants of two fonts, and their descriptors."""
    inner = own.DescendantFonts[0], other.DescendantFonts[0]
    return [inner, (inner[0].FontDescriptor, inner[1].FontDescriptor)]
