"""A YAML file as it was written: every scalar a text, every value with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeAlias

from printables.errors import Problem

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"
Loc: TypeAlias = tuple[str | int, ...]


class Place(NamedTuple):
    """Line and column, both from 1."""

    line: int
    column: int


def problem_at(place: Place, file: Path, message: str, remedy: str = "") -> Problem:
    """Report a mistake at a place of a file."""
    return Problem(file=file, line=place.line, column=place.column, message=message, remedy=remedy)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One record of a list of records: where it stands, its id, its fields as written."""

    loc: Loc
    id: str
    fields: dict[str, Tree]


@dataclass(frozen=True, kw_only=True)
class YamlFile:
    """What a file says, where each value and each key stands, and what is wrong as YAML.

    `path` is relative to the project's root. A file that cannot be read has no data.
    """

    path: Path
    data: dict[str, Tree]
    values: Mapping[Loc, Place]
    keys: Mapping[Loc, Place]
    problems: tuple[Problem, ...] = ()

    def problem(self, loc: Loc, message: str, remedy: str = "", *, at_key: bool = False) -> Problem:
        """Report a mistake at a value (or its key), or at the nearest value around it."""
        place = (self.keys if at_key else self.values).get(loc) or self.around(loc)
        return problem_at(place, self.path, message, remedy)

    def around(self, loc: Loc) -> Place:
        known = (self.values.get(loc[:length]) for length in range(len(loc), -1, -1))
        return next((place for place in known if place), Place(1, 1))

    def at(self, loc: Loc) -> "Tree | None":
        """Give what is written at a place; None when nothing is."""
        found: Tree | None = self.data
        for step in loc:
            if isinstance(found, dict) and isinstance(step, str):
                found = found.get(step)
            elif isinstance(found, list) and isinstance(step, int) and step < len(found):
                found = found[step]
            else:
                return None
        return found

    def entries(self, section: str) -> Iterator[Entry]:
        """Give the records of a list that have an id, sound or not."""
        listed = self.data.get(section)
        for index, fields in enumerate(listed if isinstance(listed, list) else ()):
            name = fields.get("id") if isinstance(fields, dict) else None
            if isinstance(fields, dict) and isinstance(name, str):
                yield Entry(loc=(section, index), id=name, fields=fields)

    def ids(self, section: str) -> tuple[str, ...]:
        return tuple(entry.id for entry in self.entries(section))

    def scalars(self) -> Iterator[tuple[Loc, str]]:
        """Give every text of the file, in the order in which it is written."""
        return scalars(self.data, ())


def scalars(tree: Tree, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(tree, str):
        yield loc, tree
    elif isinstance(tree, list):
        for index, item in enumerate(tree):
            yield from scalars(item, (*loc, index))
    else:
        for key, item in tree.items():
            yield from scalars(item, (*loc, key))
