"""The slug line: what a sheet is, for whoever handles it, outside everything that is kept.

Drawn as outlines: it needs no font in the file, and whoever searches or copies the piece's text
does not find it.
"""

from printables.model.design import SLUG_LINE
from printables.model.geometry import Edges
from printables.model.job import Job
from printables.prepress import operators
from printables.prepress.imposition import SheetSide
from printables.prepress.outlines import Outlines, font_of

SIZE = 5.5
"""Points; smaller only where a card is too narrow for the line."""


def slug_text(job: Job, page: int) -> str:
    """Fill in the profile's slug line for one page, counted from 1."""
    line = (job.profile.slug_line or "").format_map(job.told_of(page))
    return f"{job.profile.draft_line} / {line}" if job.is_draft else line


def drawn_slug(side: SheetSide, job: Job, page: int) -> str:
    """Draw the line below the marks, from the left edge of the trim."""
    outlines = Outlines.of(font_of(job.theme, job.folders.theme))
    text = slug_text(job, page)
    room = side.paper.right - side.trim.left - SLUG_LINE
    scale = min(SIZE, room / outlines.ems(text)) / outlines.em
    marks_end = job.profile.reach - SLUG_LINE
    top = side.trim.grown(Edges.all(marks_end)).bottom
    moved = operators.numbers(scale, 0, 0, scale, side.trim.left, top - SLUG_LINE + SIZE / 2)
    return f"q {moved} cm\n{outlines.path(text)}\nf\nQ"
