"""A piece as all partners share it: for whom its static layer is made."""

from dataclasses import replace

from printables.model.content import Partner
from printables.model.job import Job


def for_anybody(job: Job) -> Job:
    """Give a job as all partners share it."""
    sides = tuple(for_anybody(side) for side in job.sides)
    return replace(job, partner=anybody(job), name=replace(job.name, partner=None), sides=sides)


def anybody(job: Job) -> Partner:
    """Make up the partner for whom a layer is made: of all partners the same."""
    return Partner(
        id="anybody", name="Anybody", tagline="Line", phone="555-0100", address="Street",
        url="https://anybody.example", funder="Funder", disclaimer="Disclaimer",
        logo=probe_logo(job, "tall.svg"), logo_alt="Mark",
    )  # fmt: skip


def probe_logo(job: Job, name: str) -> str:
    """Give the file of a made-up logo: `wide.svg`, `tall.svg` or `pixels.png`."""
    return str(job.folders.templates / "probes" / name)
