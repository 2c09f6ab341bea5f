"""The slug line: what it may tell whoever handles the sheet, and the room that it needs."""

from enum import StrEnum
from string import Formatter

SLUG_LINE = 9.0
"""Points that the slug line needs beyond the other marks."""


class SlugField(StrEnum):
    """What a slug line may tell, written `{page}` in its text."""

    PACK = "pack"
    PARTNER = "partner"
    MATERIAL = "material"
    FORMAT = "format"
    LANGUAGE = "language"
    EDITION = "edition"
    DATE = "date"
    PAGE = "page"
    PAGES = "pages"
    SIDE = "side"


def require_known_fields(what: str, pattern: str) -> None:
    """Raise ValueError if a pattern names what no slug line can tell."""
    try:
        asked = {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
    except ValueError as trouble:
        message = f"{what}: {trouble}"
        raise ValueError(message) from trouble
    if unknown := sorted(asked - set(SlugField)):
        message = f"{what} may name {', '.join(SlugField)}: not '{unknown[0]}'"
        raise ValueError(message)
