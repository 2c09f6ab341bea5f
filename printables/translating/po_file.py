"""PO files, as Poedit, Weblate and Crowdin write them. The only user of polib.

polib (MIT) reads and writes the format and nothing else; it keeps the order of entries, obsolete
ones, previous sources and the line of each entry, which a refusal needs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

from printables.errors import ContentError, Problem
from printables.source.text_file import decoded
from printables.translating.message import Message

NOBODY = ("", "FULL NAME", "AUTOMATICALLY GENERATED")
PACK = "X-Printables-Pack"


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
        file = polib.pofile(text + "\n")
    except FileNotFoundError:
        raise ContentError([Problem(file=path, message="the file is missing.")]) from None
    except OSError as broken:
        raise ContentError([not_po(path, broken)]) from None
    problems = [*unusable(path, file), *twice(path, file)]
    if problems:
        raise ContentError(problems)
    return PoFile(
        path=path,
        pack=file.metadata.get(PACK, ""),
        language=file.metadata.get("Language", "").replace("_", "-").lower(),
        translator=name_in(file.metadata.get("Last-Translator", "")),
        messages=tuple(message(one) for one in file if not one.obsolete),
    )


def message(one: polib.POEntry) -> Message:
    return Message(
        path=one.msgctxt,
        english=one.msgid,
        words=one.msgstr,
        fuzzy=one.fuzzy,
        was=one.previous_msgid,
        line=one.linenum or 1,
    )


def not_po(path: Path, broken: OSError) -> Problem:
    """Say where polib gave up: it tells the line in its message."""
    digits = "".join(one if one.isdigit() else " " for one in str(broken)).split()
    line = int(digits[-1]) if digits else 1
    remedy = "Save it again from Poedit, Weblate or Crowdin as a PO file."
    return Problem(
        file=path, line=line, message="this is not a PO file as it should be.", remedy=remedy
    )


def unusable(path: Path, file: polib.POFile) -> Iterator[Problem]:
    for one in file:
        if one.obsolete:
            continue
        if not one.msgctxt:
            message = f"'{one.msgid[:40]}' does not say which text it is (msgctxt)."
            remedy = "Take a PO file that was exported here; the tool must keep contexts."
            yield Problem(file=path, line=one.linenum or 1, message=message, remedy=remedy)
        elif one.msgid_plural:
            message = f"'{one.msgctxt}' has plural forms: our texts have none."
            yield Problem(
                file=path, line=one.linenum or 1, message=message, remedy="Take them out."
            )


def twice(path: Path, file: polib.POFile) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for one in file:
        if not one.obsolete and one.msgctxt in seen:
            message = f"'{one.msgctxt}' stands here twice (first in line {seen[one.msgctxt]})."
            yield Problem(file=path, line=one.linenum or 1, message=message, remedy="Keep one.")
        elif not one.obsolete and one.msgctxt:
            seen[one.msgctxt] = one.linenum or 1


def name_in(written: str) -> str | None:
    """Give the name of `Ana Pérez <ana@example.org>`; None for what tools write for nobody."""
    name = written.partition("<")[0].strip()
    return None if name.upper() in NOBODY else name
