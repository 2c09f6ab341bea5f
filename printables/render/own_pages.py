"""Pages that are no piece (job tickets, contact sheets): in the fonts and colours of the theme."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from printables.model.colour import ColourSpace
from printables.model.job import Job
from printables.render.engine import ReaderPages, Styles, set_pages
from printables.render.fallback import fallback
from printables.render.fonts import font_files
from printables.render.glyph_text import with_exact_text
from printables.render.palette import css_colour
from printables.render.stylesheet import face_variables, font_rules
from printables.render.variables import require_defined


def own_pages(
    job: Job, style: str, html: str, partners_words: Sequence[str], variant: str | None = None
) -> ReaderPages:
    """Set pages with a style sheet of `templates/`; a partner's words may be in any script.

    Raises:
        ContentError: the style sheet uses a variable that nobody defines.
        LayoutError: the engine warned, or no font of the theme has a letter.
        SetupError: a font is not installed.
    """
    styles, more = own_styles(job, style), fallback(job, partners_words)
    pages = set_pages(html, *(more.added_to(*styles, ":root") if more else styles), variant)
    return replace(pages, pdf=with_exact_text(pages.pdf, more.files)) if more else pages


def own_styles(job: Job, style: str) -> tuple[Styles, tuple[Path, ...]]:
    """Give styles, and the folders from which they take files."""
    templates, files = job.folders.templates, font_files(job)
    worked_out, sheet = looks(job), templates / style
    require_defined(worked_out, (sheet,), templates.parent)
    styles = Styles(
        fonts=font_rules(files),
        sheets=(worked_out, sheet.read_text(encoding="utf-8")),
    )
    return styles, (templates, *dict.fromkeys(file.path.parent for file in files))


def looks(job: Job) -> str:
    """Give the theme's colours as a screen shows them, and its text and display faces."""
    named = job.theme.colours.items()
    colours = "".join(f"--{name}:{css_colour(one, ColourSpace.SRGB)};" for name, one in named)
    return f":root{{{colours}{face_variables(job.theme, job.theme.faces_of(job.locale))}}}"
