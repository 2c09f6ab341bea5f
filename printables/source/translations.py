"""Translation state of a pack in one language: each English text held against its record."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from printables.errors import ContentError, Problem
from printables.model.translation import (
    Review,
    TextPath,
    TextRecord,
    TextState,
    TranslationRecord,
    UnreadyText,
)
from printables.source.suggest import did_you_mean
from printables.source.text_paths import TextFiles, Written, digest, no_file
from printables.source.tree import Loc, YamlFile
from printables.source.validate import Loaded, load_record
from printables.source.yaml_file import read_yaml

MOST_TOLD = 10


@dataclass(frozen=True, kw_only=True)
class TranslatedText:
    """An English text, what stands for it in the other language, and its record if it has one."""

    english: Written
    words: Written | None
    record: TextRecord | None
    reviewers: int

    @property
    def path(self) -> TextPath:
        return self.english.path

    @property
    def reworded(self) -> bool:
        """Tell whether the translation is not the one that was recorded."""
        return bool(self.record and self.words and self.record.words != digest(self.words.words))

    @property
    def reviews(self) -> tuple[Review, ...]:
        """Give who has signed the words as they stand now, for the English as it stands now."""
        same = self.record and self.record.english == digest(self.english.words)
        return self.record.reviews if self.record and same and not self.reworded else ()

    @cached_property
    def state(self) -> TextState:
        if self.words is None:
            return TextState.MISSING
        if self.record and self.record.english != digest(self.english.words):
            return TextState.STALE
        signed = {folded(one.reviewer) for one in self.reviews} - {self.translator}
        return TextState.DONE if len(signed) >= self.reviewers else TextState.DRAFT

    @property
    def translator(self) -> str:
        return folded(self.record.translator or "") if self.record else ""


@dataclass(frozen=True, kw_only=True)
class Translation:
    """All texts of a pack in one language; `reviewers` is how many must sign each."""

    language: str
    reviewers: int
    files: TextFiles
    texts: Mapping[TextPath, TranslatedText]
    problems: tuple[Problem, ...] = field(default=())

    @cached_property
    def missing(self) -> frozenset[TextPath]:
        missing = TextState.MISSING
        return frozenset(path for path, text in self.texts.items() if text.state is missing)

    def unfound(self) -> Iterator[Problem]:
        """Report texts that a record lacks; records that are not there are reported as such.

        Of many in one file the first is told, with their number: a translation has just begun.
        """
        for file in (self.files.faq, self.files.pieces, self.files.locale):
            found = [one for one in self.lacking() if self.files.of(one.path) is file]
            if file.data and len(found) > MOST_TOLD:
                message = f"{len(found)} texts are missing, '{found[0].path}' first."
                remedy = "Translate them: python build.py translations lists them."
                yield file.problem(nearest(file, found[0]), message, remedy)
            elif file.data:
                for one in found:
                    message = f"'{one.path}' is missing ({one.file.path.name}, line {one.number})."
                    yield file.problem(nearest(file, one), message, "Add its translation.")

    def lacking(self) -> Iterator[Written]:
        """Give the English of texts that are missing in a record that is there."""
        for path, text in self.texts.items():
            english, file = text.english, self.files.of(path)
            name = english.file.at((*english.loc[:2], "id"))
            known = not isinstance(name, str) or name in file.ids(str(english.loc[0]))
            if path in self.missing and known:
                yield english

    @cached_property
    def states(self) -> Mapping[TextPath, TextState]:
        """The state of every text, in the order of the files.

        Words for which there is no English (its file may be broken) cannot have been signed.
        """
        known = {path: text.state for path, text in self.texts.items()}
        return dict.fromkeys(self.files.texts(), TextState.DRAFT) | known

    def unready(self, paths: Iterable[TextPath]) -> tuple[UnreadyText, ...]:
        """Name those of some texts that are not signed as they stand, in their order."""
        wanted = set(paths)
        return tuple(
            UnreadyText(path=path, state=state)
            for path, state in self.states.items()
            if path in wanted and state is not TextState.DONE
        )

    def first_of(self, unready: Iterable[UnreadyText]) -> Written:
        """Give the one that stands first in the files."""
        wanted = {one.path for one in unready}
        return next(text for path, text in self.files.texts().items() if path in wanted)


def state_file(folder: Path, language: str) -> Path:
    return folder / f"translations.{language}.yaml"


def load_translation(
    root: Path, folder: Path, source: TextFiles, translated: TextFiles, language: str
) -> Translation:
    """Read the record of a language beside its texts. Without one, its texts are drafts."""
    path = state_file(folder, language)
    loaded = load_record(path, root, TranslationRecord) if path.exists() else None
    records = loaded.record.texts if loaded and loaded.record else {}
    english, words = source.texts(), translated.texts()
    needed = reviewers_needed(translated.locale)
    texts = {
        name: TranslatedText(
            english=one, words=words.get(name), record=records.get(name), reviewers=needed
        )
        for name, one in english.items()
    }
    return Translation(
        language=language,
        reviewers=needed,
        files=translated,
        texts=texts,
        problems=tuple(wrong_records(loaded, language, texts)) if loaded else (),
    )


def reviewers_needed(locale: YamlFile) -> int:
    written = locale.data.get("reviewers")
    return int(written) if isinstance(written, str) and written.isdecimal() else 1


def folded(name: str) -> str:
    """Make two spellings of a person's name comparable."""
    return " ".join(name.casefold().split())


