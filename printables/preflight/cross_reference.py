"""A copy's cross-reference held against its layer's: every object stands where it says.

All rows of the layer hold but those of objects that the copy wrote anew, and these are where their
rows point to (ISO 32000-1, 7.5.4, 7.5.7 and 7.5.8). So a copy need not be opened to know that a
reader can open it, once one of its kind was.
"""

import re
import struct
import zlib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

ROW = struct.Struct(">BIH")
"""Type, offset or number of an object stream, generation or index in it."""
PLAIN, PACKED = 1, 2
START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
STREAM = re.compile(rb"(\d+) 0 obj\s*<<(.*?)>>\s*stream\r?\n", re.DOTALL)
WIDTHS = b"/W [1 4 2]"
LENGTH = re.compile(rb"/Length (\d+)")
ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
BLANK = b"\xff" * ROW.size
TAIL = 64
"""Bytes in which a file tells where its cross-reference is."""


class MisplacedError(Exception):
    """The cross-reference cannot be read, or an object is not where it says."""


@dataclass(frozen=True, kw_only=True)
class Rows:
    """A file's cross-reference: packed rows by object number."""

    data: bytes

    def __getitem__(self, number: int) -> tuple[int, int, int]:
        kind, place, index = ROW.unpack_from(self.data, number * ROW.size)
        return kind, place, index

    def __len__(self) -> int:
        return len(self.data) // ROW.size


def rows_of(pdf: bytes) -> Rows:
    """Read a cross-reference, a table or a stream, as our files have it.

    Raises:
        MisplacedError: it is not where the file's last line says, or has another form.
    """
    start = START.search(pdf, max(0, len(pdf) - TAIL))
    if start is None:
        raise MisplacedError
    at = int(start[1])
    if pdf.startswith(b"xref", at):
        found = (ROW.pack(one[3] == b"n", int(one[1]), 0) for one in ENTRY.finditer(pdf, at))
        return Rows(data=b"".join(found))
    return Rows(data=stream_at(pdf, at, WIDTHS))


def layer_rows(pdf: bytes, body: int) -> Rows:
    """Read the rows of what stands in a file's first `body` bytes; all others are blank.

    Raises:
        MisplacedError: as for `rows_of`.
    """
    rows = [*ROW.iter_unpack(rows_of(pdf).data)]
    streams = {number for number, row in enumerate(rows) if is_behind(row, body)}
    kept = (
        BLANK if is_behind(row, body) or is_packed_in(row, streams) else ROW.pack(*row)
        for row in rows
    )
    return Rows(data=b"".join(kept))


def is_behind(row: tuple[int, int, int], body: int) -> bool:
    kind, place, _ = row
    return kind == PLAIN and place >= body


def is_packed_in(row: tuple[int, int, int], streams: Container[int]) -> bool:
    kind, stream, _ = row
    return kind == PACKED and stream in streams


def stream_at(pdf: bytes, at: int, required: bytes = b"") -> bytes:
    """Inflate the stream of an object that stands at a place."""
    head = STREAM.match(pdf, at)
    length = LENGTH.search(head[2]) if head else None
    if head is None or length is None or required not in head[2]:
        raise MisplacedError
    data = pdf[head.end() : head.end() + int(length[1])]
    try:
        return zlib.decompress(data)
    except zlib.error as broken:
        raise MisplacedError from broken


def require_in_place(pdf: bytes, layer: Rows, body: int) -> None:
    """See that objects stand where the layer has them, or behind its `body` bytes.

    Raises:
        MisplacedError: one does not.
    """
    rows = rows_of(pdf)
    if len(rows) < len(layer):
        raise MisplacedError
    packed: dict[int, dict[int, int]] = {}
    for number in changed(layer, rows):
        kind, place, index = rows[number]
        if kind == PACKED:
            packed.setdefault(place, {})[index] = number
        elif kind != PLAIN or place < body:
            raise MisplacedError
        else:
            require_at(pdf, number, place)
    for stream, numbers in packed.items():
        require_packed(pdf, rows, stream, numbers)


def require_at(pdf: bytes, number: int, place: int) -> None:
    if not pdf.startswith(b"%d 0 obj\n" % number, place):
        raise MisplacedError


def require_packed(pdf: bytes, rows: Rows, stream: int, numbers: Mapping[int, int]) -> None:
    """See that an object stream holds objects, by index, as its head says too."""
    kind, place, _ = rows[stream] if stream < len(rows) else (0, 0, 0)
    if kind != PLAIN:
        raise MisplacedError
    require_at(pdf, stream, place)
    listed = stream_at(pdf, place, b"/Type /ObjStm").split(maxsplit=2 * len(numbers))
    if dict(enumerate(map(int, listed[: 2 * len(numbers) : 2]))) != numbers:
        raise MisplacedError


def changed(layer: Rows, rows: Rows) -> Iterator[int]:
    """Give the numbers of rows that the layer does not have so."""
    yield from differing(layer.data, rows.data, 0, len(layer))
    yield from range(len(layer), len(rows))


def differing(one: bytes, other: bytes, start: int, end: int) -> Iterator[int]:
    """Find rows that differ: most do not, so halves are compared first."""
    part = slice(start * ROW.size, end * ROW.size)
    if one[part] == other[part]:
        return
    if end - start == 1:
        yield start
        return
    middle = (start + end) // 2
    yield from differing(one, other, start, middle)
    yield from differing(one, other, middle, end)
