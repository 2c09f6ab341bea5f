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
from pathlib import Path

from printables.batch.record import Record, failed_record, record_of
from printables.files import remove
from printables.model.content import Partner
from printables.model.job import Job
from printables.pipeline import Task, make_group
from printables.source import for_partner

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
    """What every piece of a batch needs: the pack's jobs by key, and where PDFs go."""

    bases: Mapping[str, Job] = field(default_factory=dict)
    output: Path | None = None


BENCH = Bench()


def make(tasks: Sequence[Task]) -> Sequence[tuple[Task, Record]]:
    """Make the editions of one partner's piece."""
    made = zip(tasks, make_group(tasks), strict=True)
    return [(task, record_of(task.job, task.inputs, one)) for task, one in made]


def lay_out(bases: Mapping[str, Job], output: Path | None) -> None:
    """Prepare this process for the pieces of a batch."""
    BENCH.bases, BENCH.output = bases, output


def hire(bases: Mapping[str, Job], output: Path | None) -> None:
    """Begin as a worker: leave Ctrl-C to the parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    lay_out(bases, output)


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
    except Exception as bug:  # noqa: BLE001 - told in full in the table, with its place
        where = traceback.extract_tb(bug.__traceback__)[-1]
        why = f"a fault of ours: {type(bug).__name__}: {bug} ({where.name}, line {where.lineno})"
        done = [(task, failed_record(task.job, task.inputs, why)) for task in tasks]
    for task, record in done:
        if task.output and not record.delivered:
            remove(task.output / task.job.name.path, task.output)
    return [record for _, record in done]


def tasks_of(piece: Piece) -> list[Task]:
    pairs = zip(piece.bases, piece.inputs, strict=True)
    return [
        Task(job=for_partner(BENCH.bases[key], piece.partner), inputs=inputs, output=BENCH.output)
        for key, inputs in pairs
    ]
