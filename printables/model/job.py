"""A job: one PDF to make, everything resolved. After this nothing has a default any more."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from printables.model.content import (
    Contact,
    ContactWords,
    Edition,
    Fact,
    Faq,
    Partner,
    Pieces,
    Question,
)
from printables.model.copyfit import AS_DRAWN, Setting
from printables.model.format import Format
from printables.model.locale import Locale
from printables.model.material import Material
from printables.model.printer import Printer
from printables.model.profile import Profile
from printables.model.rules import Rules
from printables.model.selection import STRICT
from printables.model.sheet import Sheet
from printables.model.slug import SlugField
from printables.model.theme import Theme
from printables.model.translation import UnreadyText


@dataclass(frozen=True, kw_only=True)
class Content:
    """A pack in one language, looked up by id. Every reference in it is known to hold."""

    pack_id: str
    title: str
    edition: Edition
    language: str
    faq: Faq
    pieces: Pieces
    facts: tuple[Fact, ...]
    contacts: tuple[Contact, ...]

    def question(self, name: str) -> Question:
        return next(one for one in self.faq.questions if one.id == name)

    def fact(self, name: str) -> Fact:
        return next(one for one in self.facts if one.id == name)

    def contact(self, name: str) -> Contact:
        return next(one for one in self.contacts if one.id == name)

    def contact_words(self, name: str) -> ContactWords:
        return next(one for one in self.pieces.contacts if one.id == name)


@dataclass(frozen=True, kw_only=True)
class Folders:
    """Where a job's files are; the renderer may read nothing else."""

    templates: Path
    material: Path
    theme: Path
    icc: Path
    partner: Path

    @property
    def cache(self) -> Path:
        """Where what is costly to make is kept; may be deleted at any time."""
        return self.templates.parent / ".cache"


AND = "+"
"""Joins the languages of a piece that has one on each side: `en+es`."""


@dataclass(frozen=True, kw_only=True)
class JobName:
    """What tells one job from another; also the name of its file.

    `printer`: the shop that a press PDF is for; None for editions that go to no shop. `draft`: a
    press PDF that is not to be printed, only looked at. `partner`: the organisation of a batch;
    None for the pack's own publisher.
    """

    pack: str
    language: str
    material: str
    format: str
    profile: str
    printer: str | None = None
    draft: bool = False
    partner: str | None = None

    @property
    def path(self) -> Path:
        """Path of the PDF below `output/`; it names the printer unless that is the default."""
        shop = "" if self.printer in (None, STRICT) else f".{self.printer}"
        draft = ".draft" if self.draft else ""
        name = f"{self.material}.{self.format}.{self.profile}{shop}{draft}.pdf"
        whose = Path("partners", self.partner) if self.partner else Path(self.pack)
        return whose / self.language / name

    def __str__(self) -> str:
        shop = "" if self.printer in (None, STRICT) else f" for {self.printer}"
        draft = " draft" if self.draft else ""
        whose = f"{self.partner}: " if self.partner else ""
        piece = f"{self.material} {self.format} {self.profile}{shop}{draft}"
        return f"{whose}{piece} ({self.language})"


@dataclass(frozen=True, kw_only=True)
class Job:
    """One PDF to make: one material in one format and edition, one language, one partner."""

    name: JobName
    content: Content
    partner: Partner
    material: Material
    format: Format
    profile: Profile
    sheet: Sheet | None
    theme: Theme
    locale: Locale
    folders: Folders
    dated: date
    """The date written into the PDF: SOURCE_DATE_EPOCH, else the pack's edition."""

    printer: Printer | None = None
    """The print shop whose rules a press PDF keeps; None for the other editions."""

    setting: Setting = AS_DRAWN
    """How large and how wide it is set, once it is made to fit."""

    sides: "tuple[Job, ...]" = ()
    """A piece in two languages: the page that stands on its front, and that on its back."""

    unready: tuple[UnreadyText, ...] = ()
    """The texts that this piece prints and that nobody has signed as they stand."""

    @property
    def is_draft(self) -> bool:
        """Tell whether the piece must carry the mark that keeps it from being handed out."""
        return bool(self.unready)

    def told_of(self, page: int) -> dict[str, str]:
        """Give what a slug line or a file's name may tell of a page, counted from 1."""
        name, sides = self.name, list(self.format.sides)
        return {
            SlugField.PACK: name.pack,
            SlugField.PARTNER: self.partner.id,
            SlugField.MATERIAL: name.material,
            SlugField.FORMAT: name.format,
            SlugField.LANGUAGE: name.language,
            SlugField.EDITION: self.content.edition.code,
            SlugField.DATE: self.dated.isoformat(),
            SlugField.PAGE: str(page),
            SlugField.PAGES: str(len(sides)),
            SlugField.SIDE: sides[page - 1],
        }

    @property
    def rules(self) -> Rules:
        """What the finished PDF is held to."""
        return Rules(edition=self.name.profile, profile=self.profile, printer=self.printer)
