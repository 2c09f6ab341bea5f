"""Loads `content/<pack>/`: what is said. A mistake stops only the pieces that would print it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from printables.errors import Problem
from printables.model.content import Contacts, Facts, Faq, PackRecord, Pieces, Wording
from printables.model.job import Content
from printables.source import completed, coverage, expiry, ids, wording
from printables.source.coverage import Face
from printables.source.faults import Fault, Item
from printables.source.icons import icons_of, unknown_icons
from printables.source.library import Library
from printables.source.locked import wrong_locks
from printables.source.numbers import numbers_by_hand
from printables.source.pseudo import PSEUDO, pseudo_file
from printables.source.references import wrong_references
from printables.source.selection import wants
from printables.source.shelf import misnamed
from printables.source.text_paths import TextFiles
from printables.source.translations import Translation, load_translation, locale_file
from printables.source.tree import YamlFile
from printables.source.validate import Loaded, load_record, load_translated


@dataclass(frozen=True, kw_only=True)
class Words:
    """The files of one language; `wording` may be missing."""

    faq: Loaded[Faq]
    pieces: Loaded[Pieces]
    wording: Loaded[Wording] | None

    locale: YamlFile

    def loaded(self) -> "tuple[Loaded[Faq] | Loaded[Pieces] | Loaded[Wording], ...]":
        return (self.faq, self.pieces, *((self.wording,) if self.wording else ()))

    @property
    def files(self) -> TextFiles:
        return TextFiles(faq=self.faq.file, pieces=self.pieces.file, locale=self.locale)


@dataclass(frozen=True, kw_only=True)
class PackFiles:
    """A pack as it was read; `words` holds the source language first, then the chosen ones."""

    id: str
    pack: Loaded[PackRecord]
    facts: Loaded[Facts]
    contacts: Loaded[Contacts]
    words: Mapping[str, Words]
    translations: Mapping[str, Translation]
    icons: frozenset[str] | None

    @property
    def shared(self) -> tuple[Loaded[PackRecord] | Loaded[Facts] | Loaded[Contacts], ...]:
        return (self.pack, self.facts, self.contacts)


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A pack that was checked: content by language, and the records that must not be printed.

    A language is absent when it cannot be printed at all; `record` is None when the pack cannot.
    `ids` are the records of each list that it has in any language, sound or not; a list is absent
    when none of its files could be read. `translations` has every chosen language but the source.
    """

    id: str
    file: YamlFile
    record: PackRecord | None
    contents: Mapping[str, Content]
    ids: Mapping[str, frozenset[str]]
    spoiled: Mapping[str, frozenset[Item]]
    translations: Mapping[str, Translation]
    problems: tuple[Problem, ...]


def load_pack(library: Library, name: str, languages: tuple[str, ...], today: date) -> Pack:
    """Read and check a pack in the chosen languages; all of the pack's when none is chosen."""
    root = library.root
    files = read_pack(root, name, languages)
    shared = list(shared_faults(files, today))
    chosen = [one for one in files.words if wants(languages, one)]
    own = {one: [*language_faults(files, one), *unset(files, one, library)] for one in chosen}
    stops_all = any(fault.item is None for fault in shared)
    return Pack(
        id=name,
        file=files.pack.file,
        record=None if stops_all else files.pack.record,
        contents=sound_contents(files, own),
        ids=all_ids(files),
        spoiled={one: spoiled([*shared, *faults]) for one, faults in own.items()},
        translations={one: files.translations[one] for one in chosen if one in files.translations},
        problems=(
            *misnamed(root / "content" / name, root),
            *unreadable(files, chosen),
            *untranslated(files, chosen),
            *(fault.problem for faults in (shared, *own.values()) for fault in faults),
        ),
    )


def sound_contents(files: PackFiles, faults: Mapping[str, list[Fault]]) -> dict[str, Content]:
    """Give the languages that have all their records and no mistake outside of a record."""
    contents = {one: content_of(files, one) for one in faults if all(f.item for f in faults[one])}
    return {language: content for language, content in contents.items() if content}


def spoiled(faults: Iterable[Fault]) -> frozenset[Item]:
    return frozenset(fault.item for fault in faults if fault.item)


def unreadable(files: PackFiles, languages: Iterable[str]) -> Iterator[Problem]:
    """Give what each file has wrong by itself."""
    for loaded in files.shared:
        yield from loaded.problems
    for language in languages:
        for each in files.words[language].loaded():
            yield from each.problems


def untranslated(files: PackFiles, languages: Iterable[str]) -> Iterator[Problem]:
    """Report texts without words, and what the record of a translation has wrong.

    A record that is missing as a whole is reported where the ids are compared.
    """
    source = next(iter(files.words.values()), None)
    sound = source and source.faq.record and source.pieces.record
    for language in languages:
        if translation := files.translations.get(language):
            yield from translation.problems
            yield from translation.unfound() if sound else ()


def read_pack(root: Path, name: str, languages: tuple[str, ...]) -> PackFiles:
    folder = root / "content" / name
    pack = load_record(folder / "pack.yaml", root, PackRecord)
    written = pack.record.languages if pack.record else ()
    needed = [one for one in written if wants((*languages, written[0]) if languages else (), one)]
    words = read_languages(root, folder, needed)
    translations = {
        language: load_translation(root, folder, words[needed[0]].files, one.files, language)
        for language, one in words.items()
        if language != needed[0]
    }
    made_up = pseudo(languages) if needed else ()
    words |= {one: pseudo_words(root, words[written[0]], one) for one in made_up}
    return PackFiles(
        id=name,
        pack=pack,
        facts=load_record(folder / "facts.yaml", root, Facts),
        contacts=load_record(folder / "contacts.yaml", root, Contacts),
        words=words,
        translations=translations,
        icons=icons_of(root / "templates" / "themes" / pack.record.theme) if pack.record else None,
    )


