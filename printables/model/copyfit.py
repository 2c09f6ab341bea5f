"""Making text fit: what a material may change, how a piece is set, and what a layout came to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Self

from pydantic import Field, model_validator

from printables.model.record import Id, Record


class Range(Record):
    """How far a size may go from what the style sheet draws, which is 1."""

    smallest: float = Field(default=1.0, gt=0, le=1)
    largest: float = Field(default=1.0, ge=1, le=2)

    def at(self, level: float) -> float:
        """Give the size at a level: 0 as drawn, 1 the smallest, -1 the largest."""
        end = self.smallest if level > 0 else self.largest
        return round(1 + (end - 1) * abs(level), 4)


class Step(Record):
    """One thing that gives way: what is printed shorter, or what may be left out.

    `shorten` names a question, or a block of contacts; `leave_out` a question or a block.
    """

    shorten: Id | None = None
    leave_out: str | None = None

    @model_validator(mode="after")
    def says_one_thing(self) -> Self:
        if (self.shorten is None) == (self.leave_out is None):
            message = "needs exactly one of shorten, leave_out"
            raise ValueError(message)
        return self

    @property
    def name(self) -> str:
        return self.shorten or self.leave_out or ""


Group = Annotated[tuple[Id, ...], Field(min_length=2)]


class Copyfit(Record):
    """What a material may change so that its text fits; what is not named here never changes.

    `type`: all type, in one scale for the whole piece. `display`: headlines, and `space`: room
    between things, story by story. `gives_way`: in this order, as far as needed. `fills_up`:
    questions whose answers are printed longer, in this order, where panels stay empty.
    `changes_places`: groups of questions of one block that may be read in any order.
    """

    type: Range = Range()
    display: Range = Range()
    space: Range = Range()
    gives_way: tuple[Step, ...] = ()
    fills_up: tuple[Id, ...] = ()
    changes_places: tuple[Group, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StorySetting:
    """How large headlines, and how wide spaces are in one story, of what is drawn."""

    display: float = 1.0
    space: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Setting:
    """How a piece is set. `bound`: headings whose last two words stay on one line."""

    type: float = 1.0
    stories: Mapping[str, StorySetting] = field(default_factory=dict)
    bound: frozenset[str] = frozenset()


AS_DRAWN = Setting()


@dataclass(frozen=True, kw_only=True)
class Chunk:
    """What runs through panels and is never parted: a heading with its first lines, a few lines.

    `item`: the question that it belongs to. `page`: where it stood, from 0. `height`, and the `gap`
    to what follows on the same panel, are in points. `starts`: it must stand at a panel's head.
    """

    item: str | None
    page: int
    height: float
    gap: float = 0.0
    starts: bool = False


@dataclass(frozen=True, kw_only=True)
class StoryMeasure:
    """What became of a story.

    `fills`: how far down each of its panels the running text reaches, from 0 to 1. `overset`: the
    lines that have no place, in words. `room`: lines that could be added, of `line_length` letters
    each. `runts`: headings that end with a line of one word. `chunks`: what runs through its
    pages, none where no question is marked; `depths`: of each page, also of those too many, in
    points.
    """

    fills: tuple[float, ...]
    overset: tuple[str, ...] = ()
    room: float = 0.0
    line_length: float = 0.0
    runts: tuple[str, ...] = ()
    chunks: tuple[Chunk, ...] = ()
    depths: tuple[float, ...] = ()

    @property
    def fill(self) -> float:
        """Tell how full the emptiest of its panels is."""
        return min(self.fills, default=0.0)


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What one layout of a piece came to, story by story."""

    stories: Mapping[str, StoryMeasure]

    @property
    def overset(self) -> frozenset[str]:
        """Name the stories that do not fit."""
        return frozenset(name for name, story in self.stories.items() if story.overset)


@dataclass(frozen=True, kw_only=True)
class FitReport:
    """How a piece was made to fit, in how many layouts.

    `order`: questions that changed places, as they are printed now.
    """

    layouts: int
    setting: Setting
    measure: Measure
    shortened: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    lengthened: tuple[str, ...] = ()
    order: tuple[str, ...] = ()

    @classmethod
    def of_sides(cls, reports: "Mapping[str, FitReport]") -> "FitReport":
        """Join the reports of a piece in two languages, by language."""
        every = reports.values()
        stories = {
            f"{name} ({language})": story
            for language, report in reports.items()
            for name, story in report.measure.stories.items()
        }
        return cls(
            layouts=sum(report.layouts for report in every),
            setting=Setting(type=min(report.setting.type for report in every)),
            measure=Measure(stories=stories),
            shortened=tuple(one for report in every for one in report.shortened),
            left_out=tuple(one for report in every for one in report.left_out),
            lengthened=tuple(one for report in every for one in report.lengthened),
            order=tuple(one for report in every for one in report.order),
        )

    @property
    def told(self) -> tuple[str, ...]:
        """Say what was changed of what the material asks for; nothing when it fits as drawn."""
        said = [f"type {self.setting.type:.0%}"] if self.setting.type != 1 else []
        changed = {
            "shortened": self.shortened,
            "left out": self.left_out,
            "lengthened": self.lengthened,
            "order": self.order,
        }
        said += (f"{what}: {', '.join(names)}" for what, names in changed.items() if names)
        return tuple(said)
