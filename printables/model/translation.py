"""Translation state: for each translated text, which English it says, and who has read it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from printables.model.record import Id, Record, Said

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]

TextPath = str
"""A text's address, the same in every language: `faq/what-it-is/short`, `locale/words/call`."""


class TextState(StrEnum):
    """How far one text is translated; only `done` may be printed without a mark."""

    DONE = "done"
    DRAFT = "draft"
    STALE = "stale"
    MISSING = "missing"


class Review(Record):
    """A person who has read a translation and answers for it."""

    reviewer: Said
    role: Said
    on: date


class TextRecord(Record):
    """One text: digests of the English it translates and of its own words, and who did what.

    `was` repeats the English, so that a translator can be shown what has changed.
    """

    english: Digest
    words: Digest
    was: Said | None = None
    translator: Said | None = None
    translated: date | None = None
    reviews: tuple[Review, ...] = ()


class TranslationRecord(Record):
    """`translations.<language>.yaml`: a record for each text of one language."""

    language: Id
    texts: dict[TextPath, TextRecord] = Field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class UnreadyText:
    """A text that a piece prints although nobody has signed it as it stands."""

    path: TextPath
    state: TextState


def counted(states: Iterable[TextState]) -> Mapping[str, int]:
    """Count texts by their state, in the order of the states."""
    found = tuple(states)
    return {state.value: found.count(state) for state in TextState if state in found}
