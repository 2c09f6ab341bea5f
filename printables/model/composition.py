"""What goes on which panel, in words ready to be set: made by layout, printed by templates.

Templates print what stands here and nothing else, so the composition is also the plan that the
finished PDF is held against. Every text has its HTML (for the template) and its plain words (for
preflight).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from printables.model.content import AnswerLength


@dataclass(frozen=True, kw_only=True)
class Text:
    """Inline text: safe HTML, and the same words without markup."""

    html: str
    plain: str

    def __html__(self) -> str:
        """Let an autoescaping template print the markup."""
        return self.html

    def __str__(self) -> str:
        return self.plain


@dataclass(frozen=True, kw_only=True)
class LineBlock:
    """A headline, a sentence, a note."""

    id: str
    text: Text

    def texts(self) -> Iterator[Text]:
        yield self.text

    def __html__(self) -> str:
        return self.text.html


@dataclass(frozen=True, kw_only=True)
class Item:
    """One line of a checklist."""

    icon: str | None
    lead: Text | None
    text: Text


@dataclass(frozen=True, kw_only=True)
class ListBlock:
    """A checklist."""

    id: str
    title: Text
    intro: Text | None
    items: tuple[Item, ...]
    closing: Text | None

    def texts(self) -> Iterator[Text]:
        yield self.title
        yield from (one for one in (self.intro,) if one)
        for item in self.items:
            yield from (one for one in (item.lead, item.text) if one)
        yield from (one for one in (self.closing,) if one)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A question with its answer at one length; the answer's HTML may hold paragraphs, lists."""

    id: str
    question: Text
    answer: Text
    length: AnswerLength


@dataclass(frozen=True, kw_only=True)
class QuestionsBlock:
    """Questions in the order in which they are printed."""

    entries: tuple[Entry, ...]

    def texts(self) -> Iterator[Text]:
        for entry in self.entries:
            yield entry.question
            yield entry.answer


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way to reach a helpline: `Call` `1-888-373-7888` `tel:+18883737888`."""

    kind: str
    label: str
    value: str
    href: str

    @property
    def plain(self) -> str:
        return f"{self.label} {self.value}"


@dataclass(frozen=True, kw_only=True)
class Helpline:
    """A contact as it is printed; parts that are not shown are None.

    `short`: its rows take less room.
    """

    id: str
    name: Text | None
    purpose: Text | None
    hours: Text | None
    languages: Text | None
    ways: tuple[Way, ...]
    short: bool = False

    def texts(self) -> Iterator[Text]:
        parts = (self.name, self.purpose, self.hours, self.languages)
        yield from (one for one in parts if one)
        yield from (Text(html=way.value, plain=way.plain) for way in self.ways)

    def way(self, kind: str) -> Way:
        """Give the way of one kind; KeyError when the material does not show it."""
        found = next((way for way in self.ways if way.kind == kind), None)
        if found is None:
            raise KeyError(kind)
        return found


@dataclass(frozen=True, kw_only=True)
class HelplinesBlock:
    """Contacts in the order in which they are printed."""

    helplines: tuple[Helpline, ...]

    def texts(self) -> Iterator[Text]:
        for helpline in self.helplines:
            yield from helpline.texts()

    def __iter__(self) -> Iterator[Helpline]:
        return iter(self.helplines)

    def __getitem__(self, at: int) -> Helpline:
        return self.helplines[at]


@dataclass(frozen=True, kw_only=True)
class CodeBlock:
    """A QR code and the address printed beside it."""

    address: str
    printed: Text

    def texts(self) -> Iterator[Text]:
        yield self.printed


@dataclass(frozen=True, kw_only=True)
class SmallPrintBlock:
    """Sources, dates, edition: lines worked out from records."""

    title: Text | None
    lines: tuple[Text, ...]

    def texts(self) -> Iterator[Text]:
        yield from (one for one in (self.title,) if one)
        yield from self.lines


Block = LineBlock | ListBlock | QuestionsBlock | HelplinesBlock | CodeBlock | SmallPrintBlock


@dataclass(frozen=True, kw_only=True)
class ComposedStory:
    """A story's blocks by name, and how often each is printed; None for one that is left out."""

    id: str
    panels: tuple[str, ...]
    blocks: Mapping[str, Block]
    times: Mapping[str, int]
    left_out: frozenset[str] = frozenset()

    def __getitem__(self, name: str) -> Block | None:
        return None if name in self.left_out else self.blocks[name]


@dataclass(frozen=True, kw_only=True)
class ComposedRegion:
    """A partner's words for the region; parts that are not shown or not known are None."""

    panel: str
    name: Text | None
    tagline: Text | None
    phone: Way | None
    address: Text | None
    url: Way | None
    logo: str | None
    logo_alt: str
    code: str | None
    statements: tuple[Text, ...]
    placeholder: bool

    def texts(self) -> Iterator[Text]:
        yield from (text for _, text in self.named())

    def named(self) -> Iterator[tuple[str, Text]]:
        """Give each text with the field of the partner's record that holds it."""
        words = {"name": self.name, "tagline": self.tagline, "address": self.address}
        yield from ((field, one) for field, one in words.items() if one)
        for field, way in (("phone", self.phone), ("url", self.url)):
            if way:
                yield field, Text(html=way.value, plain=way.value)
        yield from (("statement", one) for one in self.statements)


@dataclass(frozen=True, kw_only=True)
class Composition:
    """Everything that one piece prints, story by story in reading order."""

    title: str
    language: str
    stories: Mapping[str, ComposedStory]
    region: ComposedRegion | None
    sides: "tuple[Composition, ...]" = ()
    """Of a piece in two languages, which has no stories of its own: what each side prints."""
