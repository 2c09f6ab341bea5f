"""What an embedded font draws and says for each code: to see that one font holds another.

Of TrueType fonts whose codes are glyph numbers only (ISO 32000-2, 9.7.4.3); offsets are those of
the OpenType specification.
"""

import re
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from pikepdf import Object

SUMMED = slice(8, 12)
"""The check sum of the file in `head`; then come units and more, up to how places are written."""
WIDTHS = re.compile(rb"(\d+)\s*\[([^\]]*)\]")
BLOCK = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
CHARACTER = re.compile(rb"<\s*([0-9A-Fa-f]+)\s*>\s*<\s*([0-9A-Fa-f]+)\s*>")


@dataclass(frozen=True, kw_only=True)
class EmbeddedFont:
    """By glyph number: advances on the page, texts, and what is drawn; `scale` holds for all."""

    widths: Mapping[int, bytes]
    texts: Mapping[int, bytes]
    glyphs: Mapping[int, bytes]
    scale: bytes

    def holds(self, other: "EmbeddedFont") -> bool:
        """Tell whether all that the other draws and says comes out the same with this font."""
        return (
            self.scale == other.scale
            and all(self.widths.get(code) == one for code, one in other.widths.items())
            and all(self.texts.get(code) == other.texts.get(code) for code in other.widths)
            and all(self.glyphs.get(code) == one for code, one in other.glyphs.items())
        )


def embedded_font(font: Object) -> EmbeddedFont:
    """Read a composite font.

    Raises:
        AttributeError, KeyError, ValueError, struct.error: it is not of this kind.
    """
    inner = font.DescendantFonts[0]
    widths = dict(widths_of(inner.W.unparse(resolved=True)))
    tables = tables_of(inner.FontDescriptor.FontFile2.read_bytes())
    told = b"".join(BLOCK.findall(font.ToUnicode.read_bytes()))
    return EmbeddedFont(
        widths=widths,
        texts={int(code, 16): text.lower() for code, text in CHARACTER.findall(told)},
        glyphs=dict(glyphs_of(tables, frozenset(widths))),
        scale=scale_of(tables),
    )


def widths_of(written: bytes) -> Iterable[tuple[int, bytes]]:
    for start, several in WIDTHS.findall(written):
        yield from enumerate(several.split(), start=int(start))


def tables_of(program: bytes) -> dict[bytes, bytes]:
    tables = {}
    for at in range(struct.unpack_from(">H", program, 4)[0]):
        tag, _, start, length = struct.unpack_from(">4s3I", program, 12 + 16 * at)
        tables[tag] = program[start : start + length]
    return tables


def scale_of(tables: Mapping[bytes, bytes]) -> bytes:
    """Give what all glyphs depend on: units and instructions."""
    programs = (tables.get(tag, b"") for tag in (b"cvt ", b"fpgm", b"prep"))
    return b"\0".join((tables[b"head"][18:20], *programs))


def glyphs_of(tables: Mapping[bytes, bytes], used: frozenset[int]) -> Iterable[tuple[int, bytes]]:
    """Give what is drawn for each glyph, and how far from its origin."""
    [count] = struct.unpack_from(">H", tables[b"maxp"], 4)
    [is_long] = struct.unpack_from(">h", tables[b"head"], 50)
    places = struct.unpack_from(f">{count + 1}{'I' if is_long else 'H'}", tables[b"loca"])
    unit, outlines = 1 if is_long else 2, tables[b"glyf"]
    for number, (start, end) in enumerate(pairwise(places)):
        if start != end or number in used:
            drawn = outlines[start * unit : end * unit].rstrip(b"\0")  # padding to a word
            yield number, bearing(number, tables) + drawn


def bearing(number: int, tables: Mapping[bytes, bytes]) -> bytes:
    """Give a glyph's side bearing: what moves its outline; its advance is the page's matter."""
    [full] = struct.unpack_from(">H", tables[b"hhea"], 34)
    at = 4 * number + 2 if number < full else 4 * full + 2 * (number - full)
    return tables[b"hmtx"][at : at + 2]
