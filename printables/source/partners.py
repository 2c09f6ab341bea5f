"""Loads `content/partners/`: for each organisation a YAML file or a row of a table."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from printables.errors import Problem
from printables.model.content import Partner
from printables.model.partner_table import PartnerTable
from printables.source.coverage import words_without_font
from printables.source.library import Library
from printables.source.selection import wants
from printables.source.shelf import Shelf, checked, files, read_shelf
from printables.source.spreadsheet import TABLES, Names, read_partners, read_table
from printables.source.spreadsheet.table import in_cell
from printables.source.tree import YamlFile
from printables.source.validate import Loaded, load_record

WORDS = (("name",), ("tagline",), ("address",), ("funder",), ("disclaimer",))
PLURALS = {"languages": "language", "materials": "material"}


@dataclass(frozen=True, kw_only=True)
class Partners:
    """All partners that were wanted, by id, with all problems, and notes that stop nothing."""

    shelf: Shelf[Partner]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()


def load_partners(root: Path, library: Library, chosen: tuple[str, ...] = ()) -> Partners:
    """Read the records of the chosen partners; all when none is chosen.

    Tables are opened only for a partner who has no file: an everyday build must not wait for them.
    """
    folder = root / "content" / "partners"
    themes = [(theme, library.theme(name)) for name, theme, _ in library.themes.sound()]

    def sound(_: str, partner: Partner, file: YamlFile) -> Iterator[Problem]:
        yield from wrong_logo(partner, folder, file)
        yield from words_without_font(file, WORDS, themes)
        yield from unknown_names(partner, library, file)

    def agrees(name: str, partner: Partner, file: YamlFile) -> Iterator[Problem]:
        if partner.id != name:
            yield file.problem(("id",), f"the name of the file says '{name}'.", "Let them agree.")
        yield from sound(name, partner, file)

    shelf = read_shelf("partner", files(folder), root, Partner, chosen, agrees)
    tables = [folder / name for name in TABLES if (folder / name).exists()]
    if not tables or (chosen and set(chosen) <= set(shelf.known)):
        return Partners(shelf=shelf, problems=shelf.problems)
    spelled = load_record(root / "templates" / "partners" / "table.yaml", root, PartnerTable)
    if spelled.record is None:
        return Partners(shelf=shelf, problems=(*shelf.problems, *spelled.problems))
    names = Names.of(spelled.record, library)
    gathered = Gathered(shelf, chosen)
    for table in tables:
        read = read_partners(read_table(table, root), names)
        gathered.problems += read.problems
        gathered.notes += read.notes
        for loaded in read.partners:
            gathered.add(checked("", loaded, sound))
    return gathered.partners()


class Gathered:
    """Partners from files and tables; who comes first keeps an id."""

    def __init__(self, shelf: Shelf[Partner], chosen: tuple[str, ...]) -> None:
        self.chosen = chosen
        self.known = dict.fromkeys(shelf.known)
        self.loaded = dict(shelf.loaded)
        self.places = {name: str(one.file.path) for name, one in shelf.loaded.items()}
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []

    def add(self, loaded: Loaded[Partner]) -> None:
        """Take a row, unless its id is taken; without one there are only its mistakes to tell."""
        has_id, row = ("id",) in loaded.file.values, loaded.file.around(()).line
        name = str(loaded.file.data["id"]) if has_id else ""
        if name in self.known and wants(self.chosen, name):
            where = self.places.get(name, f"{name}.yaml")
            message = f"cell A{row}: the id '{name}' is already that of {where}."
            remedy = "Take one of them out, or give this one an id of its own."
            self.problems += loaded.problems
            self.problems.append(loaded.file.problem((), message, remedy))
            return
        if not name:
            self.problems += loaded.problems
        elif wants(self.chosen, name):
            self.known[name] = None
            told = tuple(in_cell(one) for one in loaded.problems)
            self.loaded[name] = replace(loaded, problems=told)
            self.places[name] = f"row {row} of {loaded.file.path.name}"

    def partners(self) -> Partners:
        shelf = Shelf(what="partner", known=tuple(self.known), loaded=self.loaded)
        problems = tuple(sorted({*shelf.problems, *self.problems}))
        return Partners(shelf=shelf, problems=problems, notes=tuple(sorted(set(self.notes))))


def wrong_logo(partner: Partner, folder: Path, file: YamlFile) -> Iterator[Problem]:
    """Report a logo that is not there, or lies outside the partners' folder."""
    if partner.logo is None:
        return
    logo = (folder / partner.logo).resolve()
    if not logo.is_relative_to(folder.resolve()):
        message = f"the logo '{partner.logo}' lies outside content/partners."
        yield file.problem(("logo",), message, "Copy it there and give its name.")
    elif not logo.is_file():
        message = f"the logo content/partners/{partner.logo} is missing."
        near = [one.name for one in siblings(logo) if one.stem.casefold() == logo.stem.casefold()]
        remedy = f"Did you mean '{near[0]}'?" if near else "Add the file, or name no logo."
        yield file.problem(("logo",), message, remedy)


def siblings(file: Path) -> list[Path]:
    return sorted(file.parent.iterdir()) if file.parent.is_dir() else []


def unknown_names(partner: Partner, library: Library, file: YamlFile) -> Iterator[Problem]:
    """Report languages, materials and shops that do not exist."""
    for index, name in enumerate(partner.languages):
        if name not in library.locales.known:
            yield library.locales.unknown(name, file, ("languages", index))
    for index, name in enumerate(partner.materials):
        if name not in library.materials.known:
            yield library.materials.unknown(name, file, ("materials", index))
    for name in partner.quantities:
        if name not in library.materials.known:
            loc = ("quantities", name)
            yield library.materials.unknown(name, file, loc, at_key=True)
    if partner.printer and partner.printer not in library.printers.known:
        yield library.printers.unknown(partner.printer, file, ("printer",))
