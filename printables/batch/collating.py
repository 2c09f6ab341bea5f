"""Makes one job file: partners' finished PDFs collated, and held against what stands in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from printables.batch.print_run import PrintRun, job_list
from printables.copies import Copies, StaticLayer
from printables.files import Folder, Storage, whole, write_whole
from printables.manifest import digest_of, digest_of_file
from printables.model.job import Job
from printables.preflight.job_file import Individual, inspect_job_file
from printables.prepress.collating import JobFile


class FaultyError(Exception):
    """A job file is not what it must be: a fault of ours."""


@dataclass(frozen=True, kw_only=True)
class Collated:
    """Digests of a job file and of its list, or what is wrong with it."""

    sha256: str = ""
    list_sha256: str = ""
    wrong: str = ""


@dataclass(frozen=True, kw_only=True)
class Task:
    """A job file to make below `output`, of PDFs that stand in `storage`."""

    run: PrintRun
    output: Path
    storage: Storage


def collate(task: Task) -> Collated:
    """Write a job file and its list, if all its pages are those that passed."""
    run, final = task.run, task.output / task.run.path
    layer = layer_of(run.base)
    try:
        with whole(final) as file, at_hand(task) as folder:
            fill(file, run, folder, layer)
            file.flush()
            inspect(Path(file.name), run, folder, layer)
    except FaultyError as fault:
        return Collated(wrong=str(fault))
    listed = job_list(run).encode("utf-8-sig")
    write_whole(task.output / run.list_path, listed)
    return Collated(sha256=digest_of_file(final), list_sha256=digest_of(listed))


@contextmanager
def at_hand(task: Task) -> Iterator[Path]:
    """Give a folder in which the partners' PDFs stand; those in a store are fetched for so long."""
    if isinstance(task.storage, Folder):
        yield task.storage.root
        return
    with TemporaryDirectory(prefix="printables-") as name:
        here = Folder(Path(name))
        for share in task.run.printed:
            here.put(share.record.path, task.storage.get(share.record.path))
        yield here.root


def layer_of(base: Job) -> StaticLayer | None:
    """Give the layer of which a piece's copies are; None if each was built in full."""
    ready = Copies().ready(base)
    return None if isinstance(ready, str) else ready.layer


def fill(target: BinaryIO, run: PrintRun, folder: Path, layer: StaticLayer | None) -> None:
    """Write all partners' sheets, one PDF in memory at a time."""
    shares = run.printed
    job_file = JobFile(
        target,
        run.base,
        layer.stencil if layer else None,
        name=run.path,
        like=(folder / shares[0].record.path).read_bytes(),
    )
    for share in shares:
        job_file.add(run.job(share), (folder / share.record.path).read_bytes())
    job_file.close()


def inspect(file: Path, run: PrintRun, folder: Path, layer: StaticLayer | None) -> None:
    """Hold the file against the PDFs that passed.

    Raises:
        FaultyError: it is not what they are.
    """
    individuals = [
        Individual(
            partner=share.partner.id,
            file=folder / share.record.path,
            sha256=share.record.sha256,
            pages=share.record.pages,
        )
        for share in run.printed
    ]
    shared = layer.cleared.pieces[0] if layer else b""
    found = inspect_job_file(file, run.base, shared, individuals)
    if found:
        where = f"page {found[0].page}: " if found[0].page else ""
        raise FaultyError(f"{where}{found[0].message}")
