"""The fixed words that every language needs, and the figures that are set into them."""

from collections.abc import Iterator
from string import Formatter

from printables.errors import Problem
from printables.model.locale import Locale
from printables.source.tree import Loc, YamlFile

SET_INTO = {
    "call": (),
    "text": (),
    "tty": (),
    "chat": (),
    "site": (),
    "keyword-to-number": ("keyword", "number"),
    "sources": (),
    "numbers-dialled": ("date",),
    "numbers-published": ("date",),
    "edition": ("code",),
    "draft": (),
}


def wrong_words(name: str, locale: Locale, file: YamlFile) -> Iterator[Problem]:
    """Report fixed words that are missing, or lack the place for their figure."""
    if locale.language != name:
        message = f"the name of the file says '{name}'."
        yield file.problem(("language",), message, "Let them agree.")
    for word, fields in SET_INTO.items():
        if word not in locale.words:
            message = f"'{word}' is missing in 'words'."
            yield file.problem(("words",), message, f"Add a line '{word}: ...'.", at_key=True)
        else:
            yield from wrong_fields(locale.words[word], fields, file, ("words", word))
    yield from wrong_fields(locale.month_year, ("month", "year"), file, ("month_year",))


def wrong_fields(
    words: str, fields: tuple[str, ...], file: YamlFile, loc: Loc
) -> Iterator[Problem]:
    wanted = ", ".join(f"{{{field}}}" for field in fields)
    if fields_in(words) != sorted(fields):
        message = f"'{loc[-1]}' must hold {wanted or 'no { or }'}, each once."
        yield file.problem(loc, message)


def fields_in(words: str) -> list[str]:
    """Give the names in braces, in order; a lone brace counts as one that no one wants."""
    try:
        return sorted(field for _, field, _, _ in Formatter().parse(words) if field is not None)
    except ValueError:
        return ["{"]
