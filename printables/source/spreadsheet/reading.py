"""A file to a table, by what kind of file it is."""

from pathlib import Path

from printables.errors import ContentError, Problem
from printables.source.spreadsheet.csv_file import read_csv
from printables.source.spreadsheet.table import Table

TABLES = ("partners.csv", "partners.xlsx")
MOST_BYTES = 50_000_000


def read_table(file: Path, root: Path) -> Table:
    """Read a table of partners. A bad file gives its problem, never an exception."""
    shown = file.relative_to(root)
    try:
        return read_kind(file.read_bytes(), shown)
    except ContentError as broken:
        return Table(path=shown, problems=tuple(broken.problems))
    except OSError as broken:
        message = f"the file cannot be read ({broken.strerror})."
        return Table(path=shown, problems=(Problem(file=shown, message=message),))


def read_kind(content: bytes, shown: Path) -> Table:
    if len(content) > MOST_BYTES:
        raise ContentError([Problem(file=shown, message="the file is larger than 50 MB.")])
    if not content.strip():
        raise ContentError([Problem(file=shown, message="the file is empty.")])
    if shown.suffix == ".csv" and not content.startswith(b"PK\x03\x04"):
        return read_csv(content, shown)
    # Imported here: a project without a workbook must not pay for its library.
    from printables.source.spreadsheet.xlsx_file import read_xlsx  # noqa: PLC0415

    return read_xlsx(content, shown)
