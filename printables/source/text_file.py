"""A file's text as people save it: UTF-8 with or without BOM; anything else is explained."""

import re
from pathlib import Path

from printables.errors import ContentError, Problem
from printables.source.tree import Place, problem_at

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# Controls, and the rarer line ends, which would set our count of lines apart from an editor's.
NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
TAB_INDENT = re.compile(r"^ *(\t)[ \t]*\S", re.MULTILINE)
SAVE_AS_UTF_8 = "Save it again with the encoding UTF-8."


def read_text(file: Path, shown: Path) -> str:
    r"""Give the text of a file with `\n` as line ends; `shown` is its path in messages.

    Raises:
        ContentError: missing, not readable, empty, not UTF-8, or indented with tabs.
    """
    try:
        text = decoded(file.read_bytes(), shown)
    except FileNotFoundError:
        problem = Problem(file=shown, message="the file is missing.", remedy="Create it.")
        raise ContentError([problem]) from None
    except OSError as broken:
        message = f"the file cannot be read ({broken.strerror})."
        raise ContentError([Problem(file=shown, message=message)]) from None
    refuse_what_is_not_text(text, shown)
    return text


def decoded(content: bytes, shown: Path) -> str:
    if content.startswith(UTF_16):
        message = "the file is saved as UTF-16."
        raise ContentError([Problem(file=shown, message=message, remedy=SAVE_AS_UTF_8)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        raise ContentError([not_utf_8(broken, content, shown)]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def not_utf_8(broken: UnicodeDecodeError, content: bytes, shown: Path) -> Problem:
    before = content[: broken.start].decode("utf-8-sig", errors="replace")
    meant = content[broken.start : broken.start + 1].decode("cp1252", errors="replace")
    message = f"the file is not saved as UTF-8 (here probably stands '{meant}', in Windows-1252)."
    return problem_at(place_behind(before.replace("\r\n", "\n")), shown, message, SAVE_AS_UTF_8)


def refuse_what_is_not_text(text: str, shown: Path) -> None:
    if not text.strip():
        remedy = "Fill it, or delete it if it is not wanted."
        raise ContentError([Problem(file=shown, message="the file is empty.", remedy=remedy)])
    if found := NOT_TEXT.search(text):
        place = place_behind(text[: found.start()])
        message = f"here stands an invisible control character (U+{ord(found[0]):04X})."
        remedy = "Delete it and type the word again; if there are many, save the file as UTF-8."
        raise ContentError([problem_at(place, shown, message, remedy)])
    if tabs := [place_behind(text[: found.start(1)]) for found in TAB_INDENT.finditer(text)]:
        others = ", ".join(str(tab.line) for tab in tabs[1:])
        message = f"a tab indents this line{f' (others: {others})' if others else ''}."
        remedy = "Use two spaces for each step."
        raise ContentError([problem_at(tabs[0], shown, message, remedy)])


def place_behind(before: str) -> Place:
    """Give the place of what stands right behind a text."""
    return Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
