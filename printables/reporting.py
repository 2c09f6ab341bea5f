"""Preflight reports as files: what was found in one or more PDFs, as JSON and as HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from printables.model.finding import PreflightReport
from printables.model.preflight_report import InspectedFile, PreflightReportFile
from printables.model.rules import Rules


@dataclass(frozen=True, kw_only=True)
class Inspected:
    """A PDF and what was found in it."""

    file: InspectedFile
    pdf: bytes


def inspected(name: str, pdf: bytes, report: PreflightReport, rules: Rules) -> Inspected:
    from printables.preflight import inspected_file  # noqa: PLC0415 - costly, seldom needed

    return Inspected(file=inspected_file(name, pdf, report, rules), pdf=pdf)


def as_json(every: Sequence[Inspected]) -> str:
    """Write the report for programs: `docs/preflight-report.schema.json`."""
    files = tuple(one.file for one in every)
    report = PreflightReportFile(passed=all(one.passed for one in files), files=files)
    return report.model_dump_json(indent=1) + "\n"


def as_html(every: Sequence[Inspected], templates: Path) -> str:
    """Write the report for people, with pictures of the pages.

    Raises:
        LayoutError: the template of the report is broken.
    """
    from printables.preflight import page_pictures  # noqa: PLC0415
    from printables.render import report_page  # noqa: PLC0415

    def pointed_at(file: InspectedFile) -> set[int]:
        return {spot.page for issue in file.issues for spot in issue.spots if spot.page}

    shown = [(one.file, page_pictures(one.pdf, pointed_at(one.file))) for one in every]
    return report_page(templates, shown)
