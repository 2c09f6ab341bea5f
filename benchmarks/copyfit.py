"""What it costs to make each piece fit: layouts tried and seconds, beside those of one layout.

`python benchmarks/copyfit.py [LANGUAGE ...]`; every language of the packs when none is named.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from printables.errors import LayoutError
from printables.fitting import made_to_fit
from printables.layout import compose
from printables.model.job import Job
from printables.render import measure
from printables.source import Selection, load


def main() -> None:
    """Print a line for each piece: its first format, fitted in a process that is warm."""
    print(f"{'':44} {'layouts':>7} {'fit s':>6} {'one s':>6}")
    for job in first_formats(Selection(languages=tuple(sys.argv[1:]), profiles=("screen",))):
        one_layout(job)
        once, (layouts, seconds) = one_layout(job), fitted(job)
        name = f"{job.name.material} {job.name.format} ({job.name.language})"
        print(f"{name:44} {layouts:>7} {seconds:6.2f} {once:6.2f}", flush=True)


def first_formats(selection: Selection) -> Iterator[Job]:
    for job in load(ROOT, selection).jobs:
        if job.name.format == job.material.formats[0]:
            yield job


def one_layout(job: Job) -> float:
    """Lay a piece out as drawn; with another title each time, since the engine remembers."""
    started = time.perf_counter()
    measure(job, replace(compose(job), title=str(started)))
    return time.perf_counter() - started


def fitted(job: Job) -> tuple[str, float]:
    started = time.perf_counter()
    try:
        layouts = str(made_to_fit(job).report.layouts)
    except LayoutError:
        layouts = "refused"
    return layouts, time.perf_counter() - started


if __name__ == "__main__":
    main()
