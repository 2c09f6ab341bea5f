"""Puts words into the files of a language; a file that is not there begins as the English one."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from printables.errors import ContentError
from printables.model.translation import TextPath
from printables.source.text_file import read_text
from printables.source.text_paths import Written, digest, written
from printables.source.tree import YamlFile
from printables.source.yaml_file import Reader
from printables.translating.scope import Scope
from printables.translating.yaml_writer import Document


def files_with(scope: Scope, words: Mapping[TextPath, str]) -> Iterator[tuple[Path, str]]:
    """Give each file that changes when some texts get new words, as it will be.

    Raises:
        ContentError: a file that is to be changed cannot be read.
    """
    english, translated = scope.english.kinds(), scope.translation.files.kinds()
    for (kind, source), (_, target) in zip(english, translated, strict=True):
        new = {path: said for path, said in words.items() if path.startswith(f"{kind}/")}
        if new:
            text = file_with(scope, kind, source, target, new)
            assure(kind, text, target, new)
            yield scope.root / target.path, text


def file_with(
    scope: Scope, kind: str, source: YamlFile, target: YamlFile, words: Mapping[TextPath, str]
) -> str:
    pattern = blank(scope, kind, source)
    there = (scope.root / target.path).exists()
    refuse_what_cannot_be_read(target, there=there)
    document = Document(read_text(scope.root / target.path, target.path) if there else pattern)
    skeleton = Document(pattern)
    for text in written(kind, source):
        if text.path in words:
            place = document.ensure(skeleton, text.loc)
            document.set_text(place, words[text.path])
    return document.text()


def refuse_what_cannot_be_read(target: YamlFile, *, there: bool) -> None:
    if there and not target.data:
        message = "the file cannot be read as YAML, so nothing was imported."
        remedy = "python build.py check tells what is wrong with it."
        raise ContentError([target.problem((), message, remedy)])


def blank(scope: Scope, kind: str, source: YamlFile) -> str:
    """Give the English file in the other language, before a word of it is translated."""
    document = Document(read_text(scope.root / source.path, source.path))
    for text in written(kind, source):
        document.set_text(text.loc, "")
    document.set_text(("language",), scope.language)
    return document.text()


def assure(kind: str, text: str, target: YamlFile, words: Mapping[TextPath, str]) -> None:
    """Read back what will be written: every text must be found again, the untouched ones too."""
    words = {one.path: one.words for one in written(kind, target)} | dict(words)
    read = Reader(text, target.path).file()
    found: dict[TextPath, Written] = {one.path: one for one in written(kind, read)}
    lost = [path for path, said in words.items() if not same(found.get(path), said)]
    if lost or read.problems:
        raise AssertionError(f"{target.path} would not hold {lost or read.problems}")


def same(there: Written | None, said: str) -> bool:
    return there is not None and digest(there.words) == digest(said)
