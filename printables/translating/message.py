"""One text on its way to a translator and back; a PO file is one way to write it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from printables.model.translation import TextPath, TextState
from printables.source.translations import TranslatedText
from printables.translating.scope import Scope

NO_LIMITS: Mapping[TextPath, int] = {}


@dataclass(frozen=True, kw_only=True)
class Message:
    """A text by its address: the source, the words, whether they are known to be out of date.

    `was`: the source that the words translate, when that has changed since. `notes` are for the
    translator, `where` is file and line of the source. `line`: where it stands in a PO file.
    """

    path: TextPath
    english: str
    words: str
    fuzzy: bool = False
    was: str | None = None
    notes: tuple[str, ...] = ()
    where: str = ""
    line: int = 0


def messages(scope: Scope, limits: Mapping[TextPath, int] = NO_LIMITS) -> Iterator[Message]:
    """Give every text of a pack in one language; `limits`: the characters that have room."""
    for path, text in scope.translation.texts.items():
        stale = text.state is TextState.STALE
        yield Message(
            path=path,
            english=text.english.words.strip(),
            words=text.words.words.strip() if text.words else "",
            fuzzy=stale,
            was=text.record.was if stale and text.record else None,
            notes=tuple(notes(text, scope, limits.get(path))),
            where=text.english.place,
        )


def notes(text: TranslatedText, scope: Scope, limit: int | None) -> Iterator[str]:
    """Tell a translator where a text is printed, what room it has, which terms hold, who signed."""
    printed = scope.printed_in.get(text.path)
    yield f"Printed in: {', '.join(printed)}" if printed else "Not printed in any material now."
    if limit is not None:
        yield f"Room for {limit} characters where it is tightest, if all around it stays."
    yield from (
        f"Glossary: {term.hint}" for term in scope.glossary if term.stands_in(text.english.words)
    )
    for review in text.reviews:
        yield f"Signed by {review.reviewer} ({review.role}), {review.on}: a change needs a new one."
