"""The way of a fit: every piece made to fit before any PDF is written, and what room is left."""

import os
import time
from dataclasses import dataclass, replace
from pathlib import Path

from printables.errors import ExitCode, Problem, UserError
from printables.layout import Fitted, as_fitted, compose, fit
from printables.model.copyfit import FitReport
from printables.model.job import Job, JobName
from printables.processes import spread
from printables.render import measure
from printables.source import Selection, load

__all__ = ["Budget", "Tried", "as_fitted", "fit_all", "made_to_fit"]


@dataclass(frozen=True, kw_only=True)
class Tried:
    """What became of one piece: how it was made to fit, or why it cannot be."""

    name: JobName
    seconds: float
    report: FitReport | None = None
    error: UserError | None = None


@dataclass(frozen=True, kw_only=True)
class Budget:
    """What became of every piece, and what the sources got wrong."""

    tried: tuple[Tried, ...]
    problems: tuple[Problem, ...]

    @property
    def exit_code(self) -> ExitCode:
        codes = {one.error.exit_code for one in self.tried if one.error}
        if self.problems:
            codes.add(ExitCode.CONTENT)
        return min(codes, default=ExitCode.OK)


def made_to_fit(job: Job) -> Fitted:
    """Make a piece fit, the same in every edition: neither ink nor bleed moves a letter.

    Laid out as the edition asks, so that what fits need not be laid out again to be written.

    Raises:
        LayoutError: names each text that has no place, and by how much.
        ContentError: a style sheet uses a variable that nobody defines, or what cannot be printed.
    """
    if job.sides:
        return both_sides(job, tuple(made_to_fit(side) for side in job.sides))
    return fit(job, measure)


def both_sides(job: Job, fitted: tuple[Fitted, ...]) -> Fitted:
    """Put the two pages of a piece in two languages together, each made to fit by itself."""
    whole = replace(job, sides=tuple(side.job for side in fitted))
    reports = {side.job.name.language: side.report for side in fitted}
    return Fitted(job=whole, composition=compose(whole), report=FitReport.of_sides(reports))


def fit_all(root: Path, selection: Selection, *, processes: int | None = None) -> Budget:
    """Make each selected piece fit, once for all its editions; write nothing."""
    sources = load(root, selection)
    jobs = list({replace(job.name, profile="", printer=None): job for job in sources.jobs}.values())
    return Budget(
        tried=tuple(spread(tried, jobs, processes or os.cpu_count() or 1)),
        problems=sources.problems,
    )


def tried(job: Job) -> Tried:
    started = time.perf_counter()
    try:
        report = made_to_fit(job).report
    except UserError as error:
        return Tried(name=job.name, seconds=time.perf_counter() - started, error=error)
    return Tried(name=job.name, seconds=time.perf_counter() - started, report=report)
