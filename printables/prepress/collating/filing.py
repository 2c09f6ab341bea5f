"""A PDF that goes to disk object by object, each content once.

In memory stays where each object stands, and a fingerprint by which to know it again.
"""

import hashlib
import zlib
from typing import BinaryIO

from printables.prepress.stencil.file import (
    FREE,
    PACKED,
    PLAIN,
    ROW,
    pack,
    xref_stream,
    xref_table,
)
from printables.prepress.stencil.objects import LEVEL, final, stream

TOGETHER = 200
"""Objects of one object stream: readers inflate it whole for any of them."""
FINGERPRINT = 16


class Filing:
    """Numbers objects, and writes them to `target`.

    With `packs`, what is no stream goes into object streams (ISO 32000-1, 7.5.7).
    """

    def __init__(self, target: BinaryIO, version: str, *, packs: bool) -> None:
        self.target, self.packs = target, packs
        self.rows = bytearray(ROW.pack(FREE, 0, 0))
        self.known: dict[bytes, int] = {}
        self.waiting: dict[int, bytes] = {}
        self.last: dict[int, bytes] = {}
        self.at = 0
        self._write(b"%%PDF-%s\n%%\xbf\xf7\xa2\xfe\n" % version.encode())

    def reserve(self, count: int = 1) -> int:
        """Give the first of some new numbers in a row."""
        number = len(self.rows) // ROW.size
        self.rows += ROW.pack(FREE, 0, 0) * count
        return number

    def once(self, written: bytes, turn: int = 0) -> int:
        """Give the number of an object, which is written if no other is the same.

        Twins that must stay two have a `turn` each.
        """
        return self._known(fingerprint(written, b"%d" % turn), written)

    def stream(self, content: bytes, turn: int = 0) -> int:
        """Give the number of a stream without entries of its own, likewise."""
        key = fingerprint(b"stream", b"%d" % turn, content)
        return self.known.get(key) or self._known(key, stream(content).filled(final))

    def _known(self, key: bytes, written: bytes) -> int:
        if key not in self.known:
            self.known[key] = self.reserve()
            self.put(self.known[key], written)
        return self.known[key]

    def put(self, number: int, written: bytes) -> None:
        """Write an object under a reserved number."""
        if not self.packs or written.endswith(b"endstream"):
            self._plain(number, written)
            return
        self.waiting[number] = written
        if len(self.waiting) == TOGETHER:
            self._pack()

    def put_last(self, number: int, written: bytes) -> None:
        """Write an object when all others are: who looks for it need not inflate those."""
        self.last[number] = written

    def _plain(self, number: int, written: bytes) -> None:
        ROW.pack_into(self.rows, number * ROW.size, PLAIN, self.at, 0)
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, written))

    def _pack(self) -> None:
        number = self.reserve()
        for index, one in enumerate(self.waiting):
            ROW.pack_into(self.rows, one * ROW.size, PACKED, number, index)
        self._plain(number, pack(self.waiting))
        self.waiting = {}

    def _flush(self) -> None:
        if self.waiting:
            self._pack()

    def close(self, trailer: bytes) -> None:
        """Write what still waits, and where everything stands."""
        self._flush()
        for number, written in self.last.items():
            self.put(number, written)
        self._flush()
        at, rows = self.at, bytes(self.rows)
        where = self._stream(rows, trailer) if self.packs else xref_table(rows, trailer)
        self._write(where + b"\nstartxref\n%d\n%%%%EOF\n" % at)

    def _stream(self, rows: bytes, trailer: bytes) -> bytes:
        size = len(rows) // ROW.size + 1
        return xref_stream(zlib.compress(rows + ROW.pack(PLAIN, self.at, 0), LEVEL), size, trailer)

    def _write(self, content: bytes) -> None:
        self.target.write(content)
        self.at += len(content)


def fingerprint(*parts: bytes) -> bytes:
    digest = hashlib.blake2b(digest_size=FINGERPRINT)
    for one in parts:
        digest.update(one)
    return digest.digest()
