"""The pack that we ship, as jobs: the tests' real-world sample."""

from functools import cache
from pathlib import Path

from printables.model.job import Job
from printables.source import Selection, Sources, load

ROOT = Path(__file__).parent.parent


@cache
def shipped() -> Sources:
    return load(ROOT, Selection())


def shipped_job(material: str, profile: str, format_name: str | None = None) -> Job:
    """Give the job of a material in its first format, or in the one named."""
    return next(
        job
        for job in shipped().jobs
        if (job.name.material, job.name.profile) == (material, profile)
        and format_name in (None, job.name.format)
    )
