"""Tables of text: CSV from any spreadsheet program, in its encoding and with its separator."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from printables.errors import ContentError, Problem
from printables.source.spreadsheet.cells import cell
from printables.source.spreadsheet.table import Row, Table
from printables.source.tree import Place, problem_at

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
SAVE_AS_UTF_8 = "Save it as 'CSV UTF-8', and no letter can be taken for another."
NAMED = "sep="


def read_csv(content: bytes, shown: Path) -> Table:
    """Read a table of text.

    Raises:
        ContentError: it is in no encoding that we know.
    """
    text, notes = decoded(content, shown)
    separator, named = separator_of(text)
    if named:
        text = "\n" + text.partition("\n")[2]  # rows keep their numbers
    rows = tuple(row for row in records(text, separator) if not row.empty)
    if separator == ";":
        notes.append(Problem(file=shown, message="read as separated by semicolons."))
    return Table(path=shown, rows=rows, notes=tuple(notes))


def decoded(content: bytes, shown: Path) -> tuple[str, list[Problem]]:
    """Take UTF-8, with or without BOM; UTF-16 with one; else Windows-1252, and say so."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16"), [Problem(file=shown, message="read as UTF-16.")]
        except UnicodeDecodeError:
            raise unknown_encoding(content, 0, shown) from None
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as broken:
        start = broken.start
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as broken:
        raise unknown_encoding(content, broken.start, shown) from None
    word = word_around(text, start)
    message = f"not UTF-8: read as Windows-1252, so that here stands '{word}'. Is that right?"
    return text, [problem_at(line_of(text, start), shown, message, SAVE_AS_UTF_8)]


def unknown_encoding(content: bytes, at: int, shown: Path) -> ContentError:
    line = content[:at].count(b"\n") + 1
    message = "the file is neither UTF-8 nor Windows-1252."
    return ContentError([problem_at(Place(line, 1), shown, message, SAVE_AS_UTF_8)])


def line_of(text: str, at: int) -> Place:
    return Place(text.count("\n", 0, at) + 1, 1)


def word_around(text: str, at: int) -> str:
    before = text[:at].rsplit(maxsplit=1)[-1] if at and not text[at - 1].isspace() else ""
    return (before + text[at : at + 30].split(maxsplit=1)[0]).split(",")[-1].split(";")[-1]


def separator_of(text: str) -> tuple[str, bool]:
    """Take the separator that a first line `sep=;` names, else the commonest of the headings."""
    first = text.partition("\n")[0].strip()
    if first.lower().startswith(NAMED) and first[len(NAMED) :] in SEPARATORS:
        return first[len(NAMED) :], True
    opening = "\n".join(text.splitlines()[:5])
    unquoted = "".join(opening.split('"')[::2])
    return max(SEPARATORS, key=unquoted.count), False


def records(text: str, separator: str) -> Iterator[Row]:
    """Give the rows. A quotation mark out of place spoils the rows that it swallowed, no other."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number, line = 0, 0
    while True:
        number += 1
        try:
            written = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Row(number=number, cells=(), trouble=swallowed(line + 1, reader.line_num))
        else:
            yield Row(number=number, cells=tuple(cell(one) for one in written))
        line = reader.line_num


def swallowed(first: int, last: int) -> str:
    where = f"line {first}" if first == last else f"lines {first} to {last}"
    return (
        f"a quotation mark opens or closes in the wrong place ({where} of the file cannot be read)."
    )