def read_languages(root: Path, folder: Path, languages: list[str]) -> dict[str, Words]:
    """Read the source language, then the others, each completed by it."""
    found: dict[str, Words] = {}
    for language in languages:
        source = next(iter(found.values()), None)
        avoided = folder / f"wording.{language}.yaml"
        faq, pieces = folder / f"faq.{language}.yaml", folder / f"pieces.{language}.yaml"
        found[language] = Words(
            faq=load_translated(faq, root, Faq, source.faq if source else None),
            pieces=load_translated(pieces, root, Pieces, source.pieces if source else None),
            wording=load_record(avoided, root, Wording) if avoided.exists() else None,
            locale=locale_file(root, language),
        )
    return found


def pseudo(languages: tuple[str, ...]) -> tuple[str, ...]:
    """Give the chosen languages that no file is written in."""
    return tuple(one for one in languages if one in PSEUDO)


def pseudo_words(root: Path, source: Words, language: str) -> Words:
    """Make a pseudo-language of the source language; words to avoid are those of real ones."""
    return Words(
        faq=pseudo_file(language, source.faq, Faq),
        pieces=pseudo_file(language, source.pieces, Pieces),
        wording=None,
        locale=locale_file(root, language),
    )


def shared_faults(files: PackFiles, today: date) -> Iterator[Fault]:
    """Check what all languages share."""
    yield from ids.given_twice(files.facts.file, "facts")
    yield from ids.given_twice(files.facts.file, "withdrawn")
    yield from ids.given_twice(files.contacts.file, "contacts")
    yield from expiry.expired_facts(files.facts, today)
    yield from expiry.expired_contacts(files.contacts, today)
    rules = wording.bans(files.facts.file, "withdrawn")
    yield from (one for one in rules if isinstance(one, Fault))


def language_faults(files: PackFiles, language: str) -> Iterator[Fault]:
    """Check the files of one language by themselves, and against what they refer to."""
    words, source = files.words[language], next(iter(files.words.values()))
    faq, pieces = words.faq.file, words.pieces.file
    if language in PSEUDO:
        return
    for each in words.loaded():
        yield from ids.says_language(each.file, language)
    yield from ids.given_twice(faq, "questions")
    yield from ids.numbered_twice(faq)
    for section in ("lines", "lists", "contacts"):
        yield from ids.given_twice(pieces, section)
    yield from ids.contacts_have_words(files.contacts.file, pieces)
    yield from ids.translated("questions", source.faq.file, faq)
    yield from ids.translated("lines", source.pieces.file, pieces)
    yield from ids.translated("lists", source.pieces.file, pieces)
    if source.faq.record and source.pieces.record:
        yield from completed.added(source.files.texts(), words.files.texts())
        if translation := files.translations.get(language):
            yield from wrong_locks(translation, files.contacts.file)
    yield from unknown_icons(pieces, files.icons)
    yield from text_faults(files, words)


def text_faults(files: PackFiles, words: Words) -> Iterator[Fault]:
    facts, contacts = files.facts.file, files.contacts.file
    rules = list(wording.bans(facts, "withdrawn"))
    if words.wording:
        avoided = list(wording.bans(words.wording.file, "avoid"))
        yield from (one for one in avoided if isinstance(one, Fault))
        rules += avoided
    bans = [one for one in rules if isinstance(one, wording.Ban)]
    for file in (words.faq.file, words.pieces.file):
        yield from wrong_references(file, facts, contacts)
        yield from numbers_by_hand(file, contacts)
        yield from wording.banned(file, bans)


def unset(files: PackFiles, language: str, library: Library) -> Iterator[Fault]:
    """Report letters of a language that no font of the pack's theme has."""
    words, faces = files.words[language], faces_of_pack(files, language, library)
    for file in (words.faq.file, words.pieces.file):
        yield from coverage.without_glyph(file, faces)


def faces_of_pack(files: PackFiles, language: str, library: Library) -> tuple[Face, ...]:
    theme_id = files.pack.record.theme if files.pack.record else ""
    theme, locale = library.themes.record(theme_id), library.locales.record(language)
    if theme is None or locale is None:
        return ()
    return coverage.faces_of(theme, locale, library.theme(theme_id))


def all_ids(files: PackFiles) -> dict[str, frozenset[str]]:
    faqs = [words.faq.file for words in files.words.values()]
    pieces = [words.pieces.file for words in files.words.values()]
    listed = {
        "questions": faqs,
        "lines": pieces,
        "lists": pieces,
        "contacts": [files.contacts.file],
    }
    return {
        section: frozenset(name for file in those for name in file.ids(section))
        for section, those in listed.items()
        if any(file.data for file in those)
    }


def content_of(files: PackFiles, language: str) -> Content | None:
    """Give a pack in one language; None when one of its files has no sound record."""
    words = files.words[language]
    pack, facts, contacts = files.pack.record, files.facts.record, files.contacts.record
    faq, pieces = words.faq.record, words.pieces.record
    if pack is None or facts is None or contacts is None or faq is None or pieces is None:
        return None
    if words.wording and words.wording.record is None:
        return None
    return Content(
        pack_id=files.id,
        title=pieces.title,
        edition=pack.edition,
        language=language,
        faq=faq,
        pieces=pieces,
        facts=facts.facts,
        contacts=contacts.contacts,
    )
