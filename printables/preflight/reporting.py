"""Findings to the report that is handed out: each with its check's words and the shop's rules."""

import hashlib
from collections import defaultdict

from printables.model.finding import Finding, PreflightReport, Severity
from printables.model.geometry import Rect, Size
from printables.model.preflight_report import Box, InspectedFile, Issue, Spot, Weight
from printables.model.printer_rule import told
from printables.model.rules import Rules
from printables.model.ticket import Area
from printables.preflight.registry import CHECKS

WEIGHTS = {
    Severity.ERROR: Weight.ERROR,
    Severity.WARNING: Weight.WARNING,
    Severity.INFO: Weight.NOTE,
}
MOST_SPOTS = 40
"""Of one issue: a drawing of a thousand hairlines is one mistake."""


def inspected_file(name: str, pdf: bytes, report: PreflightReport, rules: Rules) -> InspectedFile:
    """Tell of one PDF what was found, and for whom it was looked at."""
    width, height = report.trim
    return InspectedFile(
        file=name,
        bytes=len(pdf),
        sha256=hashlib.sha256(pdf).hexdigest(),
        passed=report.passed,
        pages=report.pages,
        trim=Area.of(Size(width=width, height=height)),
        edition=rules.profile.title,
        printer=rules.printer.title if rules.printer else None,
        published=bool(rules.printer and rules.printer.url and not rules.printer.official),
        checked=report.checked,
        issues=issues(report, rules),
    )


def issues(report: PreflightReport, rules: Rules) -> tuple[Issue, ...]:
    """Put findings of one check and one severity together; the worst come first, as they do."""
    together: dict[tuple[Severity, str], list[Finding]] = defaultdict(list)
    for finding in report.findings:
        together[finding.severity, finding.code].append(finding)
    ordered = sorted(together.items(), key=lambda one: -one[0][0])
    return tuple(issue(code, severity, found, rules) for (severity, code), found in ordered)


def issue(code: str, severity: Severity, found: list[Finding], rules: Rules) -> Issue:
    check = CHECKS.get(code)
    return Issue(
        check=code,
        weight=WEIGHTS[severity],
        title=check.title if check else "The file can be read",
        why=check.rationale if check else "What we cannot open, the print shop cannot open either.",
        remedy=check.remedy if check else "Export the PDF again from the program that made it.",
        rules=tuple(told(rules.printer, check.rules)) if check else (),
        spots=tuple(spot(one) for one in found[:MOST_SPOTS]),
        more=max(len(found) - MOST_SPOTS, 0),
    )


def spot(finding: Finding) -> Spot:
    box = boxed(finding.where) if finding.where else None
    return Spot(message=finding.message, page=finding.page, box=box)


def boxed(where: Rect) -> Box:
    return Box(**{edge: round(getattr(where, edge), 2) for edge in Box.model_fields})
