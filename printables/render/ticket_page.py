"""A job ticket as one page for people, in the fonts and colours of the theme."""

import base64

from printables.errors import LayoutError
from printables.model.design import ColourSpace
from printables.model.job import Job
from printables.model.ticket import Ticket
from printables.render.engine import Styles, set_pages
from printables.render.fonts import font_files
from printables.render.html import filled
from printables.render.palette import css_colour
from printables.render.reader_pages import UA
from printables.render.stylesheet import faces, font_rules
from printables.render.variables import require_defined

TEMPLATE = "order/ticket.html.j2"
STYLE = "order/ticket.css"


def ticket_page(job: Job, ticket: Ticket, pictures: tuple[bytes, ...]) -> bytes:
    """Set a ticket with a picture (PNG) of each side, as PDF.

    Raises:
        LayoutError: the template is broken, or the ticket takes more than a page.
    """
    templates, files = job.folders.templates, font_files(job)
    worked_out, style = looks(job), templates / STYLE
    require_defined(worked_out, (style,), templates.parent)
    styles = Styles(
        fonts=font_rules(files),
        sheets=(worked_out, style.read_text(encoding="utf-8")),
    )
    shown = [png_uri(one) for one in pictures]
    language = job.locale.title
    pages = set_pages(
        filled(TEMPLATE, templates, ticket=ticket, pictures=shown, language=language),
        styles,
        (templates, *dict.fromkeys(file.path.parent for file in files)),
        UA,
    )
    if len(pages.stories) > 1:
        raise LayoutError(f"the job ticket of {job.name} takes more than a page: see {STYLE}")
    return pages.pdf


def looks(job: Job) -> str:
    """Give the theme's colours as a screen shows them, and its text and display faces."""
    named = job.theme.colours.items()
    variables = [f"--{name}:{css_colour(one, ColourSpace.SRGB)}" for name, one in named]
    variables += [f"--{name}:{value}" for name, value in faces(job)]
    return f":root{{{';'.join(variables)}}}"


def png_uri(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"
