"""Fonts of a region that is lettered, written as the engine writes them."""

from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Name

from printables.prepress.stencil.marks import UnstableError
from printables.prepress.stencil.objects import Loose, scalar, stream


@dataclass(frozen=True, kw_only=True)
class Font:
    """What a font's dictionaries say, glyphs aside, and its file as the engine cut it."""

    base: bytes
    descriptor: bytes
    program: bytes


@dataclass(frozen=True, kw_only=True)
class Lettered:
    """Glyphs of one font in a region: a subset's file, width and text of each glyph."""

    program: bytes
    widths: Mapping[int, int]
    texts: Mapping[int, str]


def font_of(font: pikepdf.Object) -> Font:
    descriptor = font.DescendantFonts[0].FontDescriptor
    kept = {key: one for key, one in descriptor.items() if key != "/FontFile2"}
    if "/FontFile2" not in descriptor:
        raise UnstableError("a font is not TrueType")
    program = bytes(descriptor.FontFile2.read_bytes())
    return Font(base=font.BaseFont.unparse(), descriptor=entries(kept), program=program)


def entries(found: Mapping[str, object]) -> bytes:
    return b" ".join(Name(key).unparse() + b" " + scalar(one) for key, one in found.items())


def font_objects(font: Font, own: Lettered, first: int) -> list[Loose]:
    """Write a font as the engine does: composite, codes are glyphs' numbers (9.7.4.3)."""
    widths = b" ".join(b"%d[%d]" % one for one in sorted(own.widths.items()))
    length = b" /Length1 %d" % len(own.program)
    return [
        Loose(pieces=(
            b"<</Type /Font /Subtype /Type0 /Encoding /Identity-H /BaseFont %s" % font.base,
            b" /DescendantFonts [", first + 1, b"] /ToUnicode ", first + 4, b">>",
        )),
        Loose(pieces=(
            b"<</Type /Font /Subtype /CIDFontType2 /CIDToGIDMap /Identity /BaseFont %s" % font.base,
            b" /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>",
            b" /W [%s] /FontDescriptor " % widths, first + 2, b">>",
        )),
        Loose(pieces=(b"<<%s /FontFile2 " % font.descriptor, first + 3, b">>")),
        stream(own.program, [length]),
        stream(to_unicode(own.texts)),
    ]  # fmt: skip


def to_unicode(texts: Mapping[int, str]) -> bytes:
    """Say what each glyph reads as (9.10.3)."""
    rows = [
        b"<%04x> <%s>" % (glyph, text.encode("utf-16-be").hex().encode())
        for glyph, text in sorted(texts.items())
    ]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    told = b"\n".join(
        b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks
    )
    return (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        b"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        b"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        b"%s\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend" % told
    )
