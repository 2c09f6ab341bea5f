"""One font for all partners: each PDF holds a subset of its own, the job file the glyphs of all.

Codes are glyph numbers, and subsets keep them, so that the operators of a page stay as they are.
Subsets that disagree on any glyph, width or text are kept apart.
"""

import re
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor

from pikepdf import Dictionary, Name, Object, Stream

from printables.prepress.collating.filing import Filing
from printables.prepress.collating.truetype import Glyph, Subset, font_file, subset_of
from printables.prepress.stencil.lettering import Font, Lettered, font_objects
from printables.prepress.stencil.objects import final

COMPOSITE = {"/Type", "/Subtype", "/BaseFont", "/Encoding", "/DescendantFonts", "/ToUnicode"}
DESCENDANT = {
    *("/Type", "/Subtype", "/BaseFont", "/CIDSystemInfo", "/CIDToGIDMap", "/W", "/FontDescriptor"),
}
OBJECTS = 5
"""That make up one font: see `font_objects`."""
WIDTHS = re.compile(rb"(\d+)\s*\[([\d\s]*)\]\s*")
TEXTS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
TEXT = re.compile(rb"<([0-9A-Fa-f]+)>\s*<((?:[0-9A-Fa-f]{4})+)>")


@dataclass(frozen=True, kw_only=True)
class FontSubset:
    """A font as one PDF has it: what all its subsets share, and its own glyphs."""

    base: bytes
    descriptor: Mapping[str, bytes]
    box: tuple[int, ...]
    subset: Subset
    widths: Mapping[int, int]
    texts: Mapping[int, str]

    @property
    def face(self) -> object:
        """Tell one font from another."""
        return self.base, tuple(self.descriptor.items()), tuple(self.subset.common.items())


@dataclass(kw_only=True)
class SharedFont:
    """The glyphs that have come together of one font.

    `numbers` are those of its composite fonts: more than one where a PDF has two of the same face.
    """

    filing: Filing
    numbers: list[int]
    first: FontSubset
    box: tuple[int, ...]
    glyphs: dict[int, Glyph] = field(default_factory=dict)
    widths: dict[int, int] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)

    def agrees(self, other: FontSubset) -> bool:
        """Tell whether no glyph that both have is drawn, spaced or read in two ways."""
        both = self.widths.keys() & other.widths.keys()
        return all(
            self.widths[one] == other.widths[one] and self.texts.get(one) == other.texts.get(one)
            for one in both
        ) and all(
            glyph.same(self.glyphs.get(one, glyph)) for one, glyph in other.subset.glyphs.items()
        )

    def take(self, other: FontSubset) -> None:
        left, bottom, right, top = zip(self.box, other.box, strict=True)
        self.box = (min(left), min(bottom), max(right), max(top))
        self.glyphs |= other.subset.glyphs
        self.widths |= other.widths
        self.texts |= other.texts

    def twin(self, turn: int) -> int:
        """Give the number by which a PDF's first, second ... font of this face refers to it."""
        if turn == len(self.numbers):
            self.numbers.append(self.filing.reserve())
        return self.numbers[turn]

    def write(self) -> None:
        """Write the font with its glyphs in order, whoever brought them."""
        entries = {**self.first.descriptor, "/FontBBox": b"[%d %d %d %d]" % self.box}
        descriptor = b" ".join(b"%s %s" % (key.encode(), one) for key, one in entries.items())
        program = font_file(Subset(common=self.first.subset.common, glyphs=self.glyphs))
        own = Lettered(program=program, widths=self.widths, texts=self.texts)
        font = Font(base=self.first.base, descriptor=descriptor)
        composite, *rest = font_objects(font, own, self.numbers[0])
        for number in self.numbers:
            self.filing.put(number, composite.filled(final))
        for number, one in enumerate(rest, start=self.numbers[0] + 1):
            self.filing.put(number, one.filled(final))


class SharedFonts:
    """The fonts of a job file; they are written last, when all their glyphs are known."""

    def __init__(self, filing: Filing) -> None:
        self.filing = filing
        self.faces: dict[object, list[SharedFont]] = {}

    def take(self, font: Object) -> SharedFont | None:
        """Give the font that has these glyphs; None for what cannot be shared."""
        own = font_subset(font)
        if own is None:
            return None
        known = self.faces.setdefault(own.face, [])
        shared = next((one for one in known if one.agrees(own)), None)
        if shared is None:
            numbers = [self.filing.reserve(OBJECTS)]
            shared = SharedFont(filing=self.filing, numbers=numbers, first=own, box=own.box)
            known.append(shared)
        shared.take(own)
        return shared

    def close(self) -> None:
        for known in self.faces.values():
            for one in known:
                one.write()


def is_font(found: Object) -> bool:
    return isinstance(found, Dictionary) and found.get("/Subtype") == Name.Type0


def font_subset(font: Object) -> FontSubset | None:
    """Read a font; None if it is not a TrueType one whose codes are its glyphs' numbers."""
    if set(font.keys()) != COMPOSITE or font.Encoding != Name("/Identity-H"):
        return None
    [inner] = font.DescendantFonts
    if set(inner.keys()) != DESCENDANT or inner.CIDToGIDMap != Name.Identity:
        return None
    widths, texts = widths_of(inner.W.unparse(resolved=True)), texts_of(font.ToUnicode)
    descriptor = inner.FontDescriptor
    if widths is None or texts is None or "/FontFile2" not in descriptor:
        return None
    try:
        subset = subset_of(descriptor.FontFile2.read_bytes(), frozenset(widths))
    except (ValueError, struct.error):
        return None
    return FontSubset(
        base=font.BaseFont.unparse(),
        descriptor={
            key: one.unparse(resolved=True) if isinstance(one, Object) else str(one).encode()
            for key, one in sorted(descriptor.items())
            if key not in ("/FontFile2", "/FontBBox")
        },
        box=around([float(one) for one in descriptor.FontBBox]),
        subset=subset,
        widths=widths,
        texts=texts,
    )


def around(box: Sequence[float]) -> tuple[int, ...]:
    left, bottom, right, top = box
    return floor(left), floor(bottom), ceil(right), ceil(top)


def widths_of(written: bytes) -> dict[int, int] | None:
    """Read a W array; None if it is more than numbers with lists of whole widths (9.7.4.3)."""
    inner = written.strip()[1:-1].strip()
    if WIDTHS.sub(b"", inner):
        return None
    return {
        int(start) + at: int(width)
        for start, widths in WIDTHS.findall(inner)
        for at, width in enumerate(widths.split())
    }


def texts_of(to_unicode: Object) -> dict[int, str] | None:
    """Read which text each code has; None if codes stand in ranges."""
    told = to_unicode.read_bytes() if isinstance(to_unicode, Stream) else b"bfrange"
    if b"bfrange" in told:
        return None
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for block in TEXTS.findall(told)
        for code, text in TEXT.findall(block)
    }
