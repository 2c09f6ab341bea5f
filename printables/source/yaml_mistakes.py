"""What a person did when a file is not YAML, told from the lines themselves.

The parser says where it gave up; what it says about why is for programmers, and changes from one
parser to the next. So the reason is read from the text at that place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from printables.source.tree import Place

LEAD = re.compile(r"\s*(?:- +)*(?:[\w-]+: +)?")
KEY = re.compile(r":(\s|$)")
MEANS_SOMETHING = "{[*&!|>%@`?,]}"
OTHER_QUOTE = {'"': "'", "'": '"'}


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """Where to look, what is wrong there, what to do."""

    place: Place
    message: str
    remedy: str


def explain(lines: Sequence[str], gave_up: Place, begun: Place | None) -> Mistake:
    """Explain why the parser gave up at a place, in something that was begun at another."""
    mistakes = (
        in_quotes(lines, gave_up, begun),
        never_closed(lines, begun, gave_up),
        bad_beginning(lines, gave_up),
        colon(lines, gave_up),
        no_key(lines, gave_up, begun),
    )
    return next((mistake for mistake in mistakes if mistake), misaligned(lines, gave_up))


def in_quotes(lines: Sequence[str], gave_up: Place, begun: Place | None) -> Mistake | None:
    if begun is None or character(lines, begun) not in OTHER_QUOTE:
        return None
    if "\\" not in line_at(lines, gave_up)[gave_up.column - 2 : gave_up.column]:
        message = "the quotation mark that opens here is never closed."
        return Mistake(place=begun, message=message, remedy="Close it at the end of the text.")
    message = "a backslash has a meaning of its own between double quotation marks."
    remedy = "Put the text between single ones: 'like this'."
    return Mistake(place=gave_up, message=message, remedy=remedy)


def never_closed(lines: Sequence[str], begun: Place | None, gave_up: Place) -> Mistake | None:
    if begun is None or character(lines, begun) not in {"[", "{"} or begun.line == gave_up.line:
        return None
    opening = character(lines, begun)
    message = f"the '{opening}' that opens here is never closed."
    remedy = "Close it; or, if it begins a text, put the whole text in quotation marks."
    return Mistake(place=begun, message=message, remedy=remedy)


def bad_beginning(lines: Sequence[str], gave_up: Place) -> Mistake | None:
    place = value_place(lines, gave_up)
    first = character(lines, place)
    if not first or gave_up < place:
        return None
    if first in OTHER_QUOTE:
        message = "the text goes on after its closing quotation mark."
        remedy = f"Put the whole text between these: {OTHER_QUOTE[first]}"
        return Mistake(place=place, message=message, remedy=remedy)
    if first in MEANS_SOMETHING:
        message = f"a text cannot begin with '{first}' just so."
        remedy = 'Put the whole text in quotation marks: "like this".'
        return Mistake(place=place, message=message, remedy=remedy)
    return None


def colon(lines: Sequence[str], gave_up: Place) -> Mistake | None:
    if character(lines, gave_up) != ":" or gave_up < value_place(lines, gave_up):
        return None
    message = "a colon with a space behind it stands in the middle of a text."
    remedy = 'Put the whole text in quotation marks: "like this".'
    return Mistake(place=gave_up, message=message, remedy=remedy)


def no_key(lines: Sequence[str], gave_up: Place, begun: Place | None) -> Mistake | None:
    if begun is None or begun.line == gave_up.line:
        return None
    line = line_at(lines, begun)
    if KEY.search(line) or line.lstrip().startswith("- "):
        return None
    message = "this line is neither 'key: value' nor '- item'."
    remedy = "Is a colon missing, or the space behind it?"
    return Mistake(place=begun, message=message, remedy=remedy)


def misaligned(lines: Sequence[str], gave_up: Place) -> Mistake:
    line = line_at(lines, gave_up)
    place = Place(gave_up.line, len(line) - len(line.lstrip()) + 1)
    message = "this line does not line up with the lines above it."
    remedy = "Give it as many spaces as its neighbours; a text of several lines begins with '>'."
    return Mistake(place=place, message=message, remedy=remedy)


def value_place(lines: Sequence[str], gave_up: Place) -> Place:
    """Give the place where the value of a line begins, behind dash and key."""
    line = line_at(lines, gave_up)
    lead = LEAD.match(line)
    return Place(gave_up.line, (lead.end() if lead else 0) + 1)


def character(lines: Sequence[str], place: Place) -> str:
    """Give the character at a place; nothing past the end of the line."""
    return line_at(lines, place)[place.column - 1 : place.column]


def line_at(lines: Sequence[str], place: Place) -> str:
    """Give the line of a place; nothing past the end of the file, where parsers also give up."""
    return lines[place.line - 1] if place.line <= len(lines) else ""
