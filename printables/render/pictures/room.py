"""How many pixels a picture can use: what its box holds at the finest resolution worth having."""

from dataclasses import dataclass
from math import ceil

from printables.model.geometry import Size
from printables.model.job import Job

PPI = 600
"""Twice what shops ask for photographs; sharp for the edges of a drawing too."""

POINTS_PER_INCH = 72


@dataclass(frozen=True, kw_only=True)
class Pixels:
    """The largest width and height in pixels."""

    width: int
    height: int


def pixel_room(job: Job) -> Pixels:
    """Give the pixels of the partner's box at 600 ppi."""
    box = partner_box(job)
    return Pixels(width=pixels(box.width), height=pixels(box.height))


def pixels(length: float) -> int:
    return max(1, ceil(length / POINTS_PER_INCH * PPI))


def partner_box(job: Job) -> Size:
    """Give the region's size; the whole piece where a material has none."""
    if job.material.region is None:
        return job.format.trim
    region = job.material.region.on(job.format.trim)
    panel = next(one for one in job.format.panels if one.panel == region.panel)
    width = job.format.panel_size(panel).width - region.left - region.right
    return Size(width=width, height=region.height)
