"""PDF objects as bytes with numbers left open, so that they can be put into any file.

Written once, a partner's region goes into every language: only the references are filled in.
"""

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from pikepdf import Array, Dictionary, Name, Object, Stream

LEVEL = 6

Key = int | str
"""An object of the same set by its place there, or one outside it by a name."""
Piece = TypeVar("Piece", bytes | Key, Key)


@dataclass(frozen=True, kw_only=True)
class Loose:
    """One object: text and references in turn; a stream's data as it is filed."""

    pieces: tuple[bytes | Key, ...]
    data: bytes | None = None

    @property
    def text(self) -> bytes:
        """Give its text without references."""
        return b"".join(one for one in self.pieces if isinstance(one, bytes))

    def shifted(self, by: int) -> "Loose":
        """Let it stand in a set behind `by` others."""
        return replace(self, pieces=tuple(shifted(one, by) for one in self.pieces))

    def reworded(self, words: Sequence[tuple[bytes, bytes]]) -> "Loose":
        """Replace bytes in its text."""
        pieces = list(self.pieces)
        for old, new in words:
            pieces = [one.replace(old, new) if isinstance(one, bytes) else one for one in pieces]
        return replace(self, pieces=tuple(pieces))

    def filled(self, numbers: Callable[[Key], int]) -> bytes:
        """Write it with references to numbered objects."""
        text = b"".join(
            one if isinstance(one, bytes) else b"%d 0 R" % numbers(one) for one in self.pieces
        )
        if self.data is None:
            return text
        return b"%s\nstream\n%s\nendstream" % (text, self.data)


@dataclass(kw_only=True)
class Loosened:
    """Objects taken out of a file, each once; `outside` names those that are not taken along."""

    outside: Mapping[tuple[int, int], str] = field(default_factory=dict)
    objects: list[Loose | None] = field(default_factory=list)
    places: dict[tuple[int, int], int] = field(default_factory=dict)

    def take(self, found: Object) -> Key:
        """Take an object with all that it refers to; give the key by which to refer to it."""
        if name := self.outside.get(found.objgen):
            return name
        if found.is_indirect and found.objgen in self.places:
            return self.places[found.objgen]
        return self._added(found)

    def _added(self, found: Object) -> int:
        place = len(self.objects)
        self.objects.append(None)
        if found.is_indirect:
            self.places[found.objgen] = place
        self.objects[place] = self.loose(found)
        return place

    def loose(self, found: Object, changes: Mapping[str, bytes | Key] | None = None) -> Loose:
        """Write one object, some entries of a dictionary changed."""
        data = found.read_raw_bytes() if isinstance(found, Stream) else None
        pieces: list[bytes | Key] = []
        self._write(found, pieces, top=True, changes=changes or {})
        return Loose(pieces=joined(pieces), data=data)

    def _write(
        self,
        found: object,
        pieces: list[bytes | Key],
        *,
        top: bool = False,
        changes: Mapping[str, bytes | Key] | None = None,
    ) -> None:
        if isinstance(found, Object) and found.is_indirect and not top:
            pieces.append(self.take(found))
        elif isinstance(found, Dictionary | Stream):
            self._write_dictionary(found, pieces, changes or {})
        elif isinstance(found, Array):
            pieces.append(b"[")
            for one in list(found):
                self._write(one, pieces)
                pieces.append(b" ")
            pieces.append(b"]")
        else:
            pieces.append(scalar(found))

    def _write_dictionary(
        self, found: Object, pieces: list[bytes | Key], changes: Mapping[str, bytes | Key]
    ) -> None:
        pieces.append(b"<<")
        for key in sorted({*found.keys(), *changes}):
            pieces.append(Name(key).unparse() + b" ")
            if key in changes:
                pieces.append(changes[key])
            else:
                self._write(found[key], pieces)
            pieces.append(b" ")
        pieces.append(b">>")


def shifted(piece: Piece, by: int) -> Piece:
    """Let a key within a set stand behind `by` others; all else stays."""
    return piece + by if isinstance(piece, int) else piece


def final(key: Key) -> int:
    """Take a key for a number: of an object whose references all are numbers already."""
    if isinstance(key, str):
        raise TypeError(key)
    return key


def scalar(found: object) -> bytes:
    match found:
        case Object():
            return found.unparse()
        case bool():
            return b"true" if found else b"false"
        case int() | Decimal() | float():
            return str(found).encode()
        case None:
            return b"null"
    raise TypeError(type(found))


def joined(pieces: Iterable[bytes | Key]) -> tuple[bytes | Key, ...]:
    """Join neighbouring texts."""
    made: list[bytes | Key] = []
    for one in pieces:
        if isinstance(one, bytes) and made and isinstance(made[-1], bytes):
            made[-1] += one
        else:
            made.append(one)
    return tuple(made)


def stream(content: bytes, entries: Sequence[bytes | Key] = ()) -> Loose:
    """Make a deflated stream; `entries` go into its dictionary."""
    data = zlib.compress(content, LEVEL)
    head = b"/Filter /FlateDecode /Length %d>>" % len(data)
    return Loose(pieces=joined([b"<<", *entries, head]), data=data)
