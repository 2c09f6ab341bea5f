"""One page of a contact sheet, in the fonts and colours of the theme."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass, replace

from printables.errors import LayoutError, SetupError
from printables.model.job import Job
from printables.render.html import filled
from printables.render.own_pages import own_pages

TEMPLATE = "partners/contact-sheet.html.j2"
STYLE = "partners/contact-sheet.css"
LAST_LATIN = "\u024f"
MARKS = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026"
LONGEST = 150


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A partner's piece as a picture (JPEG) over its name; `wrong` says why it failed."""

    partner: str
    name: str
    picture: bytes | None
    wrong: str = ""


@dataclass(frozen=True, kw_only=True)
class ContactPage:
    """What one page shows; `wide` pieces stand fewer to a row than tall ones."""

    heading: str
    number: int
    pages: int
    wide: bool
    shown: tuple[Shown, ...]


def contact_page(job: Job, page: ContactPage) -> bytes:
    """Set a page as PDF; names that the theme has no letters for give way to their ids.

    Raises:
        LayoutError: the template is broken.
    """
    try:
        return set_page(job, page)
    except (LayoutError, SetupError):
        return set_page(job, replace(page, shown=tuple(in_latin(page.shown))))


def in_latin(shown: Sequence[Shown]) -> list[Shown]:
    return [
        replace(one, name=latin(one.name) or one.partner, wrong=latin(one.wrong)) for one in shown
    ]


def latin(text: str) -> str:
    return "".join(one for one in text if one <= LAST_LATIN or one in MARKS)


def set_page(job: Job, page: ContactPage) -> bytes:
    cells = [
        {"partner": one.partner, "name": one.name, "wrong": one.wrong[:LONGEST], "uri": uri(one)}
        for one in page.shown
    ]
    language = job.locale.language
    words = [text for one in page.shown for text in (one.name, one.wrong)]
    html = filled(TEMPLATE, job.folders.templates, page=page, cells=cells, language=language)
    return own_pages(job, STYLE, html, words).pdf


def uri(shown: Shown) -> str:
    if shown.picture is None:
        return ""
    return f"data:image/jpeg;base64,{base64.b64encode(shown.picture).decode()}"
