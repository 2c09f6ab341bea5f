"""Telephone numbers come from contacts.yaml: one typed by hand would outlive a change."""

import re
from collections.abc import Iterator

from printables.source.faults import Fault
from printables.source.texts import as_printed, printed
from printables.source.tree import YamlFile

NUMBER = re.compile(
    r"""(?<![\w-]) (?:
        (?:\+?1[-. ]?)? (?:\(\d{3}\)[ ]?|\d{3}[-. ]) \d{3}[-. ]\d{4}   # 1-888-373-7888
      | 1-8\d\d-[A-Z0-9]+(?:-[A-Z0-9]+)*                               # 1-844-SAVE-A-CHILD
      | \d{3}[-.]\d{4} | 1?\d{10} | \+\d[\d .-]{6,}\d
    ) (?![\w-])""",
    re.VERBOSE,
)
DIGITS = re.compile(r"(?<![\w-])\d{5,}(?![\w-])")


def numbers_by_hand(file: YamlFile, contacts: YamlFile) -> Iterator[Fault]:
    """Report telephone numbers that are typed: after a change they would still stand there."""
    known = dict(numbers(contacts))
    for loc, text in printed(file):
        words = as_printed(text)
        by_hand = {found[0] for found in NUMBER.finditer(words)}
        by_hand |= {found[0] for found in DIGITS.finditer(words) if found[0] in known}
        for number in sorted(by_hand):
            message = f"the number '{number}' is typed by hand."
            placeholder = known.get(last_digits(number), "{phone:...} or {text:...}")
            yield Fault(file=file, loc=loc, message=message, remedy=f"Write {placeholder} instead.")


def numbers(contacts: YamlFile) -> Iterator[tuple[str, str]]:
    """Give the digits of each contact's numbers with the placeholder that prints them."""
    for entry in contacts.entries("contacts"):
        call, text = entry.fields.get("call"), entry.fields.get("text")
        if isinstance(call, str):
            yield last_digits(call), f"{{phone:{entry.id}}}"
        if isinstance(text, dict):
            yield last_digits(str(text.get("number"))), f"{{text:{entry.id}}}"


def last_digits(number: str) -> str:
    """Give the digits without the country's 1."""
    return re.sub(r"\D", "", number)[-10:]