def wrong_records(
    loaded: Loaded[TranslationRecord], language: str, texts: Mapping[TextPath, TranslatedText]
) -> Iterator[Problem]:
    """Report what a record says that cannot be."""
    yield from loaded.problems
    file, record = loaded.file, loaded.record
    if record is None:
        return
    if record.language != language:
        message = f"the name of the file says '{language}'."
        yield file.problem(("language",), message, "Let them agree.")
    for path, one in record.texts.items():
        loc: Loc = ("texts", path)
        if path not in texts:
            message = f"there is no English text '{path}'."
            yield file.problem(loc, message, f"{near(path, texts)}Take it out.", at_key=True)
        if one.was is not None and digest(one.was) != one.english:
            message = f"'was' of '{path}' is not the English that 'english' is the digest of."
            yield file.problem((*loc, "was"), message, "Take the line out.")
        yield from signed_by_translator(file, loc, one)


def near(path: TextPath, texts: Iterable[TextPath]) -> str:
    """Suggest the text that was meant; a list of all texts would help nobody."""
    remedy = did_you_mean(path, texts)
    return f"{remedy} If not: " if remedy.startswith("Did you mean") else ""


def signed_by_translator(file: YamlFile, loc: Loc, record: TextRecord) -> Iterator[Problem]:
    translator = folded(record.translator or "")
    for index, review in enumerate(record.reviews):
        if folded(review.reviewer) == translator:
            message = f"'{review.reviewer}' is both translator and reviewer of '{loc[-1]}'."
            remedy = "Let another person read it: nobody sees their own slips."
            yield file.problem((*loc, "reviews", index, "reviewer"), message, remedy)


def nearest(file: YamlFile, english: Written) -> Loc:
    """Give the record that missing words belong into; its section when the record is not there."""
    section, *_ = english.loc
    name = english.file.at((*english.loc[:2], "id"))
    found = (entry.loc for entry in file.entries(str(section)) if entry.id == name)
    return next(found, (section,))


def text_files(root: Path, folder: Path, language: str) -> TextFiles:
    """Read the files of one language, as far as they can be read."""
    return TextFiles(
        faq=readable(folder / f"faq.{language}.yaml", root),
        pieces=readable(folder / f"pieces.{language}.yaml", root),
        locale=locale_file(root, language),
    )


def locale_file(root: Path, language: str) -> YamlFile:
    return readable(root / "templates" / "locales" / f"{language}.yaml", root)


def readable(path: Path, root: Path) -> YamlFile:
    """Read a file; what is wrong with it is told where it is loaded as a record."""
    try:
        return read_yaml(path, root)
    except ContentError:
        return no_file(path.relative_to(root))
