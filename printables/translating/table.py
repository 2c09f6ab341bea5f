"""How far each language is: counts, words to redo, and every text that waits, with its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from printables.model.translation import TextState, counted
from printables.source.translations import TranslatedText
from printables.translating.scope import Scope

WAITING = (TextState.STALE, TextState.MISSING)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One pack in one language; `words` counts those of the English that are to be done."""

    pack: str
    language: str
    reviewers: int
    counts: Mapping[str, int]
    words: int


def rows(found: Iterable[Scope]) -> Iterator[Row]:
    for scope in found:
        texts = scope.translation.texts.values()
        yield Row(
            pack=scope.pack,
            language=scope.language,
            reviewers=scope.translation.reviewers,
            counts=counted(text.state for text in texts),
            words=sum(len(text.english.words.split()) for text in waiting(scope)),
        )


def waiting(scope: Scope) -> tuple[TranslatedText, ...]:
    """Give the texts that someone must translate, or translate again."""
    return tuple(text for text in scope.translation.texts.values() if text.state in WAITING)


def told(text: TranslatedText) -> Iterator[str]:
    """Tell where a text that waits stands, and how it was before the English changed."""
    place = text.words.place if text.words else text.english.place
    yield f"{place}: {text.state}: {text.path}"
    if text.state is TextState.STALE and text.record:
        if text.record.was:
            yield f"    English was: {flat(text.record.was)}"
        yield f"    English is:  {flat(text.english.words)}"
        yield f"    {history(text)}"


def history(text: TranslatedText) -> str:
    record = text.record
    if record is None:
        return "no record"
    by = f"translated by {record.translator}" if record.translator else "translator not recorded"
    on = f" on {record.translated}" if record.translated else ""
    signed = ", ".join(f"{one.reviewer} ({one.role}) on {one.on}" for one in record.reviews)
    return f"{by}{on}; {f'was signed by {signed}' if signed else 'never signed'}"


def flat(words: str, most: int = 160) -> str:
    said = " ".join(words.split())
    return said if len(said) <= most else f"{said[: most - 1]}…"
