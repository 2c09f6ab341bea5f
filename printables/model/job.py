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
from printables.model.design import Format, Locale, Material, Profile, Sheet, Theme
from printables.model.printer import STRICT, Printer


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


@dataclass(frozen=True, kw_only=True)
class JobName:
    """What tells one job from another; also the name of its file.

    `printer`: the shop that a press PDF is for; None for editions that go to no shop.
    `partner`: the organisation of a batch; None for the pack's own publisher.
    """

    pack: str
    language: str
    material: str
    format: str
    profile: str
    printer: str | None = None
    partner: str | None = None

    @property
    def path(self) -> Path:
        """Path of the PDF below `output/`; it names the printer unless that is the default."""
        shop = "" if self.printer in (None, STRICT) else f".{self.printer}"
        name = f"{self.material}.{self.format}.{self.profile}{shop}.pdf"
        whose = Path("partners", self.partner) if self.partner else Path(self.pack)
        return whose / self.language / name

    def __str__(self) -> str:
        shop = "" if self.printer in (None, STRICT) else f" for {self.printer}"
        whose = f"{self.partner}: " if self.partner else ""
        return f"{whose}{self.material} {self.format} {self.profile}{shop} ({self.language})"


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
