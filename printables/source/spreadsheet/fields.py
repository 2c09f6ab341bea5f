"""The text of a cell to the value of a field, or what is wrong with it."""

import re
from collections.abc import Mapping

from printables.source.spreadsheet.cells import AS_TEXT, shortened
from printables.source.spreadsheet.names import Names, plain
from printables.source.spreadsheet.table import Cell
from printables.source.suggest import did_you_mean
from printables.source.tree import Tree

ALL = {"all", "any", "every"}
BETWEEN = re.compile(r"[,;/|\n&]|\band\b")
FLOAT = re.compile(r"(\d+)\.0+")
NUMBER = re.compile(r"\d{1,3}(?:[ ,.]\d{3})+|\d+")
PAIR = re.compile(r"(.+?)[:=]\s*([\d ,.]+)")
DATE = re.compile(
    r"\d{1,2}[-/ ][A-Za-z]{3}(?:[-/ ]\d{2,4})?|\d{4}-\d\d-\d\d.*|\d{1,2}/\d{1,2}/\d{2,4}"
)
SEVERAL = re.compile(r"[\n;|]|\bor\b|\band\b|\d\s*[/,]\s*\+?\(?\d{3}")
FEWEST, MOST = 3, 15
NORTH_AMERICAN = (10, 11)
SHORT_NUMBER = 6


class WrongCellError(Exception):
    """What is wrong with a cell, in words."""


def phone(cell: Cell) -> tuple[str, str]:
    """Give a number as it is printed, and what to look at again.

    Raises:
        WrongCellError: no number, several, or one that a program has changed.
    """
    text, doubt = cell.text, cell.doubt
    if whole := FLOAT.fullmatch(text):
        text, doubt = whole[1], "was kept as a number, which loses a leading 0 or +"
    digits = sum(one.isdigit() for one in text)
    if DATE.fullmatch(text):
        raise WrongCellError(f"'{text}' is a date: a program took the number for one. {AS_TEXT}.")
    if SEVERAL.search(text):
        raise WrongCellError(f"'{shortened(text)}' is more than one number. Keep the one to print.")
    if not FEWEST <= digits <= MOST:
        raise WrongCellError(f"'{shortened(text)}' is not a telephone number.")
    whole_number = digits in NORTH_AMERICAN[:1] or (digits, text[:1]) == (NORTH_AMERICAN[1], "1")
    if doubt and not whole_number and digits > SHORT_NUMBER:
        said = f"'{text}' {doubt}, and has {digits} digits"
        raise WrongCellError(f"{said}: some may be lost. {AS_TEXT}.")
    return text, f"'{text}' {doubt}. Is it whole?" if doubt else ""


def url(text: str) -> str:
    """Give a web address; one without https:// gets it, since it is printed without.

    Raises:
        WrongCellError: several addresses, or an e-mail address.
    """
    if len(text.split()) > 1:
        raise WrongCellError(f"'{shortened(text)}' is more than one web address. Keep one.")
    if "@" in text and "/" not in text:
        raise WrongCellError(f"'{shortened(text)}' is an e-mail address. Give a web address.")
    return text if "://" in text else f"https://{text}"


def address(text: str) -> str:
    """Put an address of several lines on one."""
    return ", ".join(line.rstrip(" ,") for line in text.splitlines())


def several(what: str, text: str, known: Mapping[str, str]) -> list[Tree]:
    """Give the ids of a list of names; none for `all`.

    Raises:
        WrongCellError: one is not known.
    """
    if plain(text) in ALL:
        return []
    if plain(text) in known:  # a title with a comma or an `and` in it
        return [known[plain(text)]]
    names = [name.strip() for name in BETWEEN.split(text) if name.strip()]
    return [*dict.fromkeys(one(what, name, known) for name in names)]


def one(what: str, text: str, known: Mapping[str, str]) -> str:
    if plain(text) not in known:
        near = did_you_mean(text.casefold(), known.values())
        raise WrongCellError(f"unknown {what} '{shortened(text)}'. {near}")
    return known[plain(text)]


def quantity(text: str, names: Names) -> tuple[str, dict[str, Tree]]:
    """Read `500`, or `brochure: 500; help card: 1,000`: for all, and by material.

    Raises:
        WrongCellError: it is neither.
    """
    if not PAIR.match(text):
        return whole(text), {}
    pairs = [PAIR.fullmatch(part.strip()) for part in re.split(r"[;\n]|,(?!\d)", text)]
    found: dict[str, Tree] = {}
    for pair in pairs:
        if pair is None:
            raise WrongCellError(f"'{shortened(text)}' is not 'material: number; ...'.")
        found[one("material", pair[1].strip(), names.materials)] = whole(pair[2].strip())
    return "", found


def whole(text: str) -> str:
    plain_number = FLOAT.sub(r"\1", text) if FLOAT.fullmatch(text) else text
    if not NUMBER.fullmatch(plain_number):
        raise WrongCellError(f"'{shortened(text)}' is not a whole number.")
    return re.sub(r"\D", "", plain_number)
