"""The worker's side of a batch: one partner's pieces made, told as records.

`make` is the seam to whatever makes a piece. Everything around it, from resuming to clusters,
knows no more of it than that it takes the editions of a piece and gives what became of each.
"""

import os
import signal
import threading
import time
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from printables.batch.record import Record, failed_record, record_of
from printables.delivering import Made, Task, delivered
from printables.errors import StorageError, UserError
from printables.files import Folder, Storage
from printables.model.content import Partner
from printables.model.job import Job
from printables.pipeline import make_group
from printables.source import for_partner

if TYPE_CHECKING:
    from printables.copies import Copies

BREATH = 0.5
"""Seconds after which a worker looks whether anybody still waits for it."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One partner's piece: the pack's jobs that share its setting, by key, each with its inputs."""

    partner: Partner
    bases: tuple[str, ...]
    inputs: tuple[str, ...]


@dataclass(kw_only=True)
class Bench:
    """What every piece of a batch needs: the pack's jobs by key, and where PDFs go.

    Those that passed go into `store` if there is one, all else below `output`.
    """

    bases: Mapping[str, Job] = field(default_factory=dict)
    output: Path = Path()
    store: Storage | None = None

    @cached_property
    def copies(self) -> "Copies":
        """Give what makes copies, one for each process."""
        from printables.copies import Copies  # noqa: PLC0415 - only workers need the engine

        return Copies()


BENCH = Bench()


def make(tasks: Sequence[Task]) -> Sequence[tuple[Task, Record]]:
    """Make the editions of one partner's piece: copies, and full builds of what has none."""
    made = {task.job.name: copied(task) for task in tasks}
    rest = [task for task in tasks if made[task.job.name] is None]
    if rest:
        made |= {one.name: one for one in make_group(rest)}
    done = ((task, made[task.job.name]) for task in tasks)
    return [(task, record_of(task.job, task.inputs, one)) for task, one in done if one]


def copied(task: Task) -> Made | None:
    """Make a copy, sound or refused by its findings; None where a full build must be made."""
    started = time.perf_counter()
    try:
        copy = BENCH.copies.make(task.job)
    except UserError:
        return None
    if isinstance(copy, str) or copy.is_altered:
        return None
    return delivered(task, copy.fitted, copy.pdf, copy.report, time.perf_counter() - started)


def lay_out(bases: Mapping[str, Job], output: Path, store: Storage | None) -> None:
    """Prepare this process for the pieces of a batch; what was made for the same jobs is kept."""
    if BENCH.bases is not bases:
        vars(BENCH).pop("copies", None)
    BENCH.bases, BENCH.output, BENCH.store = bases, output, store


def hire(bases: Mapping[str, Job], output: Path, store: Storage | None) -> None:
    """Begin as a worker: leave Ctrl-C to the parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    lay_out(bases, output, store)


def end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(BREATH)
    os._exit(1)


def make_all(pieces: Sequence[Piece]) -> list[Record]:
    """Make some pieces. What goes wrong with one, a fault of ours even, stops no other."""
    return [record for piece in pieces for record in make_one(piece)]


def make_one(piece: Piece) -> list[Record]:
    tasks = tasks_of(piece)
    try:
        done = make(tasks)
    except StorageError:  # no other piece could be put away either
        raise
    except Exception as bug:  # noqa: BLE001 - told in full in the table, with its place
        where = traceback.extract_tb(bug.__traceback__)[-1]
        why = f"a fault of ours: {type(bug).__name__}: {bug} ({where.name}, line {where.lineno})"
        done = [(task, failed_record(task.job, task.inputs, why)) for task in tasks]
    records = [record for _, record in done]
    for record in records:
        clear_away(record)
    return records


def clear_away(record: Record) -> None:
    """Take away what stood for a piece that failed now, or that went into a store."""
    here = Folder(BENCH.output)
    if not record.delivered:
        (BENCH.store or here).remove(record.path)
    if BENCH.store:
        here.remove(record.path)


def tasks_of(piece: Piece) -> list[Task]:
    pairs = zip(piece.bases, piece.inputs, strict=True)
    return [
        Task(
            job=for_partner(BENCH.bases[key], piece.partner),
            inputs=inputs,
            output=BENCH.output,
            store=BENCH.store,
        )
        for key, inputs in pairs
    ]
