"""Job files: for each print shop and piece one press PDF with every partner's sheets in order.

A job file is made of the partners' own PDFs as they stand, those very bytes that passed.
Beside it a list says which pages are whose, how many of each to print, and who is missing and why.
When a piece in it changes it is taken away first, so that nobody prints from an old one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from printables.batch.ledger import Ledger
from printables.batch.print_run import JOBS, PrintRun, print_runs
from printables.files import remove, sweep
from printables.processes import spread
from printables.source import Batch


@dataclass(frozen=True, kw_only=True)
class JobFileTold:
    """A job file of a run: made now or found up to date, or what is wrong with it.

    `missing` counts partners whose piece could not be made.
    """

    path: str
    partners: int
    missing: int
    pages: int
    made: bool
    wrong: str = ""


def job_files(batch: Batch, ledger: Ledger, workers: int) -> Iterator[JobFileTold]:
    """Make the job files that are not up to date, several at once."""
    due = []
    for run in (one for one in print_runs(batch, ledger) if one.printed):
        if stands(run, ledger):
            yield told(run, made=False)
        else:
            take_away(ledger, files_of(run))
            due.append(run)
    yield from collated(due, ledger, workers)


def collated(due: Sequence[PrintRun], ledger: Ledger, workers: int) -> Iterator[JobFileTold]:
    """Make job files, each in one process: its bytes depend on nothing else."""
    if not due:
        return
    from printables.batch.collating import Task, collate  # noqa: PLC0415 - loads the engine

    tasks = [Task(run=run, output=ledger.output, storage=ledger.storage) for run in due]
    for run, made in zip(due, spread(collate, tasks, workers), strict=True):
        if not made.wrong:
            digests = zip(files_of(run), (made.sha256, made.list_sha256), strict=True)
            ledger.job_files |= {path: (run.inputs, digest) for path, digest in digests}
        yield told(run, made=True, wrong=made.wrong)


def files_of(run: PrintRun) -> tuple[str, str]:
    return run.path, run.list_path


def stands(run: PrintRun, ledger: Ledger) -> bool:
    return all(ledger.still(ledger.job_files, path, run.inputs) for path in files_of(run))


def told(run: PrintRun, *, made: bool, wrong: str = "") -> JobFileTold:
    return JobFileTold(
        path=run.path,
        partners=len(run.printed),
        missing=len(run.shares) - len(run.printed),
        pages=run.pages,
        made=made,
        wrong=wrong,
    )


def outdated(ledger: Ledger, changed: Iterable[str]) -> list[str]:
    """Take away the job files in which one of these pieces stands, by its path; give theirs.

    What a killed run left unfinished goes too.
    """
    for folder in ledger.output.glob(f"*/{JOBS}"):
        sweep(folder)
    pieces = {piece_of(path) for path in changed}
    gone = [path for path in ledger.job_files if piece_of(path) in pieces]
    take_away(ledger, gone)
    return gone


def piece_of(path: str) -> str:
    """Tell from a path which piece in which language, for which shop, a file is of."""
    return "/".join(Path(path).with_suffix("").parts[-2:])


def take_away(ledger: Ledger, paths: Iterable[str]) -> None:
    for path in paths:
        remove(ledger.output / path, ledger.output)
        ledger.job_files.pop(path, None)
