"""A job ticket as one page for people, in the fonts and colours of the theme."""

import base64

from printables.errors import LayoutError
from printables.model.job import Job
from printables.model.ticket import Ticket
from printables.render.html import filled
from printables.render.own_pages import own_pages
from printables.render.reader_pages import UA

TEMPLATE = "order/ticket.html.j2"
STYLE = "order/ticket.css"


def ticket_page(job: Job, ticket: Ticket, pictures: tuple[bytes, ...]) -> bytes:
    """Set a ticket with a picture (PNG) of each side, as PDF.

    Raises:
        LayoutError: the template is broken, or the ticket takes more than a page.
    """
    customer = ticket.customer
    words = [one for one in (customer.name, customer.address) if one]
    shown = [png_uri(one) for one in pictures]
    html = filled(
        TEMPLATE, job.folders.templates, ticket=ticket, pictures=shown, language=job.locale.title
    )
    pages = own_pages(job, STYLE, html, words, UA)
    if len(pages.stories) > 1:
        raise LayoutError(f"the job ticket of {job.name} takes more than a page: see {STYLE}")
    return pages.pdf


def png_uri(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"
