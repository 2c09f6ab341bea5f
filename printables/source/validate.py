"""Holds a YAML file against a record: every mistake at once, each at its line and column."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args

from pydantic import ValidationError

from printables.errors import ContentError, Problem
from printables.model.record import Record
from printables.source.completed import completed
from printables.source.plain_words import said, shown
from printables.source.suggest import did_you_mean
from printables.source.tree import Loc, YamlFile
from printables.source.yaml_file import read_yaml

T = TypeVar("T", bound=Record)


@dataclass(frozen=True, kw_only=True)
class Loaded(Generic[T]):
    """A file and the record in it; no record when the file has problems."""

    file: YamlFile
    record: T | None
    problems: tuple[Problem, ...]


def load_record(path: Path, root: Path, kind: type[T]) -> Loaded[T]:
    """Read a file as a record. A bad file gives its problems, never an exception."""
    return load_translated(path, root, kind, None)


def load_translated(path: Path, root: Path, kind: type[T], source: Loaded[T] | None) -> Loaded[T]:
    """Read a file as a record, whose texts may still be missing where a sound source has some."""
    try:
        file = read_yaml(path, root)
    except ContentError as broken:
        nothing = YamlFile(path=path.relative_to(root), data={}, values={}, keys={})
        return Loaded(file=nothing, record=None, problems=tuple(broken.problems))
    sound = source and source.record and source.file
    record, problems = validated(completed(file, sound) if sound else file, kind)
    return Loaded(file=file, record=record, problems=problems)


def validated(file: YamlFile, kind: type[T]) -> tuple[T | None, tuple[Problem, ...]]:
    """Give the record that a file holds, or all that keeps it from being one."""
    try:
        record = kind.model_validate(file.data)
    except ValidationError as broken:
        errors = [error for error in broken.errors(include_url=False) if not echo(error)]
        found = [problem(error, file, kind) for error in errors]
        return None, tuple(sorted({*file.problems, *found}))
    return (None if file.problems else record), file.problems


def echo(error: Any) -> bool:  # noqa: ANN401 - ErrorDetails
    """Tell whether a list is called too short only because its items have mistakes."""
    if error["type"] != "too_short":
        return False
    return len(error["input"]) >= int(error["ctx"]["min_length"])


def problem(error: Any, file: YamlFile, kind: type[Record]) -> Problem:  # noqa: ANN401 - ErrorDetails
    """Turn one of pydantic's errors into a problem at the value, or the key, it is about."""
    written, loc = error["loc"], written_loc(file, error["loc"])
    if error["type"] == "extra_forbidden":
        known = {name for record in records_at(kind, written[:-1]) for name in record.model_fields}
        message = f"unknown key '{written[-1]}'."
        return file.problem(loc, message, did_you_mean(str(written[-1]), known), at_key=True)
    if error["type"] == "missing":
        return missing(file, loc, written[-1])
    message, remedy = said(error, name_of(loc))
    return file.problem(loc, message, remedy, at_key=written[-1:] == ("[key]",))


def missing(file: YamlFile, loc: Loc, step: str | int) -> Problem:
    if isinstance(step, int):
        return file.problem(
            loc, f"{name_of(loc)} has too few values: number {step + 1} is missing."
        )
    fields = file.at(loc)
    name = fields.get("id") if isinstance(fields, dict) else None
    where = f" in {shown(name)}" if isinstance(name, str) else f" in {name_of(loc)}" if loc else ""
    return file.problem(loc, f"'{step}' is missing{where}.", f"Add a line '{step}: ...'.")


def written_loc(file: YamlFile, loc: Loc) -> Loc:
    """Keep the steps that lead through the file; pydantic adds others (union members, `[key]`)."""
    kept: Loc = ()
    for step in loc:
        if (*kept, step) in file.values:
            kept = (*kept, step)
    return kept


def name_of(loc: Loc) -> str:
    """Name a value for a person: `'short'`, or `item 3 of 'materials'`."""
    if not loc:
        return "this file:"
    if isinstance(loc[-1], int):
        return f"item {loc[-1] + 1} of {name_of(loc[:-1])}"
    return f"'{loc[-1]}'"


def records_at(kind: type[Record], loc: Loc) -> set[type[Record]]:
    """Give the records that may stand at a place, by the types of the fields on the way."""
    here = {kind}
    for step in loc:
        fields = [record.model_fields[step] for record in here if step in record.model_fields]
        below = {record for field in fields for record in records_in(field.annotation)}
        here = below or here
    return here


def records_in(annotation: Any) -> set[type[Record]]:  # noqa: ANN401 - any type form
    """Give the records that a type is made of: `dict[Id, Colour] | None` is made of Colour."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return {annotation}
    return {record for part in get_args(annotation) for record in records_in(part)}
