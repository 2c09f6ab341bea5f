"""What a user asks for."""

from dataclasses import dataclass

STRICT = "strict"
"""The printer that is taken when none is named; its file fills in what the others leave out."""


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Names to build; an empty tuple means all there are. `printer` gets the press edition.

    `allow_draft`: make press PDFs, marked, although a text in them has not been signed.
    """

    packs: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    printer: str = STRICT
    allow_draft: bool = False
