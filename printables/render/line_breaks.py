"""Where a line may end in scripts that put no space between words, and in Korean, only there.

The engine breaks such text nowhere, or between any two syllables. Zero-width characters tell it
better; they draw nothing, and whoever searches or copies the text does not notice them.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from printables.errors import SetupError
from printables.model.locale import Breaks, Locale

BREAK, NO_BREAK = "\u200b", "\u2060"
TEXT = re.compile(r">([^<]+)<")
SPACELESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]+"  # Thai to Khmer
)
HANGUL = re.compile("(?<=[\uac00-\ud7a3])(?=[^\\s<])|(?<=[^\\s>])(?=[\uac00-\ud7a3])")
INSTALL = "run '.venv/bin/pip install icu4py==1.2.0'"
UNKNOWN = "und"
"""Language of which nothing is known (ISO 639-3): ICU takes the dictionary of the script."""

Marker = Callable[[str], str]


def with_line_breaks(html: str, locale: Locale) -> str:
    """Mark in a page's text where its lines may end, as its language asks.

    Raises:
        SetupError: the dictionary of the language is not installed.
    """
    head, body, rest = html.partition("<body")
    return head + body + with_marks(rest, locale)


def with_marks(markup: str, locale: Locale) -> str:
    """Do the same in a part of a page's body."""
    marked = markers(locale.language, locale.title).get(locale.breaks)
    return TEXT.sub(lambda found: f">{marked(found[1])}<", markup) if marked else markup


def with_own_breaks(text: str, locale: Locale) -> str:
    """Mark where lines of words in any script may end, but for what the page's language marks.

    Raises:
        SetupError: the dictionaries are not installed.
    """
    for breaks, marked in markers(UNKNOWN, f"'{text}'").items():
        if breaks is not locale.breaks:
            text = marked(text)
    return text


def markers(language: str, title: str) -> Mapping[Breaks, Marker]:
    """Give what marks a text, for each way in which lines end but the engine's own."""
    return {
        Breaks.DICTIONARY: lambda text: SPACELESS.sub(
            lambda run: BREAK.join(words(run[0], language, title)), text
        ),
        Breaks.SPACES_ONLY: lambda text: HANGUL.sub(NO_BREAK, text),
    }


@lru_cache(maxsize=4096)
def words(run: str, language: str, title: str) -> tuple[str, ...]:
    """Cut a run of letters where ICU's dictionary of the language lets a line end."""
    return tuple(cut(run, language, title))


def cut(run: str, language: str, title: str) -> Iterator[str]:
    try:
        from icu4py.breakers import LineBreaker  # noqa: PLC0415 - large, and few languages need it
    except ModuleNotFoundError as missing:
        reason = f"{title} needs 'icu4py', which knows where its words end"
        raise SetupError(f"{reason}: {INSTALL}") from missing
    yield from LineBreaker(run, language)
