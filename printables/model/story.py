"""What runs through the panels of a material: stories, and the blocks that they print."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from printables.model.content import AnswerLength
from printables.model.record import Id, Record


class HelplineField(StrEnum):
    """Which parts of a contact are printed."""

    NAME = "name"
    PURPOSE = "purpose"
    HOURS = "hours"
    LANGUAGES = "languages"
    CALL = "call"
    TEXT = "text"
    TTY = "tty"
    CHAT = "chat"
    SITE = "site"


class BlockRecord(Record):
    """One named thing that a story prints; exactly one of the first group says what it is.

    `line`, `list`, `questions`, `contacts`: ids from the pack. `qr`: the id of a contact whose
    chat or site address is encoded. `words`: an id of the locale's fixed words. `sources`,
    `checked`, `edition`: small print that is worked out. `times`: printed that often. `lengths`:
    of answers that are printed shorter or longer than `length`. `short`: the rows of contacts take
    less room, with no word or digit less, as the style sheet has it.
    """

    line: Id | None = None
    list: Id | None = None
    questions: tuple[Id, ...] | None = None
    contacts: tuple[Id, ...] | None = None
    qr: Id | None = None
    words: Id | None = None
    sources: bool = False
    checked: bool = False
    edition: bool = False
    length: AnswerLength = AnswerLength.SHORT
    lengths: dict[Id, AnswerLength] = Field(default_factory=dict)
    show: tuple[HelplineField, ...] = (HelplineField.NAME, HelplineField.CALL)
    times: int = Field(default=1, ge=1)
    short: bool = False

    @model_validator(mode="after")
    def says_one_thing(self) -> Self:
        named = (self.line, self.list, self.questions, self.contacts, self.qr, self.words)
        kinds = sum(one is not None for one in named)
        if kinds + self.sources + self.checked + self.edition != 1:
            message = (
                "needs exactly one of line, list, questions, contacts, qr, words, sources, "
                "checked, edition"
            )
            raise ValueError(message)
        return self

    def length_of(self, question: str) -> AnswerLength:
        """Give the length at which the answer to one of its questions is printed."""
        return self.lengths.get(question, self.length)


class Story(Record):
    """Text that runs through one or more panels, in reading order.

    `fill`: how full its panels are to be, from 0 to 1; 0 where they are not for running text.
    `left_out`: names of blocks that the template knows and that are not printed.
    """

    panels: tuple[Id, ...] = Field(min_length=1)
    blocks: dict[str, BlockRecord] = Field(default_factory=dict)
    fill: float = Field(default=0.0, ge=0, le=1)
    left_out: tuple[str, ...] = ()
