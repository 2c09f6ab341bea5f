"""A PDF file as static bytes and rows of a cross-reference table, to which objects are added."""

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import zip_longest

from pikepdf import Pdf

from printables.prepress.stencil.marks import UnstableError
from printables.prepress.stencil.objects import LEVEL
from printables.prepress.stencil.splice import END, Part, part, spliced, stored

ROW = struct.Struct(">BIH")
"""Type, offset or number of an object stream, generation or index in it (ISO 32000-1, 7.5.8.3)."""
FREE, PLAIN, PACKED = range(3)
FEW = 1400
"""Bytes of rows that are deflated as fast as they are put together from parts."""


@dataclass(frozen=True, kw_only=True)
class StaticFile:
    """All objects of a file but its cross-reference; `rows` by object number."""

    body: bytes
    rows: bytes
    trailer: bytes
    packs: bool

    @property
    def size(self) -> int:
        return len(self.rows) // ROW.size


def static_file(pdf: bytes) -> StaticFile:
    """Take a file apart that QPDF wrote.

    Raises:
        UnstableError: its cross-reference does not stand at its end.
    """
    at = int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
    table = pdf[at:].lstrip().startswith(b"xref")
    with Pdf.open(BytesIO(pdf)) as opened:
        root, info = (opened.trailer[key].objgen[0] for key in ("/Root", "/Info"))
        rows = table_rows(pdf[at:]) if table else stream_rows(opened, pdf[at:])
    if any(kind == PLAIN and offset > at for kind, offset, _ in ROW.iter_unpack(rows)):
        raise UnstableError("its cross-reference stands amid its objects")
    return StaticFile(
        body=pdf[:at],
        rows=rows,
        trailer=b"/Root %d 0 R /Info %d 0 R" % (root, info),
        packs=not table,
    )


def table_rows(xref: bytes) -> bytes:
    lines = xref.split(b"trailer")[0].split(b"\n")[2:]
    entries = [line.split() for line in lines if line.strip()]
    return b"".join(
        ROW.pack(PLAIN, int(offset), 0) if kind == b"n" else ROW.pack(FREE, 0, 0)
        for offset, _, kind in entries
    )


def stream_rows(opened: Pdf, xref: bytes) -> bytes:
    own = int(xref.split()[0])
    table = opened.get_object(own, 0)
    kind, place, index = (int(one) for one in table.W)
    data, length = table.read_bytes(), kind + place + index
    if "/Index" in table:
        raise UnstableError("its cross-reference is in parts")
    entries = [
        tuple(number(field) for field in fields(data[at : at + length], kind, place))
        for at in range(0, len(data), length)
    ]
    entries[own] = (FREE, 0, 0)
    return b"".join(ROW.pack(*entry) for entry in entries)


def fields(row: bytes, kind: int, place: int) -> tuple[bytes, bytes, bytes]:
    return row[:kind], row[kind : kind + place], row[kind + place :]


def number(data: bytes) -> int:
    return int.from_bytes(data, "big")


def completed(static: StaticFile, objects: Mapping[int, bytes], identity: bytes) -> bytes:
    """Write a file: the static bytes, these objects after or for theirs, and where all stand.

    Args:
        static: what comes first, to the byte.
        objects: written objects by number; streams among them.
        identity: sixteen bytes that tell the file from all others.
    """
    size = max(static.size, *(number + 1 for number in objects))
    rows: dict[int, bytes] = {number: ROW.pack(FREE, 0, 0) for number in range(static.size, size)}
    parts, at = [static.body], len(static.body)
    packed = packable(objects) if static.packs else {}
    if packed:
        objects = {**{n: one for n, one in objects.items() if n not in packed}, size: pack(packed)}
        for index, number in enumerate(packed):
            rows[number] = ROW.pack(PACKED, size, index)
    for number, written in objects.items():
        rows[number] = ROW.pack(PLAIN, at, 0)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, written))
        at += len(parts[-1])
    name = identity.hex().encode()
    trailer = b"%s /ID [<%s><%s>]" % (static.trailer, name, name)
    if static.packs:
        own = size + bool(packed)
        rows[own] = ROW.pack(PLAIN, at, 0)
        parts.append(xref_stream(deflated(static.rows, rows), own + 1, trailer))
    else:
        parts.append(xref_table(exchanged(static.rows, rows), trailer))
    parts.append(b"\nstartxref\n%d\n%%%%EOF\n" % at)
    return b"".join(parts)


def packable(objects: Mapping[int, bytes]) -> dict[int, bytes]:
    """Give what is not a stream."""
    return {number: one for number, one in objects.items() if not one.endswith(b"endstream")}


def pack(objects: Mapping[int, bytes]) -> bytes:
    """Write an object stream (7.5.7)."""
    places, at = [], 0
    for number, one in objects.items():
        places.append(b"%d %d" % (number, at))
        at += len(one) + 1
    head = b" ".join(places) + b"\n"
    data = zlib.compress(head + b"\n".join(objects.values()), LEVEL)
    entries = b"/N %d /First %d /Filter /FlateDecode" % (len(objects), len(head))
    return b"<</Type /ObjStm %s /Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def xref_stream(deflated: bytes, size: int, trailer: bytes) -> bytes:
    """Write a table of so many rows as a stream, its own row the last (7.5.8)."""
    return (
        b"%d 0 obj\n<</Type /XRef /Size %d /W [1 4 2] %s /Filter /FlateDecode /Length %d>>\n"
        b"stream\n%s\nendstream\nendobj" % (size - 1, size, trailer, len(deflated), deflated)
    )


def xref_table(rows: bytes, trailer: bytes) -> bytes:
    entries = [
        b"%010d 00000 n " % place if kind == PLAIN else b"0000000000 65535 f "
        for kind, place, _ in ROW.iter_unpack(rows)
    ]
    lines = b"\n".join(entries)
    return b"xref\n0 %d\n%s\ntrailer <</Size %d %s>>" % (len(entries), lines, len(entries), trailer)


def deflated(rows: bytes, others: Mapping[int, bytes]) -> bytes:
    """Deflate rows of which some are others, and more follow."""
    if len(rows) < FEW:
        return zlib.compress(exchanged(rows, others), LEVEL)
    numbers = sorted(others)
    kept = stretches(rows, tuple(one for one in numbers if one < len(rows) // ROW.size))
    parts = [kept[0]]
    for number, stretch in zip_longest(numbers, kept[1:]):
        parts += [stored(others[number]), *([stretch] if stretch else [])]
    return spliced(*parts, END)


@lru_cache(maxsize=256)
def stretches(rows: bytes, replaced: tuple[int, ...]) -> list[Part]:
    """Deflate once what stands between the rows that each copy has anew."""
    starts = [0, *(number + 1 for number in replaced)]
    ends = [*replaced, len(rows) // ROW.size]
    pairs = zip(starts, ends, strict=True)
    return [part(rows[start * ROW.size : end * ROW.size]) for start, end in pairs]


def exchanged(rows: bytes, others: Mapping[int, bytes]) -> bytes:
    """Write rows of which some are others, and more follow."""
    made = bytearray(rows).ljust((max(others) + 1) * ROW.size, b"\0")
    for number, row in others.items():
        made[number * ROW.size : (number + 1) * ROW.size] = row
    return bytes(made)
