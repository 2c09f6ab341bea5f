"""The address of a text, the same in every language: by the ids of records, items from 1."""

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from printables.errors import Problem
from printables.model.translation import TextPath
from printables.source.texts import printed
from printables.source.tree import Loc, YamlFile

FAQ, PIECES, LOCALE = "faq", "pieces", "locale"
LOCALE_TEXTS = {"words", "months", "month_year"}


@dataclass(frozen=True, kw_only=True)
class Written:
    """A text where it is written: its address, its file and place there, its words."""

    path: TextPath
    file: YamlFile
    loc: Loc
    words: str

    def problem(self, message: str, remedy: str = "") -> Problem:
        return self.file.problem(self.loc, message, remedy)

    @property
    def number(self) -> int:
        """Give the line in its file, from 1."""
        return self.file.around(self.loc).line

    @property
    def place(self) -> str:
        """Give file and line, as editors open them."""
        return f"{self.file.path}:{self.number}"


@dataclass(frozen=True, kw_only=True)
class TextFiles:
    """The files of one language that hold its texts."""

    faq: YamlFile
    pieces: YamlFile
    locale: YamlFile

    def texts(self) -> dict[TextPath, Written]:
        """Give every text by its address, in the order in which it is written."""
        found: dict[TextPath, Written] = {}
        for kind, file in self.kinds():
            for one in written(kind, file):
                found.setdefault(one.path, one)
        return found

    def kinds(self) -> tuple[tuple[str, YamlFile], ...]:
        """Give the files with the first step of their texts' addresses."""
        return ((FAQ, self.faq), (PIECES, self.pieces), (LOCALE, self.locale))

    def of(self, path: TextPath) -> YamlFile:
        """Give the file that a text belongs to."""
        return {FAQ: self.faq, PIECES: self.pieces}.get(path.partition("/")[0], self.locale)


def written(kind: str, file: YamlFile) -> Iterator[Written]:
    for loc, words in printed(file):
        if words.strip() and (kind != LOCALE or loc[0] in LOCALE_TEXTS):
            yield Written(path=path_of(kind, loc, file), file=file, loc=loc, words=words)


def path_of(kind: str, loc: Loc, file: YamlFile) -> TextPath:
    """Give the address of a place: records go by their ids, other items count from 1."""
    steps = [kind]
    for depth, step in enumerate(loc, start=1):
        if isinstance(step, int):
            name = file.at((*loc[:depth], "id"))
            steps.append(name if isinstance(name, str) else str(step + 1))
        elif (kind, depth) != (FAQ, 1):  # a FAQ holds nothing but questions
            steps.append(step)
    return "/".join(steps)


def digest(words: str) -> str:
    """Tell texts apart by what they say: how a text is wrapped in its file makes no difference."""
    lines = unicodedata.normalize("NFC", words).strip().split("\n")
    said = "\n".join(" ".join(line.split()) for line in lines)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def no_file(path: Path) -> YamlFile:
    """Stand in for a file that is not there, or cannot be read."""
    return YamlFile(path=path, data={}, values={}, keys={})
