"""The way of a build: what is up to date stays, the rest is made, what is unasked goes."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from printables import manifest
from printables.delivering import Made, Task
from printables.errors import ExitCode, Problem
from printables.manifest import Entry
from printables.model.selection import STRICT, Selection
from printables.pipeline import MAKING, make_group, setting
from printables.processes import forked
from printables.unchanged import Memory

# What is imported within functions is not paid for by a run that finds everything up to date.
if TYPE_CHECKING:
    from concurrent.futures import Executor

    from printables.model.job import Job
    from printables.source import Sources


@dataclass(kw_only=True)
class Outcome:
    """What a run did: made, found up to date, withdrew; and what the sources got wrong.

    `notes` tell what was left unmade on purpose.
    """

    made: list[Made] = field(default_factory=list)
    skipped: list[Entry] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    @property
    def exit_code(self) -> ExitCode:
        """The first class of error in the order content, layout, preflight, setup."""
        codes = {one.exit_code for one in self.made} - {ExitCode.OK}
        if self.problems:
            codes.add(ExitCode.CONTENT)
        return min(codes, default=ExitCode.OK)

    @property
    def delivered(self) -> list[Entry]:
        return [one.entry for one in self.made if one.entry and one.exit_code is ExitCode.OK]

    @property
    def standing(self) -> list[Entry]:
        """Every selected PDF that stands under its final name."""
        return [*self.skipped, *self.delivered]


@dataclass(frozen=True)
class Hands:
    """How many processes may be at work, and one of them that has begun to get ready."""

    processes: int
    aside: "Executor | None" = None


class Listener:
    """Hears how a run goes: how many PDFs are to be made and skipped, then each as it is done."""

    def begun(self, to_make: int, skipped: int) -> None:
        pass

    def told(self, made: Made) -> None:
        pass


SILENT = Listener()


def build(
    root: Path,
    selection: Selection,
    *,
    deliver: bool = True,
    processes: int | None = None,
    listener: Listener = SILENT,
) -> Outcome:
    """Make every selected PDF that is not up to date; with `deliver` off, write none."""
    memory = Memory(root, selection) if deliver else None
    if memory and (known := memory.recall()):
        listener.begun(0, len(known.entries))
        return Outcome(skipped=known.entries, notes=known.notes)
    output = root / "output" if deliver else None
    outcome = built(root, selection, output, processes or os.cpu_count() or 1, listener)
    if memory and outcome.exit_code is ExitCode.OK:
        memory.remember([entry.path for entry in outcome.standing], outcome.notes)
    return outcome


def built(
    root: Path, selection: Selection, output: Path | None, processes: int, listener: Listener
) -> Outcome:
    """Read the sources, and make what is not up to date."""
    from printables.source import load  # noqa: PLC0415

    with forked(MAKING[0], processes) as aside:
        sources = load(root, selection)
        return made_from(sources, selection, output, Hands(processes, aside), listener)


def made_from(
    sources: "Sources", selection: Selection, output: Path | None, hands: Hands, listener: Listener
) -> Outcome:
    recorded = manifest.read(output) if output else {}
    outcome = Outcome(problems=list(sources.problems), notes=list(sources.notes))
    outcome.withdrawn = outdated(recorded, sources, everything=selection == Selection())
    tasks, outcome.skipped = sorted_out(sources.jobs, recorded, output)
    listener.begun(len(tasks), len(outcome.skipped))
    try:
        for made in run(tasks, hands):
            outcome.made.append(made)
            listener.told(made)
    finally:
        if output and (tasks or outcome.withdrawn):
            stopped = [made.name.path.as_posix() for made in outcome.made if made.error]
            withdraw(output, [*outcome.withdrawn, *stopped])
            manifest.write(output, entries_now(recorded, tasks, outcome))
    return outcome


def sorted_out(
    jobs: "Sequence[Job]", recorded: dict[str, Entry], output: Path | None
) -> tuple[list[Task], list[Entry]]:
    """Tell the jobs that must be done from the PDFs that are up to date."""
    inputs_of, tasks, skipped = manifest.Inputs(), [], []
    for job in jobs:
        inputs = inputs_of.digest(job)
        entry = recorded.get(job.name.path.as_posix())
        if entry and output and manifest.up_to_date(entry, inputs, output):
            skipped.append(entry)
        else:
            tasks.append(Task(job=job, inputs=inputs, output=output))
    return tasks, skipped


def outdated(recorded: dict[str, Entry], sources: "Sources", *, everything: bool) -> list[str]:
    """Name delivered PDFs that must not stand: refused now, or no longer asked for by any pack.

    What was made for another printer is asked for as long as that printer is there.
    """
    refused = {name.path.as_posix() for name in sources.refused}
    asked_for = {job.name.path.as_posix() for job in sources.jobs}
    shops = set(sources.library.printers.known) - {STRICT}
    asked_for |= {path for path, entry in recorded.items() if entry.printer in shops}
    return [path for path in recorded if path in refused or (everything and path not in asked_for)]


def withdraw(output: Path, paths: Sequence[str]) -> None:
    for path in paths:
        (output / path).unlink(missing_ok=True)


def run(tasks: Sequence[Task], hands: Hands) -> Iterator[Made]:
    """Do the tasks, in groups that share their reader pages; several processes if it pays."""
    ordered = sorted(tasks, key=shared_setting)
    groups = [list(group) for _, group in groupby(ordered, key=shared_setting)]
    if hands.processes == 1 or len(groups) <= 1:
        for group in groups:
            yield from make_group(group, hands.aside)
        return
    if hands.aside:
        hands.aside.shutdown()
    from concurrent.futures import ProcessPoolExecutor, as_completed  # noqa: PLC0415

    with ProcessPoolExecutor(min(hands.processes, len(groups))) as pool:
        futures = [pool.submit(make_group, one) for one in groups]
        try:
            for done in as_completed(futures):
                yield from done.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def shared_setting(task: Task) -> tuple[Any, ...]:
    return setting(task.job)


def entries_now(recorded: dict[str, Entry], tasks: Sequence[Task], outcome: Outcome) -> list[Entry]:
    """Keep what was not touched; replace or drop what was made again or withdrawn."""
    touched = {task.job.name.path.as_posix() for task in tasks} | set(outcome.withdrawn)
    kept = [entry for path, entry in recorded.items() if path not in touched]
    return kept + outcome.delivered
