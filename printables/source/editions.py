"""The editions of a piece: as the profiles say, and for a print shop as its rules say."""

from collections.abc import Iterator
from dataclasses import dataclass

from printables.errors import Problem
from printables.model.format import Format
from printables.model.job import JobName
from printables.model.printer import Printer
from printables.model.profile import Profile
from printables.model.sheet import Sheet
from printables.source import printers
from printables.source.library import Library
from printables.source.piece import Piece


@dataclass(frozen=True, kw_only=True)
class Edition:
    """A piece in one edition. What breaks a shop's rules stops this edition alone.

    Not `sound`: the shop's rules could not be read, and their file says why.
    """

    name: JobName
    format: Format
    profile: Profile
    sheet: Sheet | None = None
    printer: Printer | None = None
    problems: tuple[Problem, ...] = ()
    sound: bool = True

    @property
    def can_be_made(self) -> bool:
        return self.sound and not self.problems


def editions_of(piece: Piece, library: Library, shop: str) -> Iterator[Edition]:
    """Give all editions of a piece; those that go to a print shop by the rules of `shop`."""
    for name, profile, sheet in library.editions(piece.format):
        if printers.takes_printer(profile):
            yield for_shop(piece, piece.name(name, shop), profile, library)
        else:
            yield Edition(name=piece.name(name), format=piece.format, profile=profile, sheet=sheet)


def for_shop(piece: Piece, name: JobName, profile: Profile, library: Library) -> Edition:
    printer = library.printer(str(name.printer), card=piece.format.card)
    if printer is None:
        return Edition(name=name, format=piece.format, profile=profile, sound=False)
    return Edition(
        name=name,
        format=printers.side_order(printer, piece.format),
        profile=printers.printed_by(printer, profile),
        printer=printer,
        problems=(
            *printers.margins_kept(printer, piece.format, piece.format_file),
            *printers.type_kept(printer, piece.material, piece.file),
        ),
    )
