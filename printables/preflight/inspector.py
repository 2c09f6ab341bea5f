"""Opens a finished PDF, runs the checks that its profile lists, and reports."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf

from printables.model.finding import Finding, PanelFill, PreflightReport, Severity
from printables.model.job import Job
from printables.model.plan import Plan
from printables.preflight import structure
from printables.preflight.inspection import Inspection
from printables.preflight.pages import open_pages
from printables.preflight.registry import chosen
from printables.preflight.sheets import expected


def inspect(pdf: bytes, job: Job, plan: Plan) -> PreflightReport:
    """Hold a finished PDF against its job and plan; findings come worst first, then by page.

    Raises:
        UsageError: the job's profile lists no check, or one that does not exist.
    """
    checks = chosen(job.profile.checks, job.name.profile)
    try:
        file = pikepdf.open(BytesIO(pdf))
        pages = open_pages(pdf)
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError) as trouble:
        return unreadable(trouble)
    inspection = Inspection(job=job, plan=plan, file=file, pages=pages, expected=expected(job))
    found = [finding for check in checks for finding in once_each(check.findings(inspection))]
    return PreflightReport(
        pages=len(pages),
        trim=structure.trim_size(file),
        findings=tuple(sorted(found, key=worst_first)),
        fills=fills(inspection),
    )


def unreadable(trouble: Exception) -> PreflightReport:
    """Say that no reader can open the file: nothing else can be checked."""
    finding = Finding(
        code="unreadable",
        severity=Severity.ERROR,
        message=f"this is not a PDF that can be opened without a password: {trouble}",
    )
    return PreflightReport(pages=0, trim=(0.0, 0.0), findings=(finding,))


def once_each(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Tell what is wrong on every copy of a sheet once for each page, with the number of places."""
    alike: dict[tuple[int | None, Severity, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        alike[finding.page, finding.severity, finding.message].append(finding)
    for first, *more in alike.values():
        often = f" ({len(more) + 1} times)" if more else ""
        yield replace(first, message=f"{first.message}{often}")


def worst_first(finding: Finding) -> tuple[int, int, str]:
    return -finding.severity, finding.page or 0, finding.code


def fills(inspection: Inspection) -> tuple[PanelFill, ...]:
    """Tell how far down each panel's text reaches, on the first copy of a sheet.

    A panel that is meant to be empty has no fill.
    """
    first = [
        place for page in inspection.pages for place in inspection.places(page) if place.copy == 0
    ]
    depths = {place.panel: inspection.reading.depth(place) for place in first}
    order = inspection.job.format.reading_order
    return tuple(PanelFill(panel=name, fill=depths[name]) for name in order if depths.get(name))
