"""The way of the data, on one screen. The only module that knows all stages."""

import time
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from printables.delivering import Made, Task, delivered
from printables.errors import UserError

# What is imported within functions is not paid for by a run that finds everything up to date.
if TYPE_CHECKING:
    from concurrent.futures import Executor

    from printables.layout import Fitted
    from printables.model.job import Job

MAKING = ("printables.fitting", "printables.layout", "printables.prepress", "printables.preflight")
"""What making a PDF takes, the layout engine first; slow to import."""


def setting(job: "Job") -> tuple[Any, ...]:
    """Editions in the same colours with the same bleed are set once and finished twice.

    Sorted by it, the languages of a piece follow each other: most share a partner's region.
    """
    name, profile = job.name, job.profile
    return (name.pack, name.material, name.format, profile.colour, profile.bleed, name.language)


def make_group(tasks: Sequence[Task], aside: "Executor | None" = None) -> list[Made]:
    """Make the piece fit and set it once, then finish, inspect and deliver each edition.

    `aside`: a process that does part of it meanwhile.
    """
    started = time.perf_counter()
    try:
        fitted, pages = set_aside(tasks[0].job, aside) if aside else set_once(tasks[0].job)
    except UserError as error:
        seconds = time.perf_counter() - started
        return [Made(name=task.job.name, seconds=seconds, error=error) for task in tasks]
    from printables.layout import as_fitted  # noqa: PLC0415

    return [finish_one(task, as_fitted(task.job, fitted), pages, aside) for task in tasks]


def set_aside(job: "Job", aside: "Executor") -> "tuple[Fitted, bytes]":
    """Let another process set a piece, and import meanwhile what comes then."""
    setting = aside.submit(set_once, job)
    for name in MAKING[1:]:
        import_module(name)
    return setting.result()


def set_once(job: "Job") -> "tuple[Fitted, bytes]":
    """Make a piece fit, and set its reader pages."""
    from printables.fitting import made_to_fit  # noqa: PLC0415

    fitted = made_to_fit(job)
    return fitted, pages_of(fitted)


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


def finish_one(
    task: Task, fitted: "Fitted", reader_pages_pdf: bytes, aside: "Executor | None" = None
) -> Made:
    from printables.layout import plan_of  # noqa: PLC0415
    from printables.preflight import inspect  # noqa: PLC0415
    from printables.prepress import finish  # noqa: PLC0415

    job, composition, started = fitted.job, fitted.composition, time.perf_counter()
    try:
        pdf = finish(job, reader_pages_pdf, composition.title)
        report = inspect(pdf, job, plan_of(job, composition), aside)
    except UserError as error:
        return Made(name=job.name, seconds=time.perf_counter() - started, error=error)
    return delivered(task, fitted, pdf, report, time.perf_counter() - started)
