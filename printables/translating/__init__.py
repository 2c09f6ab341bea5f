"""Translating: how far each language is, PO files out and in, and who has signed what."""

from printables.translating.exporting import Limits, export_po
from printables.translating.importing import Imported, import_po
from printables.translating.recording import record
from printables.translating.reviewing import Signed, review
from printables.translating.scope import Scope, scopes
from printables.translating.table import Row, rows, told, waiting

__all__ = [
    "Imported",
    "Limits",
    "Row",
    "Scope",
    "Signed",
    "export_po",
    "import_po",
    "record",
    "review",
    "rows",
    "scopes",
    "told",
    "waiting",
]
