"""Clean PDFs of every edition pass every check that is meant for it."""

from dataclasses import replace

import pytest

from printables.model.finding import PreflightReport
from printables.preflight import inspect
from printables.preflight.registry import CHECKS
from tests.preflight import leaflet, sample

EVERYWHERE = {
    "page-count", "boxes", "words-missing", "words-outside", "words-unplanned", "words-hidden",
    "partner-region", "panel-empty", "panel-upright", "text-overlap", "contrast", "minimum-type",
    "fonts-embedded", "glyphs-missing", "image-resolution", "qr-codes", "colour-space",
    "partner-placeholder", "partner-statements", "contacts-dialled", "draft-mark", "pages",
    "body-type", "qr-addresses",
}  # fmt: skip
ONLY = {
    "press": {
        "bleed-content", "marks", "minimum-line", "pdfx", "spot-colours", "total-ink", "overprint",
        "black-text", "small-type-inks", "bleed-room", "safe-margin", "marks-outside", "dies-drawn",
    },
    "screen": {"tagged", "title-language", "headings", "alternative-text", "bookmarks", "links"},
    "office": {"printable-area"},
}  # fmt: skip


def inspected(edition: str) -> PreflightReport:
    checks = tuple(name for name in CHECKS if name in EVERYWHERE | ONLY[edition])
    profile = leaflet.PROFILES[edition].model_copy(update={"checks": checks})
    return inspect(
        sample.clean(edition), replace(leaflet.job(edition), profile=profile), leaflet.PLAN
    )


@pytest.mark.parametrize("edition", ["press", "screen", "office"])
def test_a_clean_pdf_passes_with_nothing_to_say(edition: str) -> None:
    assert inspected(edition).findings == ()
    assert inspected(edition).passed


def test_every_check_is_asked_of_some_edition() -> None:
    assert set(CHECKS) == EVERYWHERE.union(*ONLY.values())


def test_the_report_tells_pages_and_trim() -> None:
    report = inspected("press")
    assert report.pages == 2
    assert report.trim == (288.0, 216.0)


def test_the_report_tells_how_full_each_panel_is() -> None:
    fills = {fill.panel: fill.fill for fill in inspected("press").fills}
    assert list(fills) == ["cover", "left", "right", "back"]
    assert 0.1 < fills["cover"] < fills["left"] < fills["back"] < 0.7
