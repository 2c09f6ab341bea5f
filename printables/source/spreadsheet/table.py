"""A table as it was written: every cell a text, with what its program has done to it."""

from dataclasses import dataclass, replace
from pathlib import Path

from printables.errors import Problem
from printables.source.tree import Place, problem_at


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What a cell shows. `trouble` says why it cannot be taken, `doubt` what to look at again."""

    text: str = ""
    trouble: str = ""
    doubt: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row by its number in a spreadsheet program, and what keeps it from being read."""

    number: int
    cells: tuple[Cell, ...]
    trouble: str = ""

    @property
    def empty(self) -> bool:
        return not self.trouble and not any(cell.text or cell.trouble for cell in self.cells)

    def text(self, at: int) -> str:
        return self.cells[at].text if at < len(self.cells) else ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """The rows of a file that hold anything; `path` is relative to the project's root.

    `problems` are mistakes of the file as a whole, `notes` what was decided in reading it.
    """

    path: Path
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()

    def problem(self, place: Place, message: str, remedy: str = "") -> Problem:
        return problem_at(place, self.path, message, remedy)


def letter(column: int) -> str:
    """Name a column (from 1) as spreadsheet programs do: A, B ... Z, AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def in_cell(problem: Problem) -> Problem:
    """Name the cell of a problem as a spreadsheet program does; once is enough."""
    if problem.message.startswith("cell "):
        return problem
    where = f"cell {letter(problem.column)}{problem.line}"
    return replace(problem, message=f"{where}: {problem.message}")
