"""The slug line: what a sheet is, for whoever handles it, outside everything that is kept.

Drawn as outlines: it needs no font in the file, and whoever searches or copies the piece's text
does not find it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from printables.model.geometry import Edges
from printables.model.job import Job
from printables.model.slug import SLUG_LINE, SlugField
from printables.prepress import operators
from printables.prepress.imposition import SheetSide
from printables.prepress.outlines import Outlines, font_of

SIZE = 5.5
"""Points; smaller only where a card is too narrow for the line."""
PARTNER = "\0"


@dataclass(frozen=True, kw_only=True)
class Run:
    """Part of a line, drawn where the last one ended; its width in type sizes."""

    drawn: str
    ems: float


def slug_runs(job: Job, page: int) -> tuple[str, ...]:
    """Fill in the profile's slug line for one page, counted from 1, parted around the partner.

    What stands beside the partner's name is the same for all partners, and so is each of its
    letters: they are drawn once for them.
    """
    told = {**job.told_of(page), SlugField.PARTNER: PARTNER}
    line = (job.profile.slug_line or "").format_map(told)
    line = f"{job.profile.draft_line} / {line}" if job.is_draft else line
    before, *partner_and_more = re.split(f"({PARTNER})", line)
    runs = [before]
    for run in partner_and_more:
        runs += job.partner.id if run == PARTNER else [run]
    return tuple(run for run in runs if run)


def drawn_slug(side: SheetSide, job: Job, page: int) -> str:
    """Draw the line below the marks, from the left edge of the trim."""
    return "".join(slug_pieces(side, job, page))


def slug_pieces(side: SheetSide, job: Job, page: int) -> Iterator[str]:
    """Draw the line run by run, each in a space that starts where the run does."""
    outlines = Outlines.of(font_of(job.theme, job.folders.theme))
    runs = [drawn_run(outlines, run) for run in slug_runs(job, page)]
    room = side.paper.right - side.trim.left - SLUG_LINE
    scale = min(SIZE, room / sum(run.ems for run in runs)) / outlines.em
    marks_end = job.profile.reach - SLUG_LINE
    top = side.trim.grown(Edges.all(marks_end)).bottom
    moved = operators.numbers(scale, 0, 0, scale, side.trim.left, top - SLUG_LINE + SIZE / 2)
    yield f"q {moved} cm\n"
    yield from (run.drawn for run in runs)
    yield "Q"


@lru_cache(maxsize=4096)
def drawn_run(outlines: Outlines, text: str) -> Run:
    """Draw a run, and move on to its end."""
    ems = outlines.ems(text)
    moved = f"1 0 0 1 {operators.number(ems * outlines.em)} 0 cm"
    return Run(drawn=f"{outlines.path(text)}\nf\n{moved}\n", ems=ems)
