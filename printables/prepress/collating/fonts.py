"""One font for all partners: each PDF holds a subset of its own, the job file the glyphs of all.

Codes are glyph numbers, and subsets keep them, so that the operators of a page stay as they are.
Subsets that disagree on any glyph, width or text are kept apart.
"""

import re
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor
from typing import TypeVar

from pikepdf import Dictionary, Name, Object, Stream

from printables.prepress.collating.filing import Filing
from printables.prepress.collating.truetype import Subset, font_file, subset_of
from printables.prepress.stencil.letter_fonts import Font, Lettered, font_objects
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
OF_SUBSET = re.compile(rb"/FontBBox \[[^\]]*\]|/FontFile2 \d+ 0 R")
"""What the glyphs of a subset change in a font's descriptor."""

Found = TypeVar("Found", int, bytes)


@dataclass(frozen=True, kw_only=True)
class FontSubset:
    """A font as one PDF has it: what all its subsets share, and its own glyphs by their codes."""

    base: bytes
    descriptor: bytes
    box: tuple[int, ...]
    common: Mapping[bytes, bytes]
    glyphs: Mapping[int, bytes]
    widths: Mapping[int, int]
    texts: Mapping[int, bytes]

    @property
    def face(self) -> object:
        """Tell one font from another."""
        return self.base, self.descriptor, tuple(self.common.items())


@dataclass(kw_only=True)
class SharedFont:
    """The glyphs that have come together of one font.

    `numbers` are those of its composite fonts: more than one where a PDF has two of the same face.
    """

    filing: Filing
    numbers: list[int]
    first: FontSubset
    box: tuple[int, ...]
    glyphs: dict[int, bytes] = field(default_factory=dict)
    widths: dict[int, int] = field(default_factory=dict)
    texts: dict[int, bytes] = field(default_factory=dict)

    def agrees(self, other: FontSubset) -> bool:
        """Tell whether no glyph that both have is drawn, spaced or read in two ways."""
        both = self.widths.keys() & other.widths.keys()
        read = all(self.texts.get(code) == other.texts.get(code) for code in both)
        return read and fits(self.widths, other.widths) and fits(self.glyphs, other.glyphs)

    def take(self, other: FontSubset) -> None:
        left, bottom, right, top = zip(self.box, other.box, strict=True)
        self.box = (min(left), min(bottom), max(right), max(top))
        self.glyphs |= other.glyphs
        self.widths |= other.widths
        self.texts |= other.texts

    def twin(self, turn: int) -> int:
        """Give the number by which a PDF's first, second ... font of this face refers to it."""
        if turn == len(self.numbers):
            self.numbers.append(self.filing.reserve())
        return self.numbers[turn]

    def write(self) -> None:
        """Write the font with its glyphs in order, whoever brought them."""
        box = b" ".join(b"%d" % edge for edge in self.box)
        descriptor = b"%s /FontBBox [%s]" % (self.first.descriptor, box)
        program = font_file(Subset(common=self.first.common, glyphs=self.glyphs))
        texts = {code: bytes.fromhex(text.decode()) for code, text in self.texts.items()}
        read = {code: text.decode("utf-16-be") for code, text in texts.items()}
        font = Font(base=self.first.base, descriptor=descriptor, program=program)
        own = Lettered(program=program, widths=self.widths, texts=read)
        composite, *rest = font_objects(font, own, self.numbers[0])
        for number in self.numbers:
            self.filing.put(number, composite.filled(final))
        for number, one in enumerate(rest, start=self.numbers[0] + 1):
            self.filing.put(number, one.filled(final))


def fits(known: Mapping[int, Found], other: Mapping[int, Found]) -> bool:
    return all(known.get(code, one) == one for code, one in other.items())


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
    descriptor, widths, texts = inner.FontDescriptor, widths_of(inner.W), texts_of(font.ToUnicode)
    told, changing = OF_SUBSET.subn(b"", descriptor.unparse(resolved=True))
    if widths is None or texts is None or changing != 2 or b" R" in told:  # noqa: PLR2004
        return None
    try:
        subset = subset_of(descriptor.FontFile2.read_bytes(), frozenset(widths))
    except (ValueError, struct.error):
        return None
    return FontSubset(
        base=font.BaseFont.unparse(),
        descriptor=told.removeprefix(b"<<").removesuffix(b">>").strip(),
        box=around([float(one) for one in descriptor.FontBBox]),
        common=subset.common,
        glyphs=subset.glyphs,
        widths=widths,
        texts=texts,
    )


def around(box: Sequence[float]) -> tuple[int, ...]:
    left, bottom, right, top = box
    return floor(left), floor(bottom), ceil(right), ceil(top)


def widths_of(array: Object) -> dict[int, int] | None:
    """Read a W array; None if it is more than numbers with lists of whole widths (9.7.4.3)."""
    inner = array.unparse(resolved=True).strip()[1:-1].strip()
    if WIDTHS.sub(b"", inner):
        return None
    return {
        code: int(width)
        for start, widths in WIDTHS.findall(inner)
        for code, width in enumerate(widths.split(), start=int(start))
    }


def texts_of(to_unicode: Object) -> dict[int, bytes] | None:
    """Read which text each code has, in hexadecimal digits; None if codes stand in ranges."""
    told = to_unicode.read_bytes() if isinstance(to_unicode, Stream) else b"bfrange"
    if b"bfrange" in told:
        return None
    blocks = TEXTS.findall(told)
    return {int(code, 16): text.lower() for one in blocks for code, text in TEXT.findall(one)}
