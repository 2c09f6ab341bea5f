"""Deflated streams joined without inflating them: a region goes between two parts of a panel.

Each part ends on a byte and looks back at nothing before it (RFC 1951, a full flush), so parts in a
row are one stream; the checksum of the whole follows from those of the parts (RFC 1950).
"""

import struct
import zlib
from dataclasses import dataclass

LEVEL = 6
HEADER = b"\x78\x9c"
PRIME = 65521


@dataclass(frozen=True, kw_only=True)
class Part:
    """A deflated part, the Adler-32 checksum and length of what it holds."""

    data: bytes
    checksum: int
    length: int


def part(content: bytes, *, last: bool = False) -> Part:
    """Deflate one part by itself."""
    deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = deflate.compress(content) + deflate.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH)
    return Part(data=data, checksum=zlib.adler32(content), length=len(content))


def spliced(*parts: Part) -> bytes:
    """Join parts, the last of them made as such, to a stream for FlateDecode."""
    low, high = 1, 0
    for one in parts:
        high = (high + one.length * (low - 1) + (one.checksum >> 16)) % PRIME
        low = (low + (one.checksum & 0xFFFF) - 1) % PRIME
    data = b"".join(one.data for one in parts)
    return HEADER + data + (high << 16 | low).to_bytes(4, "big")


def stored(content: bytes) -> Part:
    """Take a few bytes as they are, which is faster than to deflate them (RFC 1951, 3.2.4)."""
    length = len(content)
    head = struct.pack("<BHH", 0, length, length ^ 0xFFFF)
    return Part(data=head + content, checksum=zlib.adler32(content), length=length)


END = part(b"", last=True)
