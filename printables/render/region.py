"""The partner's region by itself: the rest of a piece with its place kept, and its content alone.

A piece is set once with an empty region, and a partner's region is set on a page that holds nothing
else: the same template, style sheets, fonts and ancestors, so it comes out where and how a full
build sets it. Marks, drawn in a size that nothing else has, tell prepress where it begins and ends.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

from printables.errors import LayoutError
from printables.model.composition import Composition
from printables.model.copyfit import AS_DRAWN
from printables.model.job import Job
from printables.model.locale import Breaks
from printables.model.stencil import MARK_SIZE
from printables.render.engine import Styles, set_pages
from printables.render.fallback import region_fallback
from printables.render.html import page_html, partner_html
from printables.render.lettering import tells_apart
from printables.render.palette import require_drawable
from printables.render.reader_pages import (
    pdf_variant,
    readable,
    require_a_page_for_each_panel,
    styled,
    styles_of,
)
from printables.render.stylesheet import region_page_rule, region_rules

BEGIN, END = "<!--region-->", "<!--/region-->"
VOID = frozenset(
    ["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]
)
LANGUAGE = re.compile(r'\slang="[^"]*"')
STORY = re.compile(r'\sid="story-([^"]*)"')
REACHES_OUT = re.compile(r"<h[1-6]\b|\sid=", re.IGNORECASE)
"""Headings become bookmarks and ids become targets: parts of a PDF outside the region."""

MARK = (
    f'<main style="visibility:visible;position:absolute;left:0;top:0;width:{MARK_SIZE}px;'
    f'height:{MARK_SIZE}px;background:currentColor"></main>'
)
"""`main` stands in no template, so its tag tells the region in the structure as well."""

EMPTY = f'<div class="region" style="visibility:hidden">{MARK}</div>'


@dataclass(frozen=True, kw_only=True)
class Around:
    """A page's HTML before and after the region, and the region's own page and style sheets."""

    before: str
    after: str
    styles: Styles
    folders: tuple[Path, ...]
    language: str
    """Empty where a region looks the same in languages that have the same fonts."""

    @cached_property
    def look(self) -> str:
        """Tell apart where regions with the same content come out otherwise."""
        opened = LANGUAGE.sub("", ancestors(self.before)[0])
        told = "\0".join((opened, self.language, self.styles.fonts, *self.styles.sheets))
        return sha256(told.encode()).hexdigest()


class NotStaticError(Exception):
    """The piece cannot be divided into a static layer and a region; it says why."""


def static_pages(job: Job, composition: Composition, around: Around) -> bytes:
    """Set a piece with its region empty.

    Raises:
        LayoutError: as for `reader_pages`.
    """
    html = around.before + EMPTY + around.after
    require_drawable(html, f"{job.name.material}.html")
    pages = set_pages(html, *styles_of(job), pdf_variant(job))
    require_a_page_for_each_panel(pages, composition)
    return readable(pages.pdf, job)


def around_region(
    job: Job, composition: Composition, probes: Iterable[tuple[Job, Composition]]
) -> Around:
    """Give what stands around the region, and see that no other partner changes a letter of it.

    Raises:
        NotStaticError: the template prints a partner's words outside the region, or has none.
        LayoutError: as for `page_html`.
    """
    html = page_html(job, composition)
    if html.count(BEGIN) != 1 or html.count(END) != 1 or composition.region is None:
        raise NotStaticError("its template has no partner's region, or more than one")
    outside, region = divided(html)
    if region != divided(partner_html(job, composition))[1]:
        raise NotStaticError("its template fills the region in a way of its own")
    if any(divided(page_html(*probe))[0] != outside for probe in probes):
        raise NotStaticError("its template prints a partner's words outside the region")
    before, after = outside
    styles, folders = region_styles(job, before)
    language = job.locale.language if has_own_letters(job) else ""
    return Around(before=before, after=after, styles=styles, folders=folders, language=language)


def around_as_drawn(job: Job, around: Around) -> Around:
    """Give what stands around the region of a piece in which copyfit changed nothing."""
    styles, folders = region_styles(replace(job, setting=AS_DRAWN), around.before)
    return replace(around, styles=styles, folders=folders)


def region_styles(job: Job, before: str) -> tuple[Styles, tuple[Path, ...]]:
    """Give the styles of the region's page, and the folders from which they take files."""
    stories = STORY.findall(ancestors(before)[0])
    styles, folders = styled(job, region_rules(job, stories))
    return Styles(fonts=styles.fonts, sheets=(*styles.sheets, region_page_rule(job))), folders


def has_own_letters(job: Job) -> bool:
    """Tell whether the piece's language sets a name otherwise than others do, in any font."""
    if job.locale.breaks is not Breaks.SPACES:
        return True
    fonts, folder = job.theme.fonts.values(), job.folders.theme
    files = {font.path(folder, cut) for font in fonts for cut in font.cuts}
    return any(tells_apart(file, job.locale.language) for file in files if file and file.is_file())


def divided(html: str) -> tuple[tuple[str, str], str]:
    before, _, rest = html.partition(BEGIN)
    region, _, after = rest.partition(END)
    return (before, after), region


def region_page(job: Job, composition: Composition, around: Around) -> bytes:
    """Set a partner's region alone on a page as large as its panel, between two marks.

    Raises:
        NotStaticError: the region reaches out of its box.
        LayoutError: the engine warned, or it takes more than its page.
    """
    markup = divided(partner_html(job, composition))[1]
    if REACHES_OUT.search(markup):
        raise NotStaticError("its region holds a heading or an id")
    require_drawable(markup, f"{job.name.material}.html")
    opened, closed = ancestors(around.before)
    html = f"{opened}{MARK}{markup}{MARK}{closed}"
    more, looks = region_fallback(job, composition.region), (around.styles, around.folders)
    pages = set_pages(html, *(more.added_to(*looks) if more else looks), pdf_variant(job))
    if len(pages.stories) != 1:
        raise LayoutError("the partner's region takes more than a page: shorten its texts")
    return readable(pages.pdf, job, more)


class OpenTags(HTMLParser):
    """Keeps the tags that are still open."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag not in VOID:
            self.tags.append((tag, self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        names = [name for name, _ in self.tags]
        if tag in names:
            del self.tags[len(names) - 1 - names[::-1].index(tag) :]


@lru_cache(maxsize=64)
def ancestors(before: str) -> tuple[str, str]:
    """Give the tags that are open where the region stands, and those that close them."""
    parser = OpenTags()
    parser.feed(before)
    opened = "".join(written for _, written in parser.tags)
    closed = "".join(f"</{name}>" for name, _ in reversed(parser.tags))
    html, _, rest = opened.partition("<body")
    return f"<!DOCTYPE html>{html}<head><title>-</title></head><body{rest}", closed
