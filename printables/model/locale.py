"""How a language is written and set, as in `templates/locales/`."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from printables.model.record import Id, Record, Said

Leading = Annotated[float, Field(ge=0.9, le=1.6)]


class Direction(StrEnum):
    """Which way a language is written."""

    LTR = "ltr"
    RTL = "rtl"


class Breaks(StrEnum):
    """Where a line may end within a language's text.

    `spaces`: at spaces (and, in Chinese, between characters, as the engine knows by itself).
    `dictionary`: between words that no space parts. `spaces-only`: never within a word, where the
    engine would break between syllables.
    """

    SPACES = "spaces"
    DICTIONARY = "dictionary"
    SPACES_ONLY = "spaces-only"


class Locale(Record):
    """`locales/<language>.yaml`: fixed words and the rules of one language.

    `script` is the code of ISO 15924 in small letters, by which a theme chooses fonts. `quotes` are
    the outer then the inner pair. `leading` multiplies the distance of lines, for scripts with
    marks above and below. `reviewers`: how many people must sign a text before it may be printed
    without a mark.
    """

    language: Id
    title: Said
    script: Id = "latn"
    direction: Direction = Direction.LTR
    quotes: tuple[Said, Said, Said, Said] | None = None
    hyphenate: bool = False
    breaks: Breaks = Breaks.SPACES
    leading: Leading = 1.0
    months: tuple[Said, ...] = Field(min_length=12, max_length=12)
    month_year: Said = "{month} {year}"
    words: dict[Id, Said]
    reviewers: int = Field(default=1, ge=1)
