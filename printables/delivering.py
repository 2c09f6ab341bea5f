"""The end of a PDF's way: put in its place if it passed, marked beside it if not, and recorded."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from printables import manifest
from printables.errors import ExitCode, UserError
from printables.files import Folder, Storage, write_whole
from printables.manifest import Entry

# What is imported within functions is not paid for by a run that finds everything up to date.
if TYPE_CHECKING:
    from printables.layout import Fitted
    from printables.model.finding import PreflightReport
    from printables.model.job import Job, JobName


@dataclass(frozen=True, kw_only=True)
class Task:
    """One job on its way: what it is made from, and where it goes (None: it is only checked).

    What passed goes into `store` if there is one; else, as what failed, below `output`.
    """

    job: "Job"
    inputs: str
    output: Path | None
    store: Storage | None = None


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
