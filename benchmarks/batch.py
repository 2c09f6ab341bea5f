"""Brochures for many partners: a full build each, our copies, and Typst, in one run.

Each line is the work of two processes that have warmed up: PDFs a second, milliseconds of one
process a PDF, the largest process. A copy is counted with its inspection, and so is a full build;
Typst's PDFs are only made, with a compiler for each and with one that is kept, which remembers
what does not change. Every partner has another name, address and logo. "Engine": every region is
set by the layout engine, as for Arabic or Lao. "Logo known": each is made a second time, as in
another language. `--growth` makes 10, 100, 1,000 (with `--large` 10,000) copies and shows whether
time and memory stay in step. On a busy machine believe the milliseconds of processor time.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.brochure_typ import typst_source
from benchmarks.cost import MEBIBYTE
from printables.batch.preparing import missing, prepared
from printables.copies import Copies, Way, copied, engine_region
from printables.fitting import made_to_fit
from printables.layout import compose, plan_of
from printables.model.content import Partner
from printables.model.job import Job
from printables.pipeline import pages_of
from printables.preflight import inspect
from printables.prepress import finish
from printables.source import Selection, load

PROCESSES = 2
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120"><path fill="#{colour}" '
    'd="M14 114V52a46 46 0 0 1 92 0v62H95V52a35 35 0 0 0-70 0v62z"/><path fill="#e06830" '
    'd="M47 {top}a21 21 0 0 1 43 0z"/></svg>'
)
TOWNS = ("Amity", "Benton", "Conway", "Dardanelle", "Eureka Springs", "Fayetteville", "Helena")


@dataclass(frozen=True, kw_only=True)
class Spent:
    """What one process spent on its share."""

    made: int
    seconds: float
    processor: float
    peak_mebibytes: float
    size: int


Maker = Callable[[int], int]
"""Makes the PDF of a partner by number; gives its size."""


def partner(number: int, folder: Path) -> Partner:
    town = TOWNS[number % len(TOWNS)]
    logo = folder / f"logo-{number}.svg"
    if not logo.exists():
        logo.write_text(LOGO.format(colour=f"{number * 37 % 4096:03x}", top=90 + number % 16))
    return Partner(
        id=f"partner-{number}",
        name=f"{town} Family Center No. {number}",
        tagline=f"Here for {town} since {1950 + number % 70}",
        address=f"{100 + number} Main Street, {town}, AR",
        url=f"https://family-{number}.example.org",
        logo=str(logo),
        logo_alt=f"Logo of {town} Family Center",
    )


def job_of(edition: str) -> Job:
    chosen = Selection(
        materials=("brochure",), formats=("letter-trifold",), languages=("en",), profiles=(edition,)
    )
    [job] = load(ROOT, chosen).jobs
    return job


def full_maker(edition: str, folder: Path) -> Maker:
    job = job_of(edition)

    def make(number: int) -> int:
        own = replace(job, partner=partner(number, folder))
        fitted = made_to_fit(own)
        pdf = finish(fitted.job, pages_of(fitted), fitted.composition.title)
        report = inspect(pdf, fitted.job, plan_of(fitted.job, fitted.composition))
        if not report.passed:
            sys.exit(f"partner {number}: {report.findings}")
        return len(pdf)

    return make


def engine_maker(edition: str, folder: Path) -> Maker:
    """Make copies whose regions are all set by the engine, as for Arabic or Lao."""
    job, copies = job_of(edition), Copies()
    ready = copies.ready(job)
    if isinstance(ready, str):
        sys.exit(ready)
    layer = ready.layer

    def make(number: int) -> int:
        own = layer.job(replace(job, partner=partner(number, folder)))
        region = engine_region(own, layer)
        return len(copied(own, layer, region, Way.ENGINE, copies.inspected).pdf)

    return make


def copy_maker(edition: str, folder: Path) -> Maker:
    job, copies = job_of(edition), Copies()

    def make(number: int) -> int:
        copy = copies.make(replace(job, partner=partner(number, folder)))
        if isinstance(copy, str) or not copy.report.passed:
            sys.exit(f"partner {number}: {copy}")
        return len(copy.pdf)

    return make


def typst_maker(edition: str, folder: Path) -> Maker:
    import typst  # noqa: PLC0415 - only this line of the table needs it

    job = job_of("office")
    source = typst_source(job, compose(job), folder)
    home: Any = {"root": str(folder), "font_paths": [str(folder)], "ignore_system_fonts": True}
    kept = typst.Compiler(str(source), **home)

    def make(number: int) -> int:
        own = partner(number, folder)
        told = {
            **own.model_dump(mode="json"),
            "printed": f"family-{number}.example.org",
            "logo": Path(str(own.logo)).read_text(),
        }
        inputs = {"partner": json.dumps(told)}
        if edition == "kept":
            made: Any = kept.compile(sys_inputs=inputs, pdf_standards="ua-1")
            return len(made)
        return len(typst.compile(str(source), sys_inputs=inputs, pdf_standards="ua-1", **home))

    return make


MAKERS = {
    "full": full_maker,
    "copies": copy_maker,
    "engine": engine_maker,
    "known": copy_maker,
    "typst": typst_maker,
}


def share(kind: str, edition: str, folder: str, numbers: Sequence[int], warm: int) -> Spent:
    """Warm up, then make one process's share."""
    make = MAKERS[kind](edition, Path(folder))
    for number in numbers if kind == "known" else range(warm):
        make(number)
    started, processor = time.perf_counter(), time.process_time()
    size = max(make(number) for number in numbers)
    return Spent(
        made=len(numbers),
        seconds=time.perf_counter() - started,
        processor=time.process_time() - processor,
        peak_mebibytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBIBYTE,
        size=size,
    )


