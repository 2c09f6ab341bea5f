"""A person signs: these texts, as they stand now, say what the English says now."""

from collections.abc import Iterator
from dataclasses import dataclass

from printables.clock import today
from printables.errors import ContentError, UsageError
from printables.model.translation import Review, TextPath, TextRecord, TextState
from printables.source.locked import broken_locks
from printables.source.text_paths import digest
from printables.source.translations import TranslatedText, folded
from printables.translating import records
from printables.translating.choosing import named, refuse_unfitting
from printables.translating.scope import Scope
from printables.translating.writing import write_all


@dataclass(frozen=True, kw_only=True)
class Signed:
    """What a review did: texts signed now, and stale ones that must be named to be signed."""

    name: str
    signed: tuple[TextPath, ...]
    left_stale: tuple[TextPath, ...]
    still_needed: int
    """How many more people must sign, beyond this one."""


def review(scope: Scope, reviewer: str, role: str, patterns: tuple[str, ...]) -> Signed:
    """Sign the drafts of a language, or the texts named (`faq/*` names many).

    Raises:
        UsageError: a name fits no text, there is nothing to sign, or the reviewer translated it.
        ContentError: a number or another locked part is not as in the English.
    """
    refuse_unfitting(scope, patterns)
    chosen = tuple(to_sign(scope, reviewer, patterns))
    refuse_own_work(chosen, reviewer)
    refuse_broken_locks(chosen, scope.keywords)
    stale = [one.path for one in scope.translation.texts.values() if one.state is TextState.STALE]
    if not chosen:
        raise UsageError(f"{scope.name}: nothing to sign{hint(stale)}.")
    by = Review(reviewer=reviewer.strip(), role=role.strip(), on=today())
    new = {one.path: signed(one, by) for one in chosen}
    write_all([records.file_with(scope, new)])
    most = max(scope.translation.reviewers - len(one.reviews) for one in new.values())
    left = tuple(path for path in stale if path not in new)
    return Signed(name=scope.name, signed=tuple(new), left_stale=left, still_needed=max(most, 0))


def to_sign(scope: Scope, reviewer: str, patterns: tuple[str, ...]) -> Iterator[TranslatedText]:
    for path, text in scope.translation.texts.items():
        wanted = named(path, patterns) if patterns else text.state is TextState.DRAFT
        already = any(folded(one.reviewer) == folded(reviewer) for one in text.reviews)
        if wanted and text.words and not already:
            yield text


def refuse_own_work(chosen: tuple[TranslatedText, ...], reviewer: str) -> None:
    own = [one.path for one in chosen if one.translator == folded(reviewer)]
    if own:
        message = f"'{reviewer}' translated {len(own)} of these texts ('{own[0]}' first)"
        raise UsageError(f"{message}: another person must sign them. Nothing was signed.")


def refuse_broken_locks(chosen: tuple[TranslatedText, ...], keywords: tuple[str, ...]) -> None:
    faults = [fault.problem for one in chosen for fault in broken_locks(one, keywords)]
    if faults:
        raise ContentError(faults)


def hint(stale: list[TextPath]) -> str:
    if not stale:
        return ""
    return f": {len(stale)} texts are stale; once they fit the English, sign them by --text"


def signed(text: TranslatedText, by: Review) -> TextRecord:
    """Add a signature to those that still hold; the words are taken as they stand."""
    words = text.words.words if text.words else ""
    before = text.record
    return TextRecord(
        english=digest(text.english.words),
        words=digest(words),
        was=text.english.words.strip(),
        translator=before.translator if before else None,
        translated=before.translated if before else None,
        reviews=(*text.reviews, by),
    )
