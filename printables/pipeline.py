"""The way of the data, on one screen. The only module that knows all stages."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from printables.delivering import Made, Task, delivered
from printables.errors import UserError
from printables.model.job import Job

if TYPE_CHECKING:
    from printables.layout import Fitted


def setting(job: Job) -> tuple[Any, ...]:
    """Editions in the same colours with the same bleed are set once and finished twice.

    Sorted by it, the languages of a piece follow each other: most share a partner's region.
    """
    name, profile = job.name, job.profile
    return (name.pack, name.material, name.format, profile.colour, profile.bleed, name.language)


def make_group(tasks: Sequence[Task]) -> list[Made]:
    """Make the piece fit and set it once, then finish, inspect and deliver each edition."""
    # Imported here: an up-to-date run must not pay for the layout engine.
    from printables.fitting import as_fitted, made_to_fit  # noqa: PLC0415

    started = time.perf_counter()
    try:
        fitted = made_to_fit(tasks[0].job)
        pages = pages_of(fitted)
    except UserError as error:
        seconds = time.perf_counter() - started
        return [Made(name=task.job.name, seconds=seconds, error=error) for task in tasks]
    return [finish_one(task, as_fitted(task.job, fitted), pages) for task in tasks]


def pages_of(fitted: "Fitted") -> bytes:
    """Set the reader pages; of a piece in two languages, one language behind the other."""
    from printables.prepress import joined  # noqa: PLC0415
    from printables.render import reader_pages  # noqa: PLC0415

    job, composition = fitted.job, fitted.composition
    if not job.sides:
        return reader_pages(job, composition).pdf
    sides = zip(job.sides, composition.sides, strict=True)
    front, back = (reader_pages(*side).pdf for side in sides)
    return joined(front, back, (job.sides[0].name.language, job.sides[1].name.language))


def finish_one(task: Task, fitted: "Fitted", reader_pages_pdf: bytes) -> Made:
    from printables.layout import plan_of  # noqa: PLC0415
    from printables.preflight import inspect  # noqa: PLC0415
    from printables.prepress import finish  # noqa: PLC0415

    job, composition, started = fitted.job, fitted.composition, time.perf_counter()
    try:
        pdf = finish(job, reader_pages_pdf, composition.title)
        report = inspect(pdf, job, plan_of(job, composition))
    except UserError as error:
        return Made(name=job.name, seconds=time.perf_counter() - started, error=error)
    return delivered(task, fitted, pdf, report, time.perf_counter() - started)