def measured(kind: str, edition: str, count: int, processes: int = PROCESSES) -> list[Spent]:
    with (
        TemporaryDirectory() as folder,
        ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool,
    ):
        numbers = [range(100 + at, 100 + count, processes) for at in range(processes)]
        homes = [Path(folder, str(at)) for at in range(processes)]
        for home in homes:
            home.mkdir()
        return list(
            pool.map(
                share,
                [kind] * processes,
                [edition] * processes,
                map(str, homes),
                numbers,
                [5] * processes,
            )
        )


def row(name: str, spent: list[Spent], base: float | None = None) -> tuple[str, float]:
    rate = sum(one.made / one.seconds for one in spent)
    each = sum(one.processor for one in spent) / sum(one.made for one in spent) * 1000
    peak, size = max(one.peak_mebibytes for one in spent), max(one.size for one in spent)
    ratio = f"{rate / base:8.2f}" if base else f"{'':8}"
    return f"{name:28} {rate:8.1f} {each:9.2f} {peak:9.0f} {size / 1000:8.0f} {ratio}", rate


def table(count: int) -> Iterator[str]:
    yield f"{'':28} {'PDFs/s':>8} {'CPU ms':>9} {'peak MiB':>9} {'kB':>8} {'÷ Typst':>8}"
    line, typst = row("Typst", measured("typst", "anew", count))
    yield line
    yield row("Typst, compiler kept", measured("typst", "kept", count), typst)[0]
    for edition in ("press", "office", "screen"):
        yield row(f"full build, {edition}", measured("full", edition, max(4, count // 25)), typst)[
            0
        ]
        yield row(f"copies, {edition}, engine", measured("engine", edition, count), typst)[0]
        yield row(f"copies, {edition}", measured("copies", edition, count), typst)[0]
        yield row(f"copies, {edition}, logo known", measured("known", edition, count), typst)[0]


def growth(counts: Sequence[int]) -> Iterator[str]:
    yield f"\n{'copies, press':28} {'PDFs/s':>8} {'CPU ms':>9} {'peak MiB':>9} {'kB':>8}"
    for count in counts:
        yield row(f"{count:,} partners", measured("copies", "press", count))[0]


def main() -> None:
    """Print the tables."""
    asked: Any = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=200, help="PDFs of each kind")
    asked.add_argument("--growth", action="store_true", help="10, 100 and 1,000 partners")
    asked.add_argument("--large", action="store_true", help="10,000 as well")
    wanted = asked.parse_args()
    editions = [job_of(edition) for edition in ("press", "office", "screen")]
    list(prepared(missing(editions), PROCESSES))  # as a batch does, in processes that end
    for line in table(wanted.count):
        print(line, flush=True)
    if wanted.growth or wanted.large:
        for line in growth((10, 100, 1000, *([10_000] if wanted.large else []))):
            print(line, flush=True)


if __name__ == "__main__":
    main()
