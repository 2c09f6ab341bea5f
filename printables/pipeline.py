"""The way of the data, on one screen. The only module that knows all stages."""

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from printables import manifest
from printables.errors import ExitCode, Problem, UserError
from printables.files import Folder, Storage, write_whole
from printables.manifest import Entry
from printables.model.selection import STRICT, Selection
from printables.processes import forked
from printables.unchanged import Memory

# What is imported within functions is not paid for by a run that finds everything up to date.
if TYPE_CHECKING:
    from concurrent.futures import Executor

    from printables.layout import Fitted
    from printables.model.finding import PreflightReport
    from printables.model.job import Job, JobName
    from printables.source import Sources

MAKING = ("printables.fitting", "printables.layout", "printables.prepress", "printables.preflight")
"""What making a PDF takes, the layout engine first; slow to import."""


@dataclass(frozen=True, kw_only=True)
class Made:
    """What became of one job: a report, or the error that stopped it.

    `shown_in`: the file below `output/` that shows a person what preflight found wrong, and where.
    """

    name: "JobName"
    seconds: float
    entry: Entry | None = None
    report: "PreflightReport | None" = None
    error: UserError | None = None
    shown_in: Path | None = None

    @property
    def exit_code(self) -> ExitCode:
        if self.error:
            return self.error.exit_code
        return ExitCode.OK if self.report and self.report.passed else ExitCode.PREFLIGHT


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


@dataclass(frozen=True, kw_only=True)
class Task:
    """One job on its way: what it is made from, and where it goes (None: it is only checked).

    What passed goes into `store` if there is one; else, as what failed, below `output`.
    """

    job: "Job"
    inputs: str
    output: Path | None
    store: Storage | None = None


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


def setting(job: "Job") -> tuple[Any, ...]:
    """Editions in the same colours with the same bleed are set once and finished twice."""
    name, profile = job.name, job.profile
    piece = (name.pack, name.language, name.material, name.format)
    return (*piece, profile.colour, profile.bleed)


def make_group(tasks: Sequence[Task], aside: "Executor | None" = None) -> list[Made]:
    """Make the piece fit and set it once, then finish, inspect and deliver each edition."""
    started = time.perf_counter()
    try:
        fitted, pages = set_aside(tasks[0].job, aside) if aside else set_once(tasks[0].job)
    except UserError as error:
        seconds = time.perf_counter() - started
        return [Made(name=task.job.name, seconds=seconds, error=error) for task in tasks]
    from printables.layout import as_fitted  # noqa: PLC0415

    return [finish_one(task, as_fitted(task.job, fitted), pages, aside) for task in tasks]


def set_aside(job: "Job", aside: "Executor") -> "tuple[Fitted, bytes]":
    """Let another process set a piece, and import meanwhile what comes then."""
    setting = aside.submit(set_once, job)
    for name in MAKING[1:]:
        import_module(name)
    return setting.result()


def set_once(job: "Job") -> "tuple[Fitted, bytes]":
    """Make a piece fit, and set its reader pages."""
    from printables.fitting import made_to_fit  # noqa: PLC0415

    fitted = made_to_fit(job)
    return fitted, pages_of(fitted)


def pages_of(fitted: "Fitted") -> bytes:
    """Set the reader pages; of a piece in two languages, one language behind the other."""
    from printables.prepress import joined  # noqa: PLC0415
    from printables.render import reader_pages  # noqa: PLC0415

    job, composition = fitted.job, fitted.composition
    if not job.sides:
        return reader_pages(job, composition).pdf
    sides = zip(job.sides, composition.sides, strict=True)
    front, back = (reader_pages(*side).pdf for side in sides)
    return joined(front, back, (job.sides[0].name.language, job.sides[1].name.language))


def finish_one(
    task: Task, fitted: "Fitted", reader_pages_pdf: bytes, aside: "Executor | None" = None
) -> Made:
    from printables.layout import plan_of  # noqa: PLC0415
    from printables.preflight import inspect  # noqa: PLC0415
    from printables.prepress import finish  # noqa: PLC0415

    job, composition, started = fitted.job, fitted.composition, time.perf_counter()
    try:
        pdf = finish(job, reader_pages_pdf, composition.title)
        report = inspect(pdf, job, plan_of(job, composition), aside)
    except UserError as error:
        return Made(name=job.name, seconds=time.perf_counter() - started, error=error)
    return delivered(task, fitted, pdf, report, time.perf_counter() - started)


def delivered(
    task: Task, fitted: "Fitted", pdf: bytes, report: "PreflightReport", seconds: float
) -> Made:
    """Put a finished and inspected PDF in its place, and tell what became of the job."""
    job, shown_in = task.job, None
    entry = recorded_entry(task, fitted, pdf, report)
    if task.output:
        store = task.store or Folder(task.output)
        deliver_pdf(task.output, store, job.name.path, pdf, passed=report.passed)
        shown_in = deliver_report(task.output, job, pdf, report)
    return Made(name=job.name, seconds=seconds, entry=entry, report=report, shown_in=shown_in)


def deliver_pdf(output: Path, store: Storage, path: Path, pdf: bytes, *, passed: bool) -> None:
    """Put a PDF under its name in one step; one that failed stands below `output`, marked."""
    failed = output / failed_beside(path)
    if passed:
        store.put(path.as_posix(), pdf)
        failed.unlink(missing_ok=True)
    else:
        write_whole(failed, pdf)
        store.remove(path.as_posix())


def failed_beside(final: Path) -> Path:
    return final.with_suffix(".failed.pdf")


def report_beside(final: Path) -> Path:
    return final.with_suffix(".failed.html")


def deliver_report(output: Path, job: "Job", pdf: bytes, report: "PreflightReport") -> Path | None:
    """Show beside a PDF that failed what is wrong with it, and where; give the file's path."""
    path = report_beside(job.name.path)
    if report.passed:
        (output / path).unlink(missing_ok=True)
        return None
    from printables import reporting  # noqa: PLC0415

    found = reporting.inspected(job.name.path.name, pdf, report, job.rules)
    html = reporting.as_html([found], job.folders.templates)
    write_whole(output / path, html.encode())
    return path


def recorded_entry(task: Task, fitted: "Fitted", pdf: bytes, report: "PreflightReport") -> Entry:
    from printables.layout import contacts_printed, questions_printed  # noqa: PLC0415
    from printables.model.translation import counted  # noqa: PLC0415

    job = fitted.job
    contacts = contacts_printed(job.material, job.content)
    return Entry(
        path=job.name.path.as_posix(),
        printer=job.name.printer,
        inputs=task.inputs,
        sha256=manifest.digest_of(pdf),
        bytes=len(pdf),
        pages=report.pages,
        fill=tuple(round(one.fill, 2) for one in report.fills),
        findings=tuple(f"{one.code}: {one.message}" for one in report.findings),
        edition=job.content.edition.code,
        contacts_checked={one.id: f"{one.checked.how} {one.checked.on}" for one in contacts},
        questions=questions_printed(fitted.composition),
        fit=fitted.report.told,
        unready=dict(counted(text.state for text in job.unready)),
    )


def entries_now(recorded: dict[str, Entry], tasks: Sequence[Task], outcome: Outcome) -> list[Entry]:
    """Keep what was not touched; replace or drop what was made again or withdrawn."""
    touched = {task.job.name.path.as_posix() for task in tasks} | set(outcome.withdrawn)
    kept = [entry for path, entry in recorded.items() if path not in touched]
    return kept + outcome.delivered
