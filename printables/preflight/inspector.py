"""Opens a finished PDF, runs the checks that its profile lists, and reports."""

import struct
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Pdf

from printables.model.finding import Finding, PanelFill, PreflightReport, Severity
from printables.model.job import Job
from printables.model.plan import Plan
from printables.model.rules import Rules
from printables.preflight import structure
from printables.preflight.check import Check
from printables.preflight.inspection import Inspection
from printables.preflight.pages import Page, open_pages
from printables.preflight.piece import PieceInspection
from printables.preflight.registry import CHECKS, PAINTED, chosen_for_any, chosen_for_piece
from printables.preflight.sheets import expected
from printables.preflight.supplied import as_supplied

if TYPE_CHECKING:
    from concurrent.futures import Executor

DAMAGE = (
    *(pikepdf.PdfError, struct.error, RuntimeError, MemoryError, OSError),
    *(ArithmeticError, AttributeError, LookupError, TypeError, ValueError, AssertionError),
)
"""What reading a broken file raises. With a file of our own making these would be bugs of ours."""
NO_PAGE = "it has no page"
HEADER_WITHIN = 1024
"""Bytes in which readers look for a PDF's first line."""


@dataclass(frozen=True, kw_only=True)
class Opened:
    """One PDF as pikepdf and as pdfium have it."""

    file: Pdf
    pages: tuple[Page, ...]


def inspect(pdf: bytes, job: Job, plan: Plan, aside: "Executor | None" = None) -> PreflightReport:
    """Hold a finished PDF against its job and plan; findings come worst first, then by page.

    `aside`: a process that looks at what is painted, while this one looks at the words.

    Raises:
        UsageError: the job's profile lists no check, or one that does not exist.
    """
    checks = chosen_for_piece(job.rules)
    painted = {one.id for one in checks if one in PAINTED} if aside else set()
    elsewhere = aside.submit(found_by, painted, pdf, job, plan) if aside else None
    inspection = inspection_of(pdf, job, plan)
    if isinstance(inspection, Finding):
        return failing(inspection)
    found = {one.id: one.findings(inspection) for one in checks if one.id not in painted}
    found |= elsewhere.result() if elsewhere else {}
    report = reported(inspection, checks, lambda check: found[check.id])
    return replace(report, fills=fills(inspection))


def found_by(names: Set[str], pdf: bytes, job: Job, plan: Plan) -> dict[str, list[Finding]]:
    """Make some of the checks; none of a file that cannot be opened."""
    inspection = inspection_of(pdf, job, plan)
    if isinstance(inspection, Finding):
        return {}
    return {name: CHECKS[name].findings(inspection) for name in names}


def inspect_part(pdf: bytes, job: Job, plan: Plan) -> PreflightReport:
    """Hold a part of a piece against its job and plan: how full its panels are, it cannot tell.

    Raises:
        UsageError: as for `inspect`.
    """
    inspection = inspection_of(pdf, job, plan)
    return failing(inspection) if isinstance(inspection, Finding) else inspected(inspection)


def inspection_of(pdf: bytes, job: Job, plan: Plan) -> PieceInspection | Finding:
    opened = open_pdf(pdf)
    if isinstance(opened, Finding):
        return opened
    return PieceInspection(
        rules=job.rules,
        file=opened.file,
        pages=opened.pages,
        expected=expected(job),
        job=job,
        plan=plan,
    )


def inspected(inspection: PieceInspection) -> PreflightReport:
    checks = chosen_for_piece(inspection.job.rules)
    return reported(inspection, checks, lambda check: check.findings(inspection))


def inspect_supplied(pdf: bytes, rules: Rules) -> PreflightReport:
    """Hold a PDF that anyone made, and made in any way, against an edition and a shop's rules.

    Raises:
        UsageError: the edition's profile lists no check, or one that does not exist.
    """
    checks = chosen_for_any(rules)
    opened = open_pdf(pdf)
    if isinstance(opened, Finding):
        return failing(opened)
    try:
        inspection = Inspection(
            rules=rules,
            file=opened.file,
            pages=opened.pages,
            expected=as_supplied(opened.file, opened.pages, rules),
        )
    except DAMAGE as trouble:
        return unreadable(f"it is damaged, its pages cannot be told ({trouble})")
    return reported(inspection, checks, lambda check: as_far_as_sound(check, inspection))


def reported(
    inspection: Inspection,
    checks: Iterable[Check[PieceInspection]] | Iterable[Check[Inspection]],
    look: Callable[..., Iterable[Finding]],
) -> PreflightReport:
    found = [finding for check in checks for finding in once_each(look(check))]
    return PreflightReport(
        pages=len(inspection.pages),
        trim=structure.trim_size(inspection.file),
        findings=tuple(sorted(found, key=worst_first)),
        checked=tuple(check.id for check in checks),
    )


def as_far_as_sound(check: Check[Inspection], inspection: Inspection) -> list[Finding]:
    """Run one check; what a broken PDF does to it is a finding, and stops no other check."""
    try:
        return check.findings(inspection)
    except DAMAGE as trouble:
        said = f"{type(trouble).__name__} {trouble}".strip()
        message = f"this could not be checked, since the file is damaged there ({said[:80]})"
        return [Finding(code=check.id, severity=Severity.ERROR, message=message)]


def open_pdf(pdf: bytes) -> Opened | Finding:
    """Open a PDF, or say why no reader can."""
    if b"%PDF" not in pdf[:HEADER_WITHIN]:
        return no_pdf("this is not a PDF")
    try:
        file = pikepdf.open(BytesIO(pdf))
        return Opened(file=file, pages=open_pages(pdf)) if len(file.pages) else no_pdf(NO_PAGE)
    except pikepdf.PasswordError:
        return no_pdf("it opens with a password only: ask for a copy without one")
    except DAMAGE as trouble:
        return no_pdf(f"it is damaged, and cannot be opened ({trouble})")


def no_pdf(message: str) -> Finding:
    return Finding(code="unreadable", severity=Severity.ERROR, message=message)


def unreadable(message: str) -> PreflightReport:
    """Report a file of which nothing else can be checked."""
    return failing(no_pdf(message))


def failing(why: Finding) -> PreflightReport:
    return PreflightReport(pages=0, trim=(0.0, 0.0), findings=(why,))


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


def fills(inspection: PieceInspection) -> tuple[PanelFill, ...]:
    """Tell how far down each panel's text reaches, on the first copy of a sheet.

    A panel that is meant to be empty has no fill.
    """
    first = [
        place for page in inspection.pages for place in inspection.places(page) if place.copy == 0
    ]
    depths = {place.panel: inspection.reading.depth(place) for place in first}
    order = inspection.job.format.reading_order
    return tuple(PanelFill(panel=name, fill=depths[name]) for name in order if depths.get(name))
