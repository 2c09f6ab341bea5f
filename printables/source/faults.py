"""A mistake found by holding files against each other, and the record that it spoils.

A spoiled record stops only the pieces that print it; a mistake in no record stops its whole file.
"""

from dataclasses import dataclass
from typing import TypeAlias

from printables.errors import Problem
from printables.source.tree import Loc, YamlFile

Item: TypeAlias = tuple[str, str]
"""A record by its list and id: `("questions", "how-it-starts")`, `("contacts", "hotline")`."""

PRINTED = {"questions", "lines", "lists", "contacts", "facts"}


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Where, what, what to do; `about` names the record when the place does not tell it."""

    file: YamlFile
    loc: Loc
    message: str
    remedy: str = ""
    at_key: bool = False
    about: Item | None = None

    @property
    def problem(self) -> Problem:
        return self.file.problem(self.loc, self.message, self.remedy, at_key=self.at_key)

    @property
    def item(self) -> Item | None:
        """The record that is spoiled; None when it is the file as a whole."""
        section, name = self.loc[:1], self.file.at((*self.loc[:2], "id"))
        if self.about or not isinstance(name, str) or not PRINTED.issuperset(section):
            return self.about
        return str(section[0]), name
