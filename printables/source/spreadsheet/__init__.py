"""A table of partners as an office makes it, CSV or Excel, to records with their places."""

from printables.source.spreadsheet.names import Names
from printables.source.spreadsheet.reading import TABLES, read_table
from printables.source.spreadsheet.records import Read, read_partners

__all__ = ["TABLES", "Names", "Read", "read_partners", "read_table"]
