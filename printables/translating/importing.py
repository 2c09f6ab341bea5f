"""A PO file back into the YAML files: all of it, or nothing when something in it is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from printables.clock import today
from printables.errors import ContentError, Problem, UsageError
from printables.model.translation import TextPath, TextRecord
from printables.source.locked import changed
from printables.source.text_file import NOT_TEXT
from printables.source.text_paths import digest
from printables.source.translations import TranslatedText
from printables.translating import records, text_writer
from printables.translating.message import Message
from printables.translating.po_file import PoFile, read_po
from printables.translating.scope import Scope, scopes
from printables.translating.writing import write_all


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What an import did: the texts that got new words, and those that English no longer has."""

    name: str
    files: tuple[Path, ...]
    changed: tuple[TextPath, ...]
    unknown: tuple[TextPath, ...]


def import_po(root: Path, path: Path, pack: str | None, translator: str | None) -> Imported:
    """Write the texts of a PO file. Who translated is recorded; a review is never made here.

    Raises:
        ContentError: the file, or a text in it, cannot be taken; then nothing is written.
        UsageError: the file does not say for which pack or language it is.
    """
    po = read_po(path)
    scope = scope_of(root, po, pack)
    known = [one for one in po.messages if one.path in scope.translation.texts and one.words]
    problems = [problem for one in known for problem in wrong(one, po, scope)]
    if problems:
        raise ContentError(problems)
    credit = Credit(named=translator, in_header=po.translator, on=today())
    words, new = {}, {}
    for one in known:
        text, said = scope.translation.texts[one.path], in_lines(one)
        if text.words is None or digest(text.words.words) != digest(said):
            words[one.path] = said
        if (record := record_of(one, text, credit)) and record != text.record:
            new[one.path] = record
    files = list(text_writer.files_with(scope, words))
    files += [records.file_with(scope, new)] if new else []
    write_all(files)
    unknown = (one.path for one in po.messages if one.path not in scope.translation.texts)
    return Imported(
        name=scope.name,
        files=tuple(path.relative_to(root) for path, _ in files),
        changed=tuple(words),
        unknown=tuple(unknown),
    )


def scope_of(root: Path, po: PoFile, pack: str | None) -> Scope:
    """Find what a PO file is for, by what it says of itself."""
    if not po.language:
        raise UsageError(f"{po.path} does not say its language: add a 'Language' header.")
    chosen = (pack or po.pack,) if pack or po.pack else ()
    known = (root / "templates" / "locales" / f"{po.language}.yaml").exists()
    language = po.language if known else po.language.partition("-")[0]  # Poedit writes es_MX
    found = scopes(root, chosen, (language,))
    if len(found) != 1:
        names = ", ".join(one.pack for one in found)
        raise UsageError(f"{po.path} does not say its pack: add --pack (one of {names}).")
    return found[0]


def wrong(message: Message, po: PoFile, scope: Scope) -> Iterator[Problem]:
    """Report what in a translation must not be: locked parts that changed, control characters.

    Words that a tool calls out of date are held against the English that they were made from.
    """
    english = message.was if message.fuzzy else message.english
    for what in changed(english, message.words, scope.keywords) if english else ():
        remedy = f"Write it as in the English: {shortened(english or '')}"
        yield po.problem(message, f"'{message.path}': {what}.", remedy)
    if found := NOT_TEXT.search(message.words):
        said = f"'{message.path}' holds an invisible control character (U+{ord(found[0]):04X})."
        yield po.problem(message, said, "Delete it and type the word again.")


def shortened(text: str, most: int = 120) -> str:
    said = " ".join(text.split())
    return said if len(said) <= most else f"{said[: most - 1]}…"


def in_lines(message: Message) -> str:
    """Give the words; on one line where the English is, whatever a tool did to them."""
    if "\n" in message.english.strip():
        return "\n".join(" ".join(line.split()) for line in message.words.strip().split("\n"))
    return " ".join(message.words.split())


@dataclass(frozen=True, kw_only=True)
class Credit:
    """Who translated: as named to us, or as the file says; what was there already is not theirs."""

    named: str | None
    in_header: str | None
    on: date

    def given(self, before: TextRecord | None, *, reworded: bool) -> dict[str, Any]:
        by = (self.named or self.in_header) if reworded else self.named
        if before and not reworded:
            return {"translator": before.translator, "translated": before.translated}
        return {"translator": by, "translated": self.on} if by else {}


def record_of(message: Message, text: TranslatedText, credit: Credit) -> TextRecord | None:
    """Give the record of a text as the translator left it; a signature holds if nothing changed."""
    before, said = text.record, in_lines(message)
    origin = origin_of(message, before)
    if origin is None:
        return None
    reworded = text.words is None or digest(text.words.words) != digest(said)
    if before and not reworded and not text.reworded and before.english == origin.digest:
        return before
    return TextRecord(
        english=origin.digest,
        words=digest(said),
        was=origin.words,
        **credit.given(before, reworded=reworded),
    )


@dataclass(frozen=True, kw_only=True)
class Origin:
    """The English that words were made from; its own words are not always known."""

    digest: str
    words: str | None


def origin_of(message: Message, before: TextRecord | None) -> Origin | None:
    """Give what a translation was made from: fuzzy words say it, or stay with what is recorded."""
    english = message.was if message.fuzzy else message.english
    if english is not None:
        return Origin(digest=digest(english), words=english.strip())
    return Origin(digest=before.english, words=before.was) if before else None
