"""What more there is to look at when a PDF has a job and a plan: it is one of our own pieces."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from printables.model.job import Job
from printables.model.locale import Direction
from printables.model.plan import Plan
from printables.preflight.inspection import Inspection
from printables.preflight.reading import Reading, read


@dataclass(frozen=True, kw_only=True)
class PieceInspection(Inspection):
    """A finished PDF, and what it was to be."""

    job: Job
    plan: Plan

    @property
    def is_draft(self) -> bool:
        """Tell whether a text in it is not signed, so that it must bear the mark."""
        return self.job.is_draft

    @cached_property
    def reading(self) -> Reading:
        """Which planned words stand where."""
        later_tiles = {page.number for page, expected in self.sheets() if not expected.read}
        pages = (page for page in self.pages if page.number not in later_tiles)
        placed = [(page, self.places(page)) for page in pages]
        return read(self.plan, placed, from_right=tuple(self.from_right()))

    def from_right(self) -> Iterator[str]:
        """Name the panels that are read from the right; the sides of a leaf may differ."""
        panels = self.job.format.reading_order
        jobs = self.job.sides or (self.job,) * len(panels)
        for panel, job in zip(panels, jobs, strict=True):
            if job.locale.direction is Direction.RTL:
                yield panel
