"""Who makes the pieces of a batch: processes of this machine, or the workers of a cluster."""

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from printables.batch.crew import Crew, LocalCrew
from printables.errors import SetupError, UsageError
from printables.model.job import Job

if TYPE_CHECKING:
    from printables.batch.shared_storage import SharedStorage

Hiring = Callable[[Mapping[str, Job], Path, "SharedStorage | None"], Crew]
"""Hires a crew for a pack's jobs, given the output folder and the store."""

DASK = "dask://"


def hiring_at(address: str | None, processes: int | None) -> Hiring:
    """Give the way to hire that an address names: `dask://HOST:PORT`; this machine without one.

    Raises:
        UsageError: no such kind of workers.
        SetupError: the packages for it are not installed.
    """
    if address is None:
        return local(processes)
    if not address.startswith(DASK):
        raise UsageError(f"--executor is '{address}': it must be {DASK}HOST:PORT.")
    if find_spec("distributed") is None:
        raise SetupError("for a Dask cluster, first: pip install 'printables[dask]'")
    from printables.batch.dask_crew import DaskCrew  # noqa: PLC0415 - an optional extra

    scheduler = f"tcp://{address.removeprefix(DASK)}"
    return lambda bases, output, store: DaskCrew(scheduler, bases, output, store)


def local(workers: int | None) -> Hiring:
    """Give a way to hire processes of this machine; all that it has when no number is given."""
    return lambda bases, output, store: LocalCrew(bases, output, store, workers)
