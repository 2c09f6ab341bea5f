"""A job file of press brochures for many partners: bytes and milliseconds a copy, and memory.

The partners' own PDFs are made first, and are not counted. "Write" collates them, "check" holds
every page against the PDF that passed; milliseconds are processor time, a copy each. Bytes a copy
are those that more copies add. Each line is a process of its own.
"""

import argparse
import resource
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.batch import job_of, partner
from benchmarks.cost import MEBIBYTE
from printables.copies import Copies, StaticLayer
from printables.model.job import Job
from printables.preflight.job_file import Individual, inspect_job_file
from printables.prepress.collating import JobFile

PROCESSES = 2


@dataclass(frozen=True, kw_only=True)
class Spent:
    """What one job file took; milliseconds a copy."""

    copies: int
    size: int
    write: float
    check: float
    peak_mebibytes: float


def layer_of(job: Job) -> StaticLayer:
    ready = Copies().ready(job)
    if isinstance(ready, str):
        sys.exit(ready)
    return ready.layer


def own_job(job: Job, number: int, folder: Path) -> Job:
    whose = partner(number, folder)
    return replace(job, partner=whose, name=replace(job.name, partner=whose.id))


def make(folder: str, numbers: range) -> None:
    """Write partners' own PDFs."""
    job, copies, home = job_of("press"), Copies(), Path(folder)
    for number in numbers:
        copy = copies.make(own_job(job, number, home))
        if isinstance(copy, str) or not copy.report.passed:
            sys.exit(f"partner {number}: {copy}")
        (home / f"{number}.pdf").write_bytes(copy.pdf)


def collate(folder: str, numbers: range) -> Spent:
    """Collate and check partners' PDFs."""
    job, home = job_of("press"), Path(folder)
    layer, target = layer_of(job), home / "job.pdf"
    files = [home / f"{number}.pdf" for number in numbers]
    started = time.process_time()
    with target.open("wb") as written:
        like = files[0].read_bytes()
        job_file = JobFile(written, job, layer.stencil, name="jobs/press.pdf", like=like)
        for number, file in zip(numbers, files, strict=True):
            job_file.add(own_job(job, number, home), file.read_bytes())
        job_file.close()
    write = time.process_time() - started
    individuals = [
        Individual(
            partner=partner(number, home).id,
            file=file,
            sha256=sha256(file.read_bytes()).hexdigest(),
            pages=len(job.format.sides),
        )
        for number, file in zip(numbers, files, strict=True)
    ]
    started = time.process_time()
    found = inspect_job_file(target, job, layer.cleared.pieces[0], individuals)
    if found:
        sys.exit(str(found))
    return Spent(
        copies=len(files),
        size=target.stat().st_size,
        write=write / len(files) * 1000,
        check=(time.process_time() - started) / len(files) * 1000,
        peak_mebibytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBIBYTE,
    )


def measured(count: int) -> list[Spent]:
    """Make the PDFs by two processes, then a job file of a tenth of them, and of all."""
    with TemporaryDirectory() as folder:
        numbers = range(100, 100 + count)
        spawn = get_context("spawn")
        with ProcessPoolExecutor(PROCESSES, mp_context=spawn) as pool:
            shares = [numbers[at::PROCESSES] for at in range(PROCESSES)]
            list(pool.map(make, [folder] * PROCESSES, shares))
        spent = []
        for part in (numbers[: max(1, count // 10)], numbers):
            with ProcessPoolExecutor(1, mp_context=spawn) as pool:
                spent.append(pool.submit(collate, folder, part).result())
        return spent


def table(spent: list[Spent]) -> Iterator[str]:
    few, many = spent
    yield f"{'copies':>8} {'pages':>8} {'MB':>8} {'write ms':>9} {'check ms':>9} {'peak MiB':>9}"
    for one in spent:
        pages = one.copies * len(job_of("press").format.sides)
        times = f"{one.write:9.2f} {one.check:9.2f}"
        yield f"{one.copies:8,} {pages:8,} {one.size / 1e6:8.2f} {times} {one.peak_mebibytes:9.0f}"
    yield f"{(many.size - few.size) / (many.copies - few.copies):.0f} bytes a copy"


def main() -> None:
    """Print the table."""
    asked: Any = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=1000, help="copies")
    for line in table(measured(asked.parse_args().count)):
        print(line, flush=True)


if __name__ == "__main__":
    main()
