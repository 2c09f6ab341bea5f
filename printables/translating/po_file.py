"""PO files, as Poedit, Weblate and Crowdin write them. The only user of polib.

polib (MIT) reads and writes the format and nothing else; it keeps the order of entries, obsolete
ones, previous sources and the line of each entry, which a refusal needs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import TypeAlias

import polib

from printables.errors import ContentError, Problem
from printables.source.text_file import decoded
from printables.translating.message import Message

LINE = re.compile(
    r'(#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d+\])?)\s+)?"(\\.|[^"\\])*"\s*|\s*)'
)
"""Any line of a PO file; polib passes over what is none, and a text would be lost."""
NOBODY = ("", "FULL NAME", "AUTOMATICALLY GENERATED")
PACK = "X-Printables-Pack"
Entry: TypeAlias = tuple[polib.POEntry, int]
"""An entry with its line."""


@dataclass(frozen=True, kw_only=True)
class PoFile:
    """What a PO file says: for which pack and language, by whom, its texts in their order."""

    path: Path
    pack: str
    language: str
    translator: str | None
    messages: tuple[Message, ...]

    def problem(self, message: Message, said: str, remedy: str = "") -> Problem:
        return Problem(file=self.path, line=message.line, message=said, remedy=remedy)


def po_text(pack: str, source: str, language: str, messages: Iterable[Message]) -> str:
    """Write a PO file; nothing in it changes unless a text does."""
    file = polib.POFile(wrapwidth=98)
    file.metadata = {
        "Project-Id-Version": pack,
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": source,
        PACK: pack,
    }
    file.extend(entry(one) for one in messages)
    return f"{file}\n" if not str(file).endswith("\n") else str(file)


def entry(message: Message) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=message.path,
        msgid=message.english,
        msgstr=message.words,
        comment="\n".join(message.notes),
        occurrences=[tuple(message.where.rsplit(":", 1))],
        flags=["fuzzy"] if message.fuzzy else [],
        previous_msgid=message.was,
        previous_msgctxt=message.path if message.was else None,
    )


def read_po(path: Path) -> PoFile:
    """Read a PO file; obsolete entries are passed over.

    Raises:
        ContentError: it is missing, not UTF-8, not a PO file, or holds what we cannot take.
    """
    try:
        text = decoded(path.read_bytes(), path)
    except OSError as broken:
        said = f"the file cannot be read ({broken.strerror})."
        raise ContentError([Problem(file=path, message=said)]) from None
    file = parsed(text, path)
    lines = text.split("\n")
    entries = [(one, line_of(one, lines)) for one in file if not one.obsolete]
    if problems := [*unusable(path, entries), *twice(path, entries)]:
        raise ContentError(problems)
    return PoFile(
        path=path,
        pack=file.metadata.get(PACK, ""),
        language=file.metadata.get("Language", "").replace("_", "-").lower(),
        translator=name_in(file.metadata.get("Last-Translator", "")),
        messages=tuple(message(one, line) for one, line in entries),
    )


def message(one: polib.POEntry, line: int) -> Message:
    return Message(
        path=one.msgctxt,
        english=one.msgid,
        words=one.msgstr,
        fuzzy=one.fuzzy,
        was=one.previous_msgid,
        line=line,
    )


def line_of(one: polib.POEntry, lines: list[str]) -> int:
    """Give the line of an entry behind its comments."""
    first = one.linenum or 1
    commented = takewhile(lambda line: line.startswith("#"), lines[first - 1 :])
    return first + sum(1 for _ in commented)


def parsed(text: str, path: Path) -> polib.POFile:
    lines = enumerate(text.split("\n"), start=1)
    if odd := [number for number, line in lines if not LINE.fullmatch(line)]:
        raise ContentError([not_po(path, odd[0])])
    try:
        return polib.pofile(f"{text}\n")
    except OSError as broken:  # it tells the line in its message alone
        digits = re.findall(r"\d+", str(broken))
        raise ContentError([not_po(path, int(digits[-1]) if digits else 1)]) from None


def not_po(path: Path, line: int) -> Problem:
    said, remedy = "this line is not as in a PO file.", "Save the file again from your tool."
    return Problem(file=path, line=line, message=said, remedy=remedy)


def unusable(path: Path, entries: Sequence[Entry]) -> Iterator[Problem]:
    for one, line in entries:
        if not one.msgctxt:
            said = f"'{one.msgid[:40]}' does not say which text it is (msgctxt)."
            remedy = "Take a PO file that was exported here; the tool must keep contexts."
            yield Problem(file=path, line=line, message=said, remedy=remedy)
        elif one.msgid_plural:
            said = f"'{one.msgctxt}' has plural forms: our texts have none."
            yield Problem(file=path, line=line, message=said, remedy="Take them out.")


def twice(path: Path, entries: Sequence[Entry]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for one, line in entries:
        if one.msgctxt and one.msgctxt in seen:
            said = f"'{one.msgctxt}' stands here twice (first in line {seen[one.msgctxt]})."
            yield Problem(file=path, line=line, message=said, remedy="Keep one.")
        elif one.msgctxt:
            seen[one.msgctxt] = line


def name_in(written: str) -> str | None:
    """Give the name of `Ana Pérez <ana@example.org>`; None for what tools write for nobody."""
    name = written.partition("<")[0].strip()
    return None if name.upper() in NOBODY else name
