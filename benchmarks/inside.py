"""What can only be measured or seen from inside; `benchmarks.single` runs this by itself.

`python -m benchmarks.inside html EDITION FILE` writes the brochure's page with its style sheets;
`... warm EDITION` and `... warm all` print the seconds of work done before in the same process;
`... stages EDITION` prints those of each stage, and of preflight by itself as `build.py preflight`
does it.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

from printables.building import build
from printables.layout import compose, plan_of
from printables.preflight import inspect, inspect_supplied
from printables.prepress import finish
from printables.render import reader_pages
from printables.render.fonts import font_files
from printables.render.html import page_html
from printables.render.reader_pages import style_sheets
from printables.render.stylesheet import font_rules, job_rules
from printables.source import Selection, load

Made = TypeVar("Made")

ROOT = Path(__file__).parents[1]
BROCHURE = Selection(materials=("brochure",), formats=("letter-trifold",), languages=("en",))
ROUNDS = 5


def selection(edition: str) -> Selection:
    return Selection() if edition == "all" else replace(BROCHURE, profiles=(edition,))


def whole_html(edition: str) -> str:
    """Put the job's style sheets into its page, as the engine's command line wants it."""
    [job] = load(ROOT, selection(edition)).jobs
    styles = "\n".join((font_rules(font_files(job)), *style_sheets(job, job_rules(job))))
    html = page_html(job, compose(job))
    return html.replace("</head>", f"<style>{styles}</style></head>", 1)


def warm_seconds(edition: str) -> float:
    """Make and inspect once unmeasured, then take the median of the rounds."""
    times = []
    for _ in range(ROUNDS + 1 if edition != "all" else 2):
        started = time.perf_counter()
        build(ROOT, selection(edition), deliver=False, processes=1)
        times.append(time.perf_counter() - started)
    return median(times[1:])


def stage_seconds(edition: str) -> dict[str, float]:
    """Take the median of each stage on the way of one brochure, warm."""
    [job] = load(ROOT, selection(edition)).jobs
    times: dict[str, list[float]] = defaultdict(list)

    def timed(stage: str, work: Callable[[], Made]) -> Made:
        started = time.perf_counter()
        done = work()
        times[stage].append(time.perf_counter() - started)
        return done

    for _ in range(ROUNDS + 1):
        composition = timed("layout", lambda: compose(job))
        plan = plan_of(job, composition)
        pages = timed("render", partial(reader_pages, job, composition)).pdf
        pdf = timed("prepress", partial(finish, job, pages, composition.title))
        timed("preflight", partial(inspect, pdf, job, plan))
        timed("preflight of any PDF", partial(inspect_supplied, pdf, job.rules))
    return {stage: median(each[1:]) for stage, each in times.items()}


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["html", edition, file]:
            Path(file).write_text(whole_html(edition), encoding="utf-8")
        case ["warm", edition]:
            print(warm_seconds(edition))
        case ["stages", edition]:
            print(json.dumps(stage_seconds(edition)))
        case _:
            sys.exit(__doc__)
