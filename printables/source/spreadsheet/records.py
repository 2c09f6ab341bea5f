"""The rows of a table to records of partners, each held against the same model as a YAML file.

A row becomes what a YAML file is: values with their places. So one validation serves both, and
every problem is told at its row and column.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from printables.errors import Problem
from printables.model.content import Partner
from printables.source.spreadsheet import fields
from printables.source.spreadsheet.cells import shortened
from printables.source.spreadsheet.headings import Headings, headings_of
from printables.source.spreadsheet.names import Names
from printables.source.spreadsheet.slug import slug
from printables.source.spreadsheet.table import Cell, Row, Table, in_cell, letter
from printables.source.tree import Loc, Place, Tree, YamlFile
from printables.source.validate import Loaded, validated

UNKNOWN = "?"
"""Stands for a name that cannot be read, so that the other cells of its row are still looked at."""


@dataclass(frozen=True, kw_only=True)
class Read:
    """The partners of a table in their order, and what was decided in reading them."""

    partners: tuple[Loaded[Partner], ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def read_partners(table: Table, names: Names) -> Read:
    """Read every row below the headings; a row with a mistake spoils no other."""
    if table.problems:
        return Read(problems=table.problems, notes=table.notes)
    headings = headings_of(table, names)
    if isinstance(headings, Problem):
        return Read(problems=(headings,), notes=table.notes)
    drafts = [Draft(table, row, headings, names) for row in table.rows if row.number > headings.row]
    return Read(
        partners=tuple(draft.loaded() for draft in drafts),
        notes=(*table.notes, *headings.notes, *(one for draft in drafts for one in draft.notes)),
    )


@dataclass
class Draft:
    """One row on its way to a record."""

    table: Table
    row: Row
    headings: Headings
    names: Names
    data: dict[str, Tree] = field(default_factory=dict)
    values: dict[Loc, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    def loaded(self) -> Loaded[Partner]:
        """Give the record, or all that keeps the row from being one."""
        self.values[()] = Place(self.row.number, 1)
        if self.row.trouble:
            self.problems.append(self.table.problem(self.values[()], self.row.trouble))
            return Loaded(file=self.file(), record=None, problems=tuple(self.problems))
        for name, at in self.headings.fields.items():
            self.take(name, at)
        for material, at in self.headings.quantities.items():
            self.take_quantity(material, at)
        self.refuse_strays()
        self.require_name()
        self.find_id()
        record, problems = validated(self.file(), Partner)
        named = tuple(in_cell(one) for one in problems)
        return Loaded(file=self.file(), record=record, problems=named)

    def file(self) -> YamlFile:
        return YamlFile(
            path=self.table.path,
            data=self.data,
            values=self.values,
            keys=self.values,
            problems=tuple(sorted(self.problems)),
        )

    def cell(self, at: int) -> Cell:
        return self.row.cells[at] if at < len(self.row.cells) else Cell()

    def place(self, at: int) -> Place:
        return Place(self.row.number, at + 1)

    def wrong(self, at: int, message: str) -> None:
        self.problems.append(self.table.problem(self.place(at), message))

    def note(self, at: int, message: str) -> None:
        where = f"{letter(at + 1)}{self.row.number}"
        self.notes.append(self.table.problem(self.place(at), f"cell {where}: {message}"))

    def take(self, name: str, at: int) -> None:
        """Put the value of a cell under the name of its field."""
        cell = self.cell(at)
        self.values[name,] = self.place(at)
        if cell.trouble:
            self.wrong(at, f"'{name}' {cell.trouble}")
        elif cell.text:
            try:
                self.put(name, at, cell)
            except fields.WrongCellError as wrong:
                self.wrong(at, f"'{name}': {wrong}")

    def put(self, name: str, at: int, cell: Cell) -> None:
        if name == "quantity":
            for_all, each = fields.quantity(cell.text, self.names)
            self.data |= {"quantity": for_all} if for_all else {}
            self.count(each, at)
        elif name == "phone":
            self.data[name], doubt = fields.phone(cell)
            if doubt:
                self.note(at, doubt)
        else:
            self.data[name] = self.reader(name)(cell.text)

    def reader(self, name: str) -> Callable[[str], Tree]:
        """Give what reads the texts of a field."""
        names = self.names
        return {
            "id": lambda text: text.removesuffix(".0"),
            "address": fields.address,
            "url": fields.url,
            "logo": lambda text: text.replace("\\", "/"),
            "languages": lambda text: list(fields.several("language", text, names.languages)),
            "materials": lambda text: list(fields.several("material", text, names.materials)),
            "printer": lambda text: fields.one("printer", text, names.printers),
        }.get(name, one_line)

    def take_quantity(self, material: str, at: int) -> None:
        cell = self.cell(at)
        try:
            if cell.trouble:
                self.wrong(at, f"'quantity' {cell.trouble}")
            elif cell.text and cell.text != "0":
                self.count({material: fields.whole(cell.text)}, at)
        except fields.WrongCellError as wrong:
            self.wrong(at, f"'quantity': {wrong}")

    def count(self, each: dict[str, Tree], at: int) -> None:
        counted = self.data.setdefault("quantities", {})
        if isinstance(counted, dict):
            counted |= each
        self.values["quantities",] = self.place(at)
        self.values |= {("quantities", material): self.place(at) for material in each}

    def refuse_strays(self) -> None:
        """Report cells to the right of the table: as a rule, a text with a separator in it."""
        for at in range(self.headings.width, len(self.row.cells)):
            if text := self.cell(at).text:
                said = f"'{shortened(text)}' stands to the right of the last column."
                self.wrong(at, f"{said} A text with a separator in it needs quotation marks.")
                return

    def require_name(self) -> None:
        at = self.headings.fields["name"]
        if "name" in self.data:
            return
        if not self.cell(at).trouble:
            self.wrong(at, "'name' is missing: nothing else can be printed without it.")
        self.data["name"] = UNKNOWN

    def find_id(self) -> None:
        """Take the id that is given, as an id is written; else make one from the name."""
        given = self.data.get("id")
        at = self.headings.fields["id" if given else "name"]
        written = str(given or self.data["name"])
        made = slug(written)
        if made:
            self.values["id",] = self.place(at)
            if made != given:
                self.note(at, f"its id is '{made}'.")
        else:
            self.values.pop(("id",), None)
            if written != UNKNOWN:
                said = f"no id can be made from '{shortened(written)}'"
                self.wrong(at, f"{said}: give it one, of the letters a to z and digits.")
        self.data["id"] = made or "unknown"


def one_line(text: str) -> str:
    return " ".join(text.split())
