"""The row that heads a table: which column holds what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from printables.errors import Problem
from printables.source.spreadsheet.names import Names, plain
from printables.source.spreadsheet.table import Row, Table, letter
from printables.source.suggest import did_you_mean
from printables.source.tree import Place

LOOKED_AT = 10
"""A heading is sought in so many rows: above it people write a title, or when it was made."""


@dataclass(frozen=True, kw_only=True)
class Headings:
    """The place (from 0) of each field's column, and of each material's quantity."""

    row: int
    width: int
    fields: Mapping[str, int]
    quantities: Mapping[str, int]
    notes: tuple[Problem, ...]


def headings_of(table: Table, names: Names) -> Headings | Problem:
    """Find the headings; the problem with them when no column is headed `name`."""
    found = next((row for row in table.rows[:LOOKED_AT] if known(row, names)), None)
    if found is None:
        first = table.rows[0].number if table.rows else 1
        message = "no column is headed 'name': the first row must say what each column holds."
        remedy = f"Head the columns: {', '.join(dict.fromkeys(names.columns.values()))}."
        return table.problem(Place(first, 1), message, remedy)
    fields: dict[str, int] = {}
    quantities: dict[str, int] = {}
    for at, cell in enumerate(found.cells):
        heading = plain(cell.text)
        if heading in names.columns:
            fields.setdefault(names.columns[heading], at)
        elif heading in names.quantities:
            quantities.setdefault(names.quantities[heading], at)
    used = {*fields.values(), *quantities.values()}
    notes = tuple(passed_over(table, found, used, names))
    width = len(found.cells)
    return Headings(
        row=found.number, width=width, fields=fields, quantities=quantities, notes=notes
    )


def known(row: Row, names: Names) -> bool:
    fields = [names.columns.get(plain(cell.text)) for cell in row.cells]
    return "name" in fields and len(row.cells) > 1


def passed_over(table: Table, row: Row, used: set[int], names: Names) -> Iterator[Problem]:
    """Name the columns that are not read, so that a slip of the pen is seen."""
    widest = max(len(one.cells) for one in table.rows)
    for at in range(widest):
        below = (one.text(at) for one in table.rows if one.number > row.number)
        if at in used or not any(below):
            continue
        heading, place = row.text(at), Place(row.number, at + 1)
        if not heading:
            yield table.problem(place, f"column {letter(at + 1)} has no heading: it is not read.")
        elif plain(heading) in names.columns or plain(heading) in names.quantities:
            message = (
                f"column {letter(at + 1)} '{heading}' is not read: an earlier one is the same."
            )
            yield table.problem(place, message)
        else:
            near = did_you_mean(plain(heading), names.columns)
            remedy = near if near.startswith("Did") else ""
            message = f"column {letter(at + 1)} '{heading}' is not known: it is not read."
            yield table.problem(place, message, remedy)
