"""A partner's words, set by their own script and not by the piece's language.

Nobody knows the language of a name; its letters tell in which direction it runs and where its
lines may end.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from unicodedata import bidirectional

from printables.characters import by_script
from printables.model.composition import ComposedRegion, Text
from printables.model.job import Job
from printables.model.locale import Direction
from printables.render.fallback import is_own
from printables.render.line_breaks import with_own_breaks

RUNS = {"L": Direction.LTR, "R": Direction.RTL, "AL": Direction.RTL}


def in_their_scripts(job: Job, region: ComposedRegion | None) -> ComposedRegion | None:
    """Give a region whose words have the direction, line breaks and leading of their scripts.

    Raises:
        SetupError: what knows where words end is not installed.
    """
    if region is None:
        return None
    words = Words(job)
    return replace(
        region,
        name=region.name and words.set(region.name),
        tagline=region.tagline and words.set(region.tagline),
        address=region.address and words.set(region.address),
        statements=tuple(map(words.set, region.statements)),
    )


class Words:
    """Sets one text after the other, and keeps the lines of two with marks from each other."""

    def __init__(self, job: Job) -> None:
        self.job, self.last = job, 1.0

    def set(self, text: Text) -> Text:
        html = with_own_breaks(text.html, self.job.locale)
        if not is_own(text.plain, self.job):
            html = f'<span class="fallback">{html}</span>'
        if written := "".join(self.attributes(text.plain)):
            html = f"<span{written}>{html}</span>"
        return replace(text, html=html)

    def attributes(self, words: str) -> Iterator[str]:
        """Give what of a text is not as the piece has it."""
        runs = direction(words)
        if runs not in (None, self.job.locale.direction):
            yield f' dir="{runs}"'
        known = self.job.theme.leading
        before, self.last = self.last, max(known.get(one, 1.0) for one in ("", *by_script([words])))
        if self.last > 1:
            yield f' class="led" style="{room(self.last, first=before == 1)}"'


def room(leading: float, *, first: bool) -> str:
    """Set lines apart; the first no further from what stands above it."""
    above = (1 / leading - 1) / 2 if first else 0.0
    return f"line-height:{leading:g}lh;margin-block-start:{above:.4f}lh"


def direction(words: Iterable[str]) -> Direction | None:
    """Give the direction of the first letter that has one (Unicode annex 9, P2 and P3)."""
    return next((RUNS[kind] for kind in map(bidirectional, words) if kind in RUNS), None)
