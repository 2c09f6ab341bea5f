"""What is said: a pack's questions, pieces, facts and contacts, as written in `content/`.

Texts hold a small Markdown subset (`*emphasis*`, `**strong**`, links, lists) and placeholders:
`{fact:ID}` prints a fact's value, `{phone:ID}`, `{text:ID}`, `{chat:ID}` and `{site:ID}` print a
contact's number or address, so that no figure or number is ever typed twice.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, HttpUrl

from printables.model.record import Id, Record, Said


class Audience(StrEnum):
    """Who a text is written for."""

    GENERAL = "general"
    PARENTS = "parents"
    EDUCATORS = "educators"
    YOUTH = "youth"


class AnswerLength(StrEnum):
    """How much of an answer is printed."""

    LINE = "line"
    SHORT = "short"
    FULL = "full"


BY_LENGTH = (AnswerLength.LINE, AnswerLength.SHORT, AnswerLength.FULL)


class Question(Record):
    """One question of the FAQ, answered at three lengths."""

    id: Id
    original: int = Field(ge=1)
    question: Said
    line: Said
    short: Said
    full: Said
    audiences: tuple[Audience, ...] = (Audience.GENERAL,)

    def answer(self, length: AnswerLength) -> str:
        """Give the answer as written, at one of its lengths."""
        return {"line": self.line, "short": self.short, "full": self.full}[length]


class Faq(Record):
    """`faq.<language>.yaml`: every question once, in the order in which people read them."""

    language: Id
    questions: tuple[Question, ...] = Field(min_length=1)


class ListItem(Record):
    """One line of a checklist: an icon's name, a lead of a few words, the text."""

    text: Said
    lead: str | None = None
    icon: Id | None = None


class Checklist(Record):
    """Signs, steps, or things to say: a list that is scanned rather than read."""

    id: Id
    title: Said
    intro: str | None = None
    items: tuple[ListItem, ...] = Field(min_length=1)
    closing: str | None = None
    audiences: tuple[Audience, ...] = (Audience.GENERAL,)


class Line(Record):
    """A short text with a job of its own: a headline, a sentence on a card, a note."""

    id: Id
    text: Said


class ContactWords(Record):
    """What a contact is called and is for, in one language."""

    id: Id
    name: Said
    purpose: Said
    hours: str | None = None
    languages: str | None = None


class Pieces(Record):
    """`pieces.<language>.yaml`: the texts besides the FAQ that print needs."""

    language: Id
    title: Said
    lines: tuple[Line, ...] = ()
    lists: tuple[Checklist, ...] = ()
    contacts: tuple[ContactWords, ...] = ()


class Source(Record):
    """Where a fact was read."""

    title: Said
    publisher: Said
    year: int = Field(ge=1900, le=2100)
    url: HttpUrl


class Scope(StrEnum):
    """Which place a fact speaks of."""

    ARKANSAS = "arkansas"
    US = "us"
    GLOBAL = "global"


class Confidence(StrEnum):
    """How well a fact is sourced; `background` must be checked by a person before print."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    BACKGROUND = "background"


class Fact(Record):
    """A value that may be printed, and what stands behind it."""

    id: Id
    value: Said
    statement: Said
    scope: Scope
    source: Source
    as_of: date
    expires: date
    confidence: Confidence


class WithdrawnFact(Record):
    """A claim that must never be printed again, why, and the spellings that give it away."""

    id: Id
    claim: Said
    reason: Said
    source: Source | None = None
    patterns: tuple[Said, ...] = Field(min_length=1)


class Facts(Record):
    """`facts.yaml`."""

    facts: tuple[Fact, ...]
    withdrawn: tuple[WithdrawnFact, ...] = ()


class ContactKind(StrEnum):
    """A help line listens; a report line takes reports; some do both."""

    HELP = "help"
    REPORT = "report"


class HowChecked(StrEnum):
    """How a contact was last checked. Only `dialled` may be called verified."""

    COPY = "copy"
    WEB = "web"
    DIALLED = "dialled"


class Check(Record):
    """When and how a contact was checked, and until when that is good enough to print."""

    how: HowChecked
    on: date
    expires: date


class TextLine(Record):
    """A text-message service: the number, and the keyword to send if one is needed."""

    number: Said
    keyword: str | None = None


class Contact(Record):
    """A service that people can call, text or open; its words are in `pieces.<language>.yaml`.

    `readers` lists whom it may be printed for. Tip lines tied to policing or immigration stay off
    pieces for youth and for people in danger.
    """

    id: Id
    kinds: tuple[ContactKind, ...] = Field(min_length=1)
    call: str | None = None
    text: TextLine | None = None
    tty: str | None = None
    chat: HttpUrl | None = None
    site: HttpUrl | None = None
    always_open: bool = False
    readers: tuple[Audience, ...] = Field(min_length=1)
    checked: Check
    source: Source


class Contacts(Record):
    """`contacts.yaml`."""

    contacts: tuple[Contact, ...] = Field(min_length=1)


class AvoidedWord(Record):
    """A word that our texts do not use, why, and what to say instead."""

    pattern: Said
    reason: Said
    say: str | None = None


class Wording(Record):
    """`wording.<language>.yaml`: words to avoid (regular expressions, case ignored)."""

    language: Id
    avoid: tuple[AvoidedWord, ...] = ()


class Edition(Record):
    """The issue of a pack: its code is printed on every piece, its date dates every PDF."""

    code: Said
    date: date


class PackRecord(Record):
    """`pack.yaml`: one subject for one publisher. The first language is the source language.

    `bilingual`: pairs of languages. Every material of one page is also made with the first on its
    front and the second on its back.
    """

    title: Said
    edition: Edition
    publisher: Id
    theme: Id
    languages: tuple[Id, ...] = Field(min_length=1)
    bilingual: tuple[tuple[Id, Id], ...] = ()
    materials: tuple[Id, ...] = Field(min_length=1)


class Partner(Record):
    """`content/partners/<id>.yaml`, or a row of a table there: an organisation in the region.

    `logo` is a file beside the record. A `placeholder` stands for an organisation not yet named.
    Empty `languages` and `materials` mean all that the pack has. `quantities` says how many of a
    material this organisation orders, `quantity` how many of any other, `printer` at which shop.
    `funder` and `disclaimer` are sentences that a funder or a school district wants printed.
    """

    id: Id
    name: Said
    tagline: str | None = None
    phone: str | None = None
    address: str | None = None
    url: HttpUrl | None = None
    logo: str | None = None
    logo_alt: str | None = None
    languages: tuple[Id, ...] = ()
    materials: tuple[Id, ...] = ()
    quantity: Annotated[int, Field(ge=1)] | None = None
    quantities: dict[Id, Annotated[int, Field(ge=1)]] = Field(default_factory=dict)
    printer: Id | None = None
    funder: str | None = None
    disclaimer: str | None = None
    placeholder: bool = False

    def orders(self, material: str) -> int | None:
        """Give how many of a material this organisation orders; None when it does not say."""
        return self.quantities.get(material, self.quantity)

    @property
    def statements(self) -> tuple[str, ...]:
        """The sentences that must be printed, as written."""
        return tuple(one for one in (self.funder, self.disclaimer) if one)
