"""A print shop's rule as people are told of it: in a job ticket, in a preflight report."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import get_args

from printables.model.printer import LengthRule, Printer
from printables.model.record import Record
from printables.units import said

LENGTHS = {
    name for name, field in Printer.model_fields.items() if LengthRule in get_args(field.annotation)
}
"""Rules whose value is a length."""


class PrinterRule(Record):
    """A rule of the print shop that the press PDF was made for, where it was read, and when."""

    rule: str
    value: str
    source: str | None = None
    read: date | None = None


def told(printer: Printer | None, names: Iterable[str]) -> Iterator[PrinterRule]:
    """Tell those of the named rules that a shop has; none when there is no shop."""
    for name in names if printer else ():
        rule = getattr(printer, name)
        if rule is not None:
            yield PrinterRule(
                rule=name.replace("_", " "),
                value=said(rule.value) if name in LENGTHS else in_words(rule.value),
                source=str(rule.source) if rule.source else None,
                read=rule.read,
            )


def in_words(value: object) -> str:
    """Write a rule's value as people do; a print condition by its name."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple | dict):
        return ", ".join(in_words(one) for one in value) or "none"
    return str(getattr(value, "condition", value))
