"""Preflight reports as files: what was found in one or more PDFs, as JSON and as HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from printables.model.finding import PreflightReport
from printables.model.page_picture import PagePicture
from printables.model.preflight_report import InspectedFile, PreflightReportFile
from printables.model.rules import Rules


@dataclass(frozen=True, kw_only=True)
class Inspected:
    """What was found in a PDF, and pictures of its pages to show it on."""

    file: InspectedFile
    pictures: tuple[PagePicture, ...]


def inspected(
    name: str, pdf: bytes, report: PreflightReport, rules: Rules, *, shown: bool = True
) -> Inspected:
    """Tell what was found in a PDF; if it is to be `shown`, with pictures."""
    from printables.preflight import inspected_file, page_pictures  # noqa: PLC0415 - seldom needed

    pages = {finding.page for finding in report.findings if finding.page}
    pictures = page_pictures(pdf, pages) if shown else ()
    return Inspected(file=inspected_file(name, pdf, report, rules), pictures=pictures)


def as_json(every: Sequence[Inspected]) -> str:
    """Write the report for programs: `docs/preflight-report.schema.json`."""
    files = tuple(one.file for one in every)
    report = PreflightReportFile(passed=all(one.passed for one in files), files=files)
    return report.model_dump_json(indent=1) + "\n"


def as_html(every: Sequence[Inspected], templates: Path) -> str:
    """Write the report for people.

    Raises:
        LayoutError: the template of the report is broken.
    """
    from printables.render import report_page  # noqa: PLC0415 - seldom needed

    return report_page(templates, [(one.file, one.pictures) for one in every])
