"""What is to be translated: a pack in one language, with all that a translator should know."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from printables.clock import today
from printables.errors import ContentError, UsageError
from printables.model.content import Contacts, PackRecord
from printables.model.job import Content
from printables.model.material import Material
from printables.model.translation import TextPath
from printables.source import Selection
from printables.source.library import Library, load_library
from printables.source.locked import keywords
from printables.source.pack import load_pack
from printables.source.pseudo import PSEUDO
from printables.source.selection import refuse_unknown, wants
from printables.source.sources import pack_names
from printables.source.text_paths import TextFiles
from printables.source.text_usage import printed_texts
from printables.source.translations import Translation, load_translation, text_files
from printables.source.validate import load_record
from printables.translating.glossary import Term, read_glossary


@dataclass(frozen=True, kw_only=True)
class Scope:
    """A pack in one language beside its source language."""

    root: Path
    pack: str
    source: str
    english: TextFiles
    translation: Translation
    keywords: tuple[str, ...]
    glossary: tuple[Term, ...]
    materials: Mapping[str, Material]
    content: Content | None
    """The source language as it is printed; None when its files have mistakes."""

    @cached_property
    def printed_in(self) -> Mapping[TextPath, tuple[str, ...]]:
        """The materials that print a text, as far as the source can be read."""
        found: dict[TextPath, tuple[str, ...]] = {}
        for name, material in self.materials.items():
            for path in printed_texts(material, self.content) if self.content else ():
                found[path] = (*found.get(path, ()), name)
        return found

    @property
    def language(self) -> str:
        return self.translation.language

    @cached_property
    def folder(self) -> Path:
        return self.root / "content" / self.pack

    @property
    def name(self) -> str:
        return f"{self.pack}.{self.language}"


def scopes(root: Path, packs: tuple[str, ...], languages: tuple[str, ...]) -> tuple[Scope, ...]:
    """Give each chosen pack in each chosen language; all that are translated if none is chosen.

    A language may be chosen before the pack lists it: so does a translation begin.

    Raises:
        UsageError: there is no such pack or language, or nothing is translated yet.
        ContentError: a pack.yaml cannot be read.
    """
    library = load_library(root, Selection())
    refuse_unknown("pack", packs, pack_names(root))
    spoken = [one for one in library.locales.known if one not in PSEUDO]
    refuse_unknown("language", languages, spoken)
    names = [name for name in pack_names(root) if wants(packs, name)]
    found = tuple(one for name in names for one in of_pack(root, name, languages, library))
    if not found:
        remedy = "add a language to pack.yaml, or name one with --language"
        raise UsageError(f"nothing is translated here: {remedy} (see CONTRIBUTING.md).")
    return found


def of_pack(root: Path, name: str, languages: tuple[str, ...], library: Library) -> Iterator[Scope]:
    folder = root / "content" / name
    loaded = load_record(folder / "pack.yaml", root, PackRecord)
    if loaded.record is None:
        raise ContentError(list(loaded.problems))
    source, *listed = loaded.record.languages
    english = text_files(root, folder, source)
    contacts = load_record(folder / "contacts.yaml", root, Contacts).file
    content = load_pack(library, name, (source,), today()).contents.get(source)
    chosen = {one: library.materials.record(one) for one in loaded.record.materials}
    materials = {one: material for one, material in chosen.items() if material}
    for language in languages or dict.fromkeys(listed):
        if language != source:
            files = text_files(root, folder, language)
            yield Scope(
                root=root,
                pack=name,
                source=source,
                english=english,
                translation=load_translation(root, folder, english, files, language),
                keywords=keywords(contacts),
                glossary=read_glossary(root, folder, source, language),
                materials=materials,
                content=content,
            )
