"""Where a line may end in scripts that put no space between words, and in Korean, only there.

The engine breaks such text nowhere, or between any two syllables. Zero-width characters tell it
better; they draw nothing, and whoever searches or copies the text does not notice them.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from printables.errors import SetupError
from printables.model.design import Breaks, Locale

BREAK, NO_BREAK = "\u200b", "\u2060"
TEXT = re.compile(r">([^<]+)<")
SPACELESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]+"  # Thai to Khmer
)
HANGUL = re.compile("(?<=[\uac00-\ud7a3])(?=[^\\s<])|(?<=[^\\s>])(?=[\uac00-\ud7a3])")
INSTALL = "run '.venv/bin/pip install icu4py==1.2.0'"


def with_line_breaks(html: str, locale: Locale) -> str:
    """Mark in a page's text where its lines may end, as its language asks.

    Raises:
        SetupError: the dictionary of the language is not installed.
    """
    head, body, rest = html.partition("<body")
    return head + body + with_marks(rest, locale)


def with_marks(markup: str, locale: Locale) -> str:
    """Do the same in a part of a page's body."""
    if locale.breaks is Breaks.SPACES:
        return markup
    marked = marker(locale)
    return TEXT.sub(lambda found: f">{marked(found[1])}<", markup)


def marker(locale: Locale) -> Callable[[str], str]:
    if locale.breaks is Breaks.SPACES_ONLY:
        return lambda text: HANGUL.sub(NO_BREAK, text)
    return lambda text: SPACELESS.sub(
        lambda run: BREAK.join(words(run[0], locale.language, locale.title)), text
    )


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
