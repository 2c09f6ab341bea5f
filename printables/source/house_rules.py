"""What a PDF is held to that no job knows: an edition's profile, and a print shop's rules."""

from pathlib import Path

from printables.errors import ContentError
from printables.model.rules import Rules
from printables.model.selection import Selection
from printables.source import printers
from printables.source.library import load_library
from printables.source.selection import refuse_unknown


def rules_of(root: Path, edition: str, printer: str, *, card: bool = False) -> Rules:
    """Give the rules of a shop over an edition; a shop may ask less of a card.

    Raises:
        UsageError: there is no such edition or printer.
        ContentError: a file that is needed is wrong.
    """
    library = load_library(root, Selection(profiles=(edition,), printer=printer))
    refuse_unknown("profile", (edition,), library.profiles.known)
    refuse_unknown("printer", (printer,), library.printers.known)
    profile, shop = library.profiles.record(edition), library.printer(printer, card=card)
    if profile is None or shop is None:
        raise ContentError([*library.profiles.problems, *library.printers.problems])
    if not printers.takes_printer(profile):
        return Rules(edition=edition, profile=profile)
    printed = printers.printed_by(shop, profile)
    return Rules(edition=edition, profile=printed, printer=shop)
