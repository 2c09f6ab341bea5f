"""Excel workbooks. The only user of openpyxl."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from printables.errors import ContentError, Problem
from printables.source.spreadsheet.cells import AS_TEXT, cell
from printables.source.spreadsheet.table import Cell, Row, Table

MOST_UNPACKED = 200_000_000
ENCRYPTED = b"\xd0\xcf\x11\xe0"
WHOLE = 15
"""Digits that a spreadsheet number keeps."""

BROKEN = (OSError, KeyError, ValueError, TypeError, zipfile.BadZipFile, InvalidFileException)


def read_xlsx(content: bytes, shown: Path) -> Table:
    """Read the first sheet of a workbook.

    Raises:
        ContentError: it cannot be opened: damaged, locked with a password, or far too large.
    """
    refuse_what_is_no_workbook(content, shown)
    try:
        formulas, results = opened(content, results=False), opened(content, results=True)
        sheet = formulas.worksheets[0]
        rows = tuple(row for row in rows_of(sheet, results.worksheets[0]) if not row.empty)
        others = [one.title for one in formulas.worksheets[1:] if one.max_row and one.max_row > 1]
    except (*BROKEN, IndexError) as broken:
        raise unreadable(shown, "the workbook is damaged.") from broken
    message = f"only the first sheet, '{sheet.title}', is read; not {', '.join(others)}."
    return Table(
        path=shown, rows=rows, notes=(Problem(file=shown, message=message),) if others else ()
    )


def refuse_what_is_no_workbook(content: bytes, shown: Path) -> None:
    if content.startswith(ENCRYPTED):
        raise unreadable(shown, "the workbook has a password, or is of an old kind.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
                raise unreadable(shown, "the workbook is far too large.")
    except zipfile.BadZipFile as broken:
        raise unreadable(shown, "this is not an Excel workbook, or it is damaged.") from broken


def unreadable(shown: Path, message: str) -> ContentError:
    remedy = "Open it in Excel and save it again as .xlsx, without a password, or as CSV UTF-8."
    return ContentError([Problem(file=shown, message=message, remedy=remedy)])


def opened(content: bytes, *, results: bool) -> Any:  # noqa: ANN401 - its types are incomplete
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and drop-down lists that nobody reads
        return openpyxl.load_workbook(io.BytesIO(content), data_only=results)


def rows_of(sheet: Any, results: Any) -> Iterator[Row]:  # noqa: ANN401
    pairs = zip(sheet.iter_rows(), results.iter_rows(values_only=True), strict=True)
    for number, (written, shown) in enumerate(pairs, start=sheet.min_row):
        before = (Cell(),) * (sheet.min_column - 1)
        cells = (taken(one, result) for one, result in zip(written, shown, strict=True))
        yield Row(number=number, cells=(*before, *cells))


def taken(written: Any, result: object) -> Cell:  # noqa: ANN401
    """Take the result of a formula as it was last worked out; a value as it stands."""
    if written.data_type == "f" and result is None:
        said = "holds a formula whose result was never stored. Replace it by its result."
        return Cell(text=str(written.value), trouble=said)
    return value(result)


def value(found: object) -> Cell:
    if found is None:
        return Cell()
    if isinstance(found, bool):
        return Cell(text="yes" if found else "no")
    if isinstance(found, int | float):
        return number(found)
    if isinstance(found, datetime | date | time | timedelta):
        day = found.date() if isinstance(found, datetime) else found
        said = f"was turned into a date ({day}). {AS_TEXT}."
        return Cell(text=str(day), trouble=said)
    return cell(str(found))


def number(found: float) -> Cell:
    """Write a number without the `.0` of a float. Its leading zeros and plus are gone for good."""
    text = str(int(found)) if float(found).is_integer() else repr(float(found))
    if len(text.lstrip("-")) > WHOLE:
        return Cell(text=text, trouble=f"was kept as a number: digits are lost. {AS_TEXT}.")
    return Cell(text=text, doubt="is kept as a number, which loses a leading 0 or +")
