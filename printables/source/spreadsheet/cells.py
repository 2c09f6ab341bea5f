"""What a cell holds, cleaned, and the marks of a program that has changed what was typed."""

import re
import unicodedata

from printables.source.spreadsheet.table import Cell

ERRORS = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!"}
FORMULA = re.compile(r"=\s*[\w(\"'+-]")
SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
GARBLED = re.compile("\u00c3[\u0080-\u00bf\u2018-\u203a]|\u00e2\u20ac|\u00c2[\u00a0-\u00bf]|\ufffd")
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060\ufeff]")
"""Not the marks of direction and joining, which some scripts need."""

AS_TEXT = "Format the column as text and type it again"


def cell(written: str) -> Cell:
    """Take what stands in a cell, without stray spaces and invisible characters."""
    text = cleaned(written)
    if text.upper() in ERRORS:
        return Cell(text=text, trouble=f"holds the error {text}. Put the formula right.")
    if FORMULA.match(text):
        return Cell(text=text, trouble="holds a formula. Replace it by its result.")
    if SCIENTIFIC.fullmatch(text):
        return Cell(text=text, trouble=f"was turned into {text}: digits are lost. {AS_TEXT}.")
    if GARBLED.search(text):
        said = "was saved in one encoding and read in another. Save the file again as UTF-8."
        return Cell(text=text, trouble=f"is garbled ('{shortened(text)}'): it {said}")
    return Cell(text=text)


def cleaned(written: str) -> str:
    """Keep line breaks; make every other run of spaces one, and compose accents."""
    plain = unicodedata.normalize("NFC", INVISIBLE.sub("", written))
    lines = (" ".join(line.split()) for line in plain.splitlines())
    return "\n".join(line for line in lines if line)


def shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:39]}…"  # noqa: PLR2004 - half a line
