"""Loads `templates/`: how things look and print. A broken file stops only what needs it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from printables.errors import Problem
from printables.model.format import Format
from printables.model.locale import Locale
from printables.model.material import Material
from printables.model.press_sheet import PressSheet
from printables.model.printer import Printer
from printables.model.profile import Imposition, Profile
from printables.model.selection import STRICT, Selection
from printables.model.sheet import Sheet
from printables.model.theme import Theme
from printables.source import printers
from printables.source.locale_words import wrong_words
from printables.source.pseudo import PSEUDO, pseudo_locale
from printables.source.shelf import Shelf, files, folders_with, misnamed, read_shelf
from printables.source.tree import Loc, YamlFile


@dataclass(frozen=True, kw_only=True)
class Library:
    """All that designers and print buyers wrote, by id."""

    root: Path
    themes: Shelf[Theme]
    formats: Shelf[Format]
    sheets: Shelf[Sheet]
    profiles: Shelf[Profile]
    printers: Shelf[Printer]
    press_sheets: Shelf[PressSheet]
    materials: Shelf[Material]
    locales: Shelf[Locale]

    def editions(self, form: Format) -> Iterator[tuple[str, Profile, Sheet | None]]:
        """Give the editions of a format: profile id, profile, and its sheet if any.

        A profile that prints on sheets exists only where the format names a sheet for it.
        """
        for name, profile, _ in self.profiles.sound():
            if profile.imposition is not Imposition.SHEET:
                yield name, profile, None
            elif sheet := self.sheets.record(form.sheets.get(name, "")):
                yield name, profile, sheet

    def problems(self) -> Iterator[Problem]:
        """Give all that is wrong with the files, and with what they say of each other."""
        for shelf in self.shelves():
            yield from shelf.problems
        yield from misnamed(self.root / "templates", self.root)
        for _, form, file in self.formats.sound():
            yield from self.unknown_sheets(form, file)
        yield from self.no_printer()

    def theme(self, name: str) -> Path:
        """Give the folder of a theme."""
        return self.root / "templates" / "themes" / name

    def shelves(self) -> "tuple[Shelf[Any], ...]":
        looks = (self.themes, self.materials, self.locales)
        shops = (self.printers, self.press_sheets)
        return (*looks, self.formats, self.sheets, self.profiles, *shops)

    def printer(self, name: str, *, card: bool) -> Printer | None:
        """Give a shop's rules; None when its file, or that of strict, is not sound."""
        shop, strict = self.printers.record(name), self.printers.record(STRICT)
        return printers.rules_for(shop, strict, card=card) if shop and strict else None

    def unknown_sheets(self, form: Format, file: YamlFile) -> Iterator[Problem]:
        for profile, sheet in form.sheets.items():
            if profile not in self.profiles.known:
                yield self.profiles.unknown(profile, file, ("sheets", profile), at_key=True)
            if sheet not in self.sheets.known:
                yield self.sheets.unknown(sheet, file, ("sheets", profile))

    def no_printer(self) -> Iterator[Problem]:
        """Report that the rules of last resort are missing, if anything goes to a print shop."""
        flats = any(printers.takes_printer(profile) for _, profile, _ in self.profiles.sound())
        if flats and STRICT not in self.printers.known:
            file = Path("templates", "printers", f"{STRICT}.yaml")
            message = "the file is missing: its rules hold where a printer's file has none."
            yield Problem(file=file, message=message, remedy="Put it back.")


def load_library(root: Path, selection: Selection) -> Library:
    """Read what a selection may need of `templates/`."""
    at = root / "templates"

    def icc_is_there(_: str, profile: Profile, file: YamlFile) -> Iterator[Problem]:
        if profile.output_intent:
            icc = at / "icc" / profile.output_intent.icc
            yield from missing(icc, root, file, ("output_intent", "icc"))

    def its_icc_is_there(_: str, printer: Printer, file: YamlFile) -> Iterator[Problem]:
        if printer.output_intent:
            icc = at / "icc" / printer.output_intent.value.icc
            yield from missing(icc, root, file, ("output_intent", "value", "icc"))

    def template_is_there(name: str, record: Material, file: YamlFile) -> Iterator[Problem]:
        for ending in (".html.j2", ".css"):
            yield from missing(at / "materials" / name / f"{name}{ending}", root, file, ())
        if record.style:
            yield from missing(at / "partials" / f"{record.style}.css", root, file, ("style",))

    themes = folders_with("theme.yaml", at / "themes")
    materials = folders_with("material.yaml", at / "materials")
    formats, sheets = files(at / "formats"), files(at / "sheets")
    profiles, locales = files(at / "profiles"), files(at / "locales")
    chosen, shops = selection, files(at / "printers")
    spoken = (*chosen.languages, "en") if chosen.languages else ()
    only = () if chosen.printer == STRICT else (STRICT, chosen.printer)
    return Library(
        root=root,
        themes=read_shelf("theme", themes, root, Theme),
        formats=read_shelf("format", formats, root, Format, chosen.formats),
        sheets=read_shelf("sheet", sheets, root, Sheet),
        profiles=read_shelf("profile", profiles, root, Profile, chosen.profiles, icc_is_there),
        printers=read_shelf("printer", shops, root, Printer, only, its_icc_is_there),
        press_sheets=read_shelf("press sheet", files(at / "press-sheets"), root, PressSheet),
        materials=read_shelf(
            "material", materials, root, Material, chosen.materials, template_is_there
        ),
        locales=with_pseudo(
            read_shelf("language", locales, root, Locale, spoken, wrong_words), chosen.languages
        ),
    )


def with_pseudo(locales: Shelf[Locale], chosen: tuple[str, ...]) -> Shelf[Locale]:
    """Add the chosen pseudo-languages, which follow the rules of English."""
    source = locales.loaded.get("en")
    made = {
        name: replace(source, record=pseudo_locale(name, source.record))
        for name in chosen
        if name in PSEUDO and source and source.record
    }
    return replace(locales, loaded={**locales.loaded, **made})


def missing(path: Path, root: Path, file: YamlFile, loc: Loc) -> Iterator[Problem]:
    if not path.is_file():
        yield file.problem(loc, f"the file {path.relative_to(root)} is missing.", "Add it.")
