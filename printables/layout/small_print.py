"""Small print that is worked out from records: sources of printed figures, dates, edition."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from printables.layout import markdown
from printables.model.composition import SmallPrintBlock, Text
from printables.model.content import Contact, Fact, HowChecked, Source
from printables.model.job import Content
from printables.model.locale import Direction, Locale


def sources_block(facts: Iterable[Fact], locale: Locale) -> SmallPrintBlock:
    """List the sources of all figures that a piece prints, each source once."""
    sources: dict[str, Source] = {str(fact.source.url): fact.source for fact in facts}
    return SmallPrintBlock(
        title=plain(locale.words["sources"]),
        lines=tuple(plain(apart(cited(source), locale)) for source in sources.values()),
    )


def cited(source: Source) -> str:
    return f"{source.publisher}: {source.title}, {source.year} ({source.url.host})."


def checked_block(contacts: Iterable[Contact], locale: Locale) -> SmallPrintBlock:
    """Say when the printed numbers were checked, by the weakest and oldest check among them."""
    checks = [contact.checked for contact in contacts]
    how = "dialled" if all(one.how is HowChecked.DIALLED for one in checks) else "published"
    oldest = min(check.on for check in checks)
    words = locale.words[f"numbers-{how}"].format(date=month_year(oldest, locale))
    return SmallPrintBlock(title=None, lines=(plain(words),))


def edition_block(content: Content, locale: Locale) -> SmallPrintBlock:
    """Print the edition code, by which a stack on a table is held against the current one."""
    words = locale.words["edition"].format(code=apart(content.edition.code, locale))
    return SmallPrintBlock(title=None, lines=(plain(words),))


def apart(value: str, locale: Locale) -> str:
    """Keep what is written from the left in its order within a line written from the right."""
    return f"\u2066{value}\u2069" if locale.direction is Direction.RTL else value


def month_year(day: date, locale: Locale) -> str:
    """Write a date as month and year in the words of a locale."""
    return locale.month_year.format(month=locale.months[day.month - 1], year=day.year)


@lru_cache(maxsize=4096)
def plain(words: str) -> Text:
    """Set words in which no Markdown is expected."""
    return markdown.line(markdown.escaped(words))
