"""A composition to reader pages, counted: a page too many is text that does not fit."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

from printables.errors import LayoutError
from printables.model.colour import ColourSpace
from printables.model.composition import Composition
from printables.model.copyfit import Measure
from printables.model.job import Job
from printables.render.engine import ReaderPages, Styles, measured, set_pages
from printables.render.fallback import Fallback, region_fallback
from printables.render.fonts import font_files
from printables.render.glyph_text import SHAPED, with_exact_text
from printables.render.html import page_html
from printables.render.palette import require_drawable
from printables.render.raised_marks import with_moves_first
from printables.render.stylesheet import font_rules, job_rules
from printables.render.unprintable import require_printable
from printables.render.variables import require_defined

UA = "pdf/ua-1"
KEPT = re.compile(r"\.(?:region|partner)\b|--number-face")
LINE_HEIGHT = re.compile(
    r"(line-height:\s*(?:calc\((?:var\(--flat-width\) \* )?)?)([\d.]+)(pt|rem| \*)"
)


def reader_pages(job: Job, composition: Composition) -> ReaderPages:
    """Set a composition: one page for each panel, in reading order.

    Raises:
        LayoutError: text does not fit its panels or leaves one empty, the engine warned, or a
            drawing in the template is not flat.
        ContentError: a style sheet uses a variable that nobody defines, or what cannot be printed.
    """
    pages = set_pages(*to_set(job, composition), pdf_variant(job))
    require_a_page_for_each_panel(pages, composition)
    return replace(pages, pdf=readable(pages.pdf, job, region_fallback(job, composition.region)))


def readable(pdf: bytes, job: Job, more: Fallback | None = None) -> bytes:
    """Let every reader draw and read what the engine wrote."""
    pdf = with_moves_first(pdf)
    files = font_files(job) if job.locale.script in SHAPED else ()
    told = (*files, *(more.files if more else ()))
    return with_exact_text(pdf, told) if told else pdf


def measure(job: Job, composition: Composition) -> Measure:
    """Lay a composition out and tell what it came to; text that does not fit is no error here.

    Raises:
        LayoutError: the engine warned, or a drawing in the template is not flat.
        ContentError: as `reader_pages`.
    """
    return measured(*to_set(job, composition), composition, job.format.safe)


def to_set(job: Job, composition: Composition) -> tuple[str, Styles, tuple[Path, ...]]:
    """Give what the engine needs: HTML, styles, and the folders that it may read."""
    html = page_html(job, composition)
    require_drawable(html, f"{job.name.material}.html")
    more = region_fallback(job, composition.region)
    return html, *(more.added_to(*styles_of(job)) if more else styles_of(job))


def styles_of(job: Job) -> tuple[Styles, tuple[Path, ...]]:
    """Give a job's style sheets, and the folders from which they may take files."""
    return styled(job, job_rules(job))


def styled(job: Job, worked_out: str) -> tuple[Styles, tuple[Path, ...]]:
    """Give the style sheets of a job behind rules that were worked out for it."""
    files = font_files(job)
    styles = Styles(fonts=font_rules(files), sheets=style_sheets(job, worked_out))
    return styles, (job.folders.templates, *dict.fromkeys(file.path.parent for file in files))


def style_sheets(job: Job, worked_out: str) -> tuple[str, ...]:
    """Worked-out rules first, then from the general to the particular."""
    shared = (job.material.style,) if job.material.style else ()
    files = (
        job.folders.templates / "base.css",
        job.folders.theme / "theme.css",
        *(job.folders.templates / "partials" / f"{name}.css" for name in shared),
        job.folders.material / f"{job.name.material}.css",
    )
    require_defined(worked_out, files, job.folders.templates.parent)
    require_printable(files, job.folders.templates.parent)
    sheets = (file.read_text(encoding="utf-8") for file in files)
    return (worked_out, *(led(sheet, job.locale.leading) for sheet in sheets))


def led(sheet: str, leading: float) -> str:
    """Set lines further apart, for scripts with marks above and below their letters.

    The partner's box keeps its lines: it has room for so many, and most names are Latin. Numbers
    look the same in every language.
    """

    def further(rule: str) -> str:
        return LINE_HEIGHT.sub(lambda one: f"{one[1]}{float(one[2]) * leading:g}{one[3]}", rule)

    lines = sheet.splitlines(keepends=True)
    return "".join(one if leading == 1 or KEPT.search(one) else further(one) for one in lines)


def pdf_variant(job: Job) -> str | None:
    """Screen and office share tagged pages; for press, prepress writes what the standard asks."""
    return UA if job.profile.colour is ColourSpace.SRGB else None


def require_a_page_for_each_panel(pages: ReaderPages, composition: Composition) -> None:
    """Compare the pages of each story with its panels."""
    made = Counter(pages.stories)
    for name, story in composition.stories.items():
        too_many = made[name] - len(story.panels)
        if too_many > 0:
            remedy = "shorten a text, choose a shorter answer length, or set fewer blocks"
            raise LayoutError(f"story '{name}': {too_many} page(s) too many: {remedy}")
        if too_many < 0:
            remedy = "set more blocks or fewer panels"
            raise LayoutError(f"story '{name}' leaves {-too_many} panel(s) empty: {remedy}")
    if strays := made[None]:
        raise LayoutError(f"{strays} page(s) belong to no story: give each section its story's id")
