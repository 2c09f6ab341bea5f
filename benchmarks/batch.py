"""Brochures for many partners: a full build each, our copies, and Typst, in one run.

Each line is the work of two processes that have warmed up: PDFs a second, milliseconds of one
process a PDF, the largest process. Every partner has another name, address and logo, and a brochure
in each of five languages, one after the other, as in a batch; three of the languages hold public
text from `tests/languages`. A copy is counted with its inspection, and so is a full build; Typst's
PDFs are only made, with a compiler for each and with compilers that are kept, which remember what
does not change. "Engine": every region is set by the layout engine, as for Arabic or Lao. "Logos
known": they were drawn before, the regions were not. "English only": nothing is shared among
languages. `--growth` makes copies for 10, 100, 1,000 (with `--large` 10,000) PDFs and shows whether
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
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.brochure_typ import typst_source
from benchmarks.cost import MEBIBYTE
from printables.batch.preparing import missing, prepared
from printables.copies import Copies
from printables.fitting import made_to_fit
from printables.layout import compose, plan_of
from printables.lettering import Lettering
from printables.model.content import Partner
from printables.model.job import Job
from printables.pipeline import pages_of
from printables.preflight import inspect
from printables.prepress import finish
from printables.source import Selection, load
from tests.languages.pack import project_in

PROCESSES = 2
LANGUAGES = ("en", "es", "fr", "tl", "hmn")
WARM, FIRST = 10, 100
RENAMED = 700_000
"""Partners so far apart differ in a word of their names."""
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


@lru_cache(maxsize=8)
def partner(number: int, folder: Path) -> Partner:
    again, number = divmod(number, RENAMED)
    town, kind = TOWNS[number % len(TOWNS)], ("Family", "Parent")[again]
    logo = folder / f"logo-{number}.svg"
    if not logo.exists():
        logo.write_text(LOGO.format(colour=f"{number * 37 % 4096:03x}", top=90 + number % 16))
    return Partner(
        id=f"partner-{number}",
        name=f"{town} {kind} Center No. {number}",
        tagline=f"Here for {town} since {1950 + number % 70}",
        address=f"{100 + number} Main Street, {town}, AR",
        url=f"https://family-{number}.example.org",
        logo=str(logo),
        logo_alt=f"Logo of {town} Center",
    )


def job_of(edition: str) -> Job:
    """Give the English brochure as it is."""
    return jobs_of(ROOT, edition, "en")[0]


def jobs_of(root: Path, edition: str, *languages: str) -> tuple[Job, ...]:
    chosen = Selection(
        materials=("brochure",),
        formats=("letter-trifold",),
        languages=languages,
        profiles=(edition,),
        allow_draft=True,
    )
    return tuple(load(root, chosen).jobs)


def project(folder: Path) -> Path:
    """Make a project with all the languages, and with layers of its own."""
    root = project_in([one for one in LANGUAGES if one not in {"en", "es"}], folder)
    shared = (root / ".cache").resolve()
    (root / ".cache").unlink()
    (root / ".cache").mkdir()
    (root / ".cache" / "fonts").symlink_to(shared / "fonts")
    return root


def own_jobs(jobs: Sequence[Job], folder: Path) -> Callable[[int], Job]:
    """Give partners' jobs by number: the languages of each one after the other."""
    return lambda at: replace(jobs[at % len(jobs)], partner=partner(at // len(jobs), folder))


def full_maker(jobs: Sequence[Job], folder: Path) -> Maker:
    own_job = own_jobs(jobs, folder)

    def make(number: int) -> int:
        fitted = made_to_fit(own_job(number))
        pdf = finish(fitted.job, pages_of(fitted), fitted.composition.title)
        report = inspect(pdf, fitted.job, plan_of(fitted.job, fitted.composition))
        if not report.passed:
            sys.exit(f"partner {number}: {report.findings}")
        return len(pdf)

    return make


def copy_maker(jobs: Sequence[Job], folder: Path) -> Maker:
    own_job, copies = own_jobs(jobs, folder), Copies()

    def make(number: int) -> int:
        copy = copies.make(own_job(number))
        if isinstance(copy, str) or not copy.report.passed:
            sys.exit(f"partner {number}: {copy}")
        return len(copy.pdf)

    return make


def engine_maker(jobs: Sequence[Job], folder: Path) -> Maker:
    """Make copies whose regions are all set by the engine, as for Arabic or Lao."""
    Lettering.region = lambda *_: None  # type: ignore[method-assign]
    return copy_maker(jobs, folder)


def typst_maker(jobs: Sequence[Job], folder: Path, *, kept: bool = False) -> Maker:
    import typst  # noqa: PLC0415 - only this line of the table needs it

    sources = [typst_source(job, compose(job), home(folder, job)) for job in jobs]
    common: Any = {"root": str(folder), "font_paths": [str(folder)], "ignore_system_fonts": True}
    compilers = [typst.Compiler(str(source), **common) for source in sources]

    def make(number: int) -> int:
        own, at = partner(number // len(jobs), folder), number % len(jobs)
        told = {
            **own.model_dump(mode="json"),
            "printed": f"family-{number}.example.org",
            "logo": Path(str(own.logo)).read_text(),
        }
        asked: Any = {"sys_inputs": {"partner": json.dumps(told)}, "pdf_standards": "ua-1"}
        if kept:
            made: Any = compilers[at].compile(**asked)
            return len(made)
        return len(typst.compile(str(sources[at]), **asked, **common))

    return make


def home(folder: Path, job: Job) -> Path:
    own = folder / job.name.language
    own.mkdir(exist_ok=True)
    return own


MAKERS: dict[str, Callable[[Sequence[Job], Path], Maker]] = {
    "full": full_maker,
    "copies": copy_maker,
    "engine": engine_maker,
    "known": copy_maker,
    "typst": typst_maker,
    "typst kept": partial(typst_maker, kept=True),
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """What a line of the table measures."""

    kind: str
    edition: str
    root: Path
    languages: tuple[str, ...] = LANGUAGES

    def share(self, numbers: Sequence[int]) -> Spent:
        """Warm up, then make one process's share."""
        with TemporaryDirectory() as folder:
            jobs = jobs_of(self.root, self.edition, *self.languages)
            make = MAKERS[self.kind](jobs, Path(folder))
            for number in range(WARM):
                make(number)
            if self.kind == "known":  # by partners of other names
                for number in numbers[:: len(jobs)]:
                    make(number + RENAMED * len(jobs))
            started, processor = time.perf_counter(), time.process_time()
            size = max([make(number) for number in numbers])
            return Spent(
                made=len(numbers),
                seconds=time.perf_counter() - started,
                processor=time.process_time() - processor,
                peak_mebibytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBIBYTE,
                size=size,
            )


def measured(line: Line, count: int) -> list[Spent]:
    """Share PDFs out among processes, a partner's languages to the same one."""
    each, many = len(line.languages), max(PROCESSES, count // len(line.languages))
    partners = [range(FIRST + at, FIRST + many, PROCESSES) for at in range(PROCESSES)]
    numbers = [[each * one + at for one in some for at in range(each)] for some in partners]
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        return list(pool.map(line.share, numbers))


def row(name: str, spent: list[Spent], base: float | None = None) -> tuple[str, float]:
    rate = sum(one.made / one.seconds for one in spent)
    each = sum(one.processor for one in spent) / sum(one.made for one in spent) * 1000
    peak, size = max(one.peak_mebibytes for one in spent), max(one.size for one in spent)
    ratio = f"{rate / base:8.2f}" if base else f"{'':8}"
    return f"{name:28} {rate:8.1f} {each:9.2f} {peak:9.0f} {size / 1000:8.0f} {ratio}", rate


def table(root: Path, count: int) -> Iterator[str]:
    yield f"{'':28} {'PDFs/s':>8} {'CPU ms':>9} {'peak MiB':>9} {'kB':>8} {'÷ Typst':>8}"

    def spent(
        kind: str, edition: str = "office", share: int = 1, languages: tuple[str, ...] = LANGUAGES
    ) -> list[Spent]:
        line = Line(kind=kind, edition=edition, root=root, languages=languages)
        return measured(line, count // share)

    line, typst = row("Typst", spent("typst"))
    yield line
    yield row("Typst, compilers kept", spent("typst kept"), typst)[0]
    for edition in ("press", "office", "screen"):
        yield row(f"full build, {edition}", spent("full", edition, 20), typst)[0]
        yield row(f"copies, {edition}, engine", spent("engine", edition), typst)[0]
        yield row(f"copies, {edition}", spent("copies", edition), typst)[0]
        yield row(f"copies, {edition}, logos known", spent("known", edition), typst)[0]
        english = spent("copies", edition, languages=("en",))
        yield row(f"copies, {edition}, English only", english, typst)[0]


def growth(root: Path, counts: Sequence[int]) -> Iterator[str]:
    yield f"\n{'copies, press':28} {'PDFs/s':>8} {'CPU ms':>9} {'peak MiB':>9} {'kB':>8}"
    for count in counts:
        line = Line(kind="copies", edition="press", root=root)
        yield row(f"{count:,} PDFs", measured(line, count))[0]


def main() -> None:
    """Print the tables."""
    asked: Any = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=200, help="PDFs of each kind")
    asked.add_argument("--growth", action="store_true", help="10, 100 and 1,000 PDFs")
    asked.add_argument("--large", action="store_true", help="10,000 as well")
    wanted = asked.parse_args()
    with TemporaryDirectory() as folder:
        root = project(Path(folder))
        jobs = [jobs_of(root, edition, *LANGUAGES) for edition in ("press", "office", "screen")]
        made_ahead = prepared(missing(one for some in jobs for one in some), PROCESSES)
        list(made_ahead)  # as a batch does, in processes that end
        for line in table(root, wanted.count):
            print(line, flush=True)
        if wanted.growth or wanted.large:
            for line in growth(root, (10, 100, 1000, *([10_000] if wanted.large else []))):
                print(line, flush=True)


if __name__ == "__main__":
    main()
