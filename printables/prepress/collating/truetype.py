"""Subsets of one TrueType font put together: glyphs keep their numbers in every subset.

Of a font whose codes are glyph numbers, a reader needs these tables only (ISO 32000-1, 9.9, table
126). Offsets are those of the OpenType specification.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

NEEDED = (b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep")
HINTS = (b"cvt ", b"fpgm", b"prep")
RECORD = struct.Struct(">4sIII")
"""Tag, checksum, offset, length."""

CHECKSUM, LOCATION_FORMAT = 8, 50
"""In `head`."""
METRICS, GLYPHS = 34, 4
"""How many, in `hhea` and `maxp`."""
MAGIC = 0xB1B0AFBA
WORD = 0xFFFFFFFF


@dataclass(frozen=True, kw_only=True)
class Subset:
    """Some glyphs of a font, by number; `common` is what all its subsets have.

    A glyph is its advance and side bearing as they are filed, and its outline, padded to a word.
    """

    common: Mapping[bytes, bytes]
    glyphs: Mapping[int, bytes]


def subset_of(program: bytes, used: frozenset[int]) -> Subset:
    """Take a font file apart; empty glyphs, such as a space, count only if they are used.

    Raises:
        ValueError, struct.error: it is no TrueType font with outlines.
    """
    tables = tables_of(program)
    head, hhea, maxp = (tables[tag] for tag in (b"head", b"hhea", b"maxp"))
    outlines = outlines_of(tables, head, struct.unpack_from(">H", maxp, GLYPHS)[0])
    metrics, count = tables[b"hmtx"], struct.unpack_from(">H", hhea, METRICS)[0]
    return Subset(
        common={
            b"head": changed(changed(head, CHECKSUM, ">I", 0), LOCATION_FORMAT, ">h", 1),
            b"hhea": changed(hhea, METRICS, ">H", 0),
            b"maxp": changed(maxp, GLYPHS, ">H", 0),
            **{tag: tables[tag] for tag in HINTS if tag in tables},
        },
        glyphs={
            number: metrics_of(number, metrics, count) + padded(one)
            for number, one in enumerate(outlines)
            if one or number in used
        },
    )


def tables_of(program: bytes) -> dict[bytes, bytes]:
    try:
        [count] = struct.unpack_from(">H", program, 4)
        records = [RECORD.unpack_from(program, 12 + RECORD.size * at) for at in range(count)]
    except struct.error as cut:
        raise ValueError("no font file") from cut
    found = {tag: program[at : at + length] for tag, _, at, length in records if tag in NEEDED}
    if missing := [tag for tag in NEEDED if tag not in found and tag not in HINTS]:
        raise ValueError(f"a font without {missing[0].decode()}")
    return found


def outlines_of(tables: Mapping[bytes, bytes], head: bytes, count: int) -> list[bytes]:
    [is_long] = struct.unpack_from(">h", head, LOCATION_FORMAT)
    loca, glyf = tables[b"loca"], tables[b"glyf"]
    places = struct.unpack_from(f">{count + 1}{'I' if is_long else 'H'}", loca)
    unit = 1 if is_long else 2
    return [glyf[start * unit : end * unit] for start, end in pairwise(places)]


def metrics_of(number: int, metrics: bytes, count: int) -> bytes:
    """Give advance and side bearing; behind the last full entry all share its advance."""
    if number < count:
        return metrics[4 * number : 4 * number + 4]
    bearing = 4 * count + 2 * (number - count)
    return metrics[4 * count - 4 : 4 * count - 2] + metrics[bearing : bearing + 2]


def font_file(whole: Subset) -> bytes:
    """Write a font file with these glyphs under their numbers; all others are empty."""
    count = max(whole.glyphs, default=0) + 1
    glyphs = [whole.glyphs.get(number, b"\0\0\0\0") for number in range(count)]
    places = accumulate((len(one) - 4 for one in glyphs), initial=0)
    tables = {
        **whole.common,
        b"hhea": changed(whole.common[b"hhea"], METRICS, ">H", count),
        b"maxp": changed(whole.common[b"maxp"], GLYPHS, ">H", count),
        b"glyf": b"".join(one[4:] for one in glyphs),
        b"loca": struct.pack(f">{count + 1}I", *places),
        b"hmtx": b"".join(one[:4] for one in glyphs),
    }
    return assembled(tables)


def assembled(tables: Mapping[bytes, bytes]) -> bytes:
    """Write tables in order of their tags, with checksums."""
    count = len(tables)
    power = count.bit_length() - 1
    head = struct.pack(">IHHHH", 0x10000, count, 16 << power, power, (count - (1 << power)) * 16)
    records, bodies, at, adjusted = b"", b"", len(head) + RECORD.size * count, 0
    for tag, table in sorted(tables.items()):
        body = padded(table)
        records += RECORD.pack(tag, checksum(body), at, len(table))
        adjusted = at + CHECKSUM if tag == b"head" else adjusted
        bodies += body
        at += len(body)
    program = head + records + bodies
    return changed(program, adjusted, ">I", (MAGIC - checksum(program)) & WORD)


def padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)


def checksum(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data)
    return sum(words) & WORD


def changed(table: bytes, at: int, kind: str, value: int) -> bytes:
    made = bytearray(table)
    struct.pack_into(kind, made, at, value)
    return bytes(made)
