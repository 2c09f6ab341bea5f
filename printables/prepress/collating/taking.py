"""Objects taken out of a finished PDF into the job file: children first, each content once."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from pikepdf import Object

from printables.prepress.collating.filing import Filing
from printables.prepress.collating.fonts import SharedFonts, is_font
from printables.prepress.stencil.objects import Key, Loose, Loosened, final, joined


@dataclass(kw_only=True)
class Taken(Loosened):
    """What was taken out of one PDF; keys are numbers in the job file.

    Fonts are put together with those of other PDFs, but for those whose number is among `static`:
    these are the same in many PDFs as it is. What is two objects there stays two, though they be
    equal: Ghostscript takes an object that stands twice in a dictionary for one that holds itself.
    """

    filing: Filing
    fonts: SharedFonts
    static: Container[int] = ()
    numbers: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.numbers |= set(self.places.values())

    def _added(self, found: Object) -> int:
        number = next(one for one in self._numbers(found) if one not in self.numbers)
        self.numbers.add(number)
        if found.is_indirect:
            self.places[found.objgen] = number
        return number

    def _numbers(self, found: Object) -> Iterator[int]:
        """Give numbers for an object and its twins."""
        shared = is_font(found) and found.objgen[0] not in self.static
        font = self.fonts.take(found) if shared else None
        if font is not None:
            yield from map(font.twin, count())
        written = self.loose(found).filled(final)
        yield from (self.filing.once(written, turn) for turn in count())

    def written(self, found: Object, changes: Mapping[str, bytes | Key]) -> bytes:
        """Write a dictionary, some entries changed."""
        return self.loose(found, changes).filled(final)

    def value(self, found: object) -> bytes:
        """Write what stands in a dictionary: an object by its number, all else as it is."""
        pieces: list[bytes | Key] = []
        self._write(found, pieces)
        return Loose(pieces=joined(pieces)).filled(final)
