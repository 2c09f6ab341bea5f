"""What one print shop asks for, as it publishes it: `templates/printers/<printer>.yaml`.

Each rule carries where it was read and when, so that a refused piece can name the rule and its
source. A rule that a shop does not publish is left out and taken from `strict.yaml`, which nearly
every shop passes.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import Field, HttpUrl, model_validator

from printables.model.dieline import LineKind, Spot
from printables.model.profile import Flavour, MarkKind, OutputIntent
from printables.model.record import Record, Said
from printables.model.slug import require_known_fields
from printables.units import Length, Percent

Value = TypeVar("Value")

TotalInk = Annotated[float, Field(gt=0, le=400)]
"""Sum of the four inks at one place, in per cent."""

Inks = tuple[Percent, Percent, Percent, Percent]
"""Cyan, magenta, yellow, black in per cent."""


class Rule(Record, Generic[Value]):
    """One rule of a shop: its value, where it was read, and on which day.

    A rule without a source says in `note` where it comes from. `asked_by` names who asks when it is
    not the shop itself: whoever filled the rule in.
    """

    value: Value
    source: HttpUrl | None = None
    read: date | None = None
    note: Said | None = None
    asked_by: Said | None = None

    @model_validator(mode="after")
    def says_where_it_is_from(self) -> Self:
        if (self.source is None) != (self.read is None):
            message = "needs both: source, and the day on which it was read"
            raise ValueError(message)
        if self.source is None and self.note is None:
            message = "needs a source and the day on which it was read, or a note instead"
            raise ValueError(message)
        return self


class Files(StrEnum):
    """How the shop wants the pages delivered."""

    ONE = "one-file"
    ONE_PER_SIDE = "one-file-per-side"


class PageOrder(StrEnum):
    """Which side is page 1."""

    OUTSIDE_FIRST = "outside-first"
    INSIDE_FIRST = "inside-first"


# Named here, since pickle finds a generic record only at the top of its module: jobs travel to
# other processes.
LengthRule = Rule[Length]
FlavourRule = Rule[Flavour]
OutputIntentRule = Rule[OutputIntent]
TotalInkRule = Rule[TotalInk]
InksRule = Rule[Inks]
YesNoRule = Rule[bool]
PpiRule = Rule[float]
PageOrderRule = Rule[PageOrder]
FilesRule = Rule[Files]


class MarksRule(Rule[tuple[MarkKind, ...]]):
    """Exactly these marks, none when empty. A class: pickle takes the dots for a path."""


class NameRule(Rule[Said]):
    """A pattern of a file's name: what a slug line may tell, such as `{material}-{side}.pdf`."""

    @model_validator(mode="after")
    def can_be_filled_in(self) -> Self:
        require_known_fields("file_name", self.value)
        if "/" in self.value or "\\" in self.value:
            message = "file_name is the name of a file, without a folder"
            raise ValueError(message)
        return self


class DielineRule(Rule[dict[LineKind, Spot]]):
    """The spot colour in which each kind of die line is wanted; others are not drawn."""


class CardRules(Record):
    """What a shop asks of cards, where it differs from what it asks of everything else."""

    bleed: LengthRule | None = None
    safe_to_trim: LengthRule | None = None
    safe_to_fold: LengthRule | None = None


class Printer(Record):
    """A print shop's rules over the press profile; None means that the shop says nothing of it.

    `official`: the shop itself confirmed the file; else it is what we read on its pages.
    `mark_offset`: at least that far from the trim.
    `files` and `file_name` are for the delivery of an order.
    """

    title: Said
    official: bool = False
    url: HttpUrl | None = None
    bleed: LengthRule | None = None
    safe_to_trim: LengthRule | None = None
    safe_to_fold: LengthRule | None = None
    cards: CardRules = CardRules()
    marks: MarksRule | None = None
    mark_offset: LengthRule | None = None
    dieline: DielineRule | None = None
    flavour: FlavourRule | None = None
    output_intent: OutputIntentRule | None = None
    total_ink: TotalInkRule | None = None
    rich_black: InksRule | None = None
    black_text_only_k: YesNoRule | None = None
    minimum_type: LengthRule | None = None
    minimum_reversed_type: LengthRule | None = None
    minimum_line: LengthRule | None = None
    minimum_reversed_line: LengthRule | None = None
    ppi_warn: PpiRule | None = None
    ppi_reject: PpiRule | None = None
    page_order: PageOrderRule | None = None
    files: FilesRule | None = None
    file_name: NameRule | None = None

    @model_validator(mode="after")
    def flavour_is_for_print(self) -> Self:
        if self.flavour and self.flavour.value is Flavour.UA1:
            message = "flavour pdf/ua-1 is for screens: take pdf/x-4, pdf/x-1a:2003 or plain"
            raise ValueError(message)
        return self

    def asked(self, rule: Rule[Any]) -> str:
        """Say who asks a rule of this printer, and where it was read."""
        who = f"asked by {rule.asked_by or self.title}"
        return f"{who} ({rule.source})" if rule.source else who


ABOUT = {"title", "official", "url", "cards"}
RULES = tuple(name for name in Printer.model_fields if name not in ABOUT)
