"""`glyphs-missing`: no letter is printed as an empty box because its font lacks it."""

import re
import struct
from collections.abc import Iterator

from pikepdf import Name, Object

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.structure import descriptor, font_name, fonts

BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
CHAR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
REPLACEMENT = "\ufffd"


def find(inspection: Inspection) -> Iterator[Fault]:
    for page, word in inspection.words_seen:
        if REPLACEMENT in word.text:
            message = f"'{word.text}' holds a letter that has no meaning in its font"
            yield Fault(
                page=page.number, message=message, where=word.ink, severity=Severity.WARNING
            )
    for number, font in fonts(inspection.parts):
        lost = "".join(dict.fromkeys(without_glyph(font)))
        if lost:
            message = f"font '{font_name(font)}' has no glyph for '{lost}': a box is printed"
            yield Fault(page=number, message=message)


def without_glyph(font: Object) -> Iterator[str]:
    """Give characters whose code is glyph 0 or lies beyond the embedded TrueType font's glyphs.

    In a composite font with identity mapping a code is a glyph's number (ISO 32000-2, 9.7.4.3).
    """
    program = descriptor(font).get(Name.FontFile2)
    table = font.get(Name.ToUnicode)
    if program is None or table is None or font.get(Name.Encoding) != Name("/Identity-H"):
        return
    number = glyph_count(program.read_bytes())
    for kind, block in BLOCK.findall(table.read_bytes()):
        pairs = CHAR.findall(block) if kind == b"char" else ()
        for code, text in pairs:
            if int(code, 16) == 0 or int(code, 16) >= number:
                yield bytes.fromhex(text.decode("ascii")).decode("utf-16-be", "replace")


def glyph_count(program: bytes) -> int:
    """Read numGlyphs from a TrueType font's `maxp` table (OpenType specification)."""
    (tables,) = struct.unpack_from(">H", program, 4)
    for at in range(12, 12 + 16 * tables, 16):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", program, at)
        if tag == b"maxp":
            return int(struct.unpack_from(">H", program, offset + 4)[0])
    return 0


CHECK = Check(
    id="glyphs-missing",
    title="Every letter has a glyph",
    rationale="A letter that its font lacks is printed as an empty box, in a name or a number.",
    remedy="Choose a font that has these letters, and export again.",
    severity=Severity.ERROR,
    find=find,
)
