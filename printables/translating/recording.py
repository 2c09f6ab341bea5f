"""Texts translated by hand in the YAML files: from here on, each knows which English it says."""

from printables.clock import today
from printables.errors import UsageError
from printables.model.translation import TextPath, TextRecord
from printables.source.text_paths import digest
from printables.source.translations import TranslatedText
from printables.translating import records
from printables.translating.choosing import named, refuse_unfitting
from printables.translating.scope import Scope
from printables.translating.writing import write_all


def record(scope: Scope, translator: str | None, patterns: tuple[str, ...]) -> tuple[TextPath, ...]:
    """Record texts as translations of the English as it stands; they still must be signed.

    Without `patterns` those without a record, and those whose words were changed since.

    Raises:
        UsageError: a name fits no text, or there is nothing to record.
    """
    refuse_unfitting(scope, patterns)
    texts = scope.translation.texts.values()
    chosen = [one for one in texts if one.words and wanted(one, patterns)]
    if not chosen:
        raise UsageError(f"{scope.name}: nothing to record. Name stale texts with --text.")
    write_all([records.file_with(scope, {one.path: recorded(one, translator) for one in chosen})])
    return tuple(one.path for one in chosen)


def wanted(text: TranslatedText, patterns: tuple[str, ...]) -> bool:
    return named(text.path, patterns) if patterns else not text.record or text.reworded


def recorded(text: TranslatedText, translator: str | None) -> TextRecord:
    return TextRecord(
        english=digest(text.english.words),
        words=digest(text.words.words if text.words else ""),
        was=text.english.words.strip(),
        translator=translator,
        translated=today() if translator else None,
        reviews=text.reviews,
    )
