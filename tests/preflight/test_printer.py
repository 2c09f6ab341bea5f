"""A print shop's rules reach the checks: what breaks one names it, with its source."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pikepdf import Pdf

from printables.model.finding import Finding, Severity
from printables.model.job import Job
from printables.model.printer import Printer
from tests.preflight import sample
from tests.preflight.leaflet import BLEED, PANEL, SLUG, job
from tests.preflight.sample import Looks, findings
from tests.preflight.test_look import picture

SOURCE = "https://shop.example.org/files"
ASKED = f"asked by Corner Shop ({SOURCE})"
SMALL_PRINT = Looks(region="<p>Some Partner</p><p style='font-size: 7pt'>501-555-0100</p>")


def rule(value: object) -> dict[str, object]:
    return {"value": value, "source": SOURCE, "read": date(2026, 2, 1)}


def for_shop(**rules: object) -> Job:
    asked: dict[str, Any] = {name: rule(value) for name, value in rules.items()}
    return replace(job("press"), printer=Printer(title="Corner Shop", **asked))


def found(check: str, looks: Looks | None = None, **rules: object) -> list[Finding]:
    pdf = sample.press_pdf(looks) if looks else sample.clean("press")
    return findings(pdf, "press", check, of=for_shop(**rules))


@pytest.mark.parametrize(
    ("check", "rules"),
    [
        ("minimum-type", {"minimum_type": "10pt", "minimum_reversed_type": "10pt"}),
        ("safe-margin", {"safe_to_trim": "12pt", "safe_to_fold": "12pt"}),
        ("image-resolution", {"ppi_warn": 1200, "ppi_reject": 600}),
        ("minimum-line", {"minimum_line": "2pt", "minimum_reversed_line": "2pt"}),
    ],
)
def test_a_clean_piece_passes_a_shop_that_asks_no_more(
    check: str, rules: dict[str, object]
) -> None:
    assert found(check, None, **rules) == []


def test_type_below_the_shops_minimum() -> None:
    assert not found("minimum-type", SMALL_PRINT, minimum_type="7pt")
    (one, *_) = found("minimum-type", SMALL_PRINT, minimum_type="8pt")
    assert one.severity is Severity.ERROR
    assert one.message == f"'501-555-0100' is set in 7.0 pt, below 8 pt, minimum_type {ASKED}"


def test_reversed_type_below_the_shops_minimum_is_an_error() -> None:
    small = Looks(css=".cover p { font-size: 7.5pt }")
    assert {one.severity for one in found("minimum-type", small)} == {Severity.WARNING}
    asked = found("minimum-type", small, minimum_reversed_type="8pt")
    assert {one.severity for one in asked} == {Severity.ERROR}
    assert asked[0].message.endswith(f"below 8 pt, minimum_reversed_type {ASKED}")


def test_a_shop_that_asks_less_does_not_lower_our_own_limits() -> None:
    tiny = Looks(region="<p>Some Partner</p><p style='font-size: 5pt'>501-555-0100</p>")
    (one,) = found("minimum-type", tiny, minimum_type="4pt")
    assert one.message == "'501-555-0100' is set in 5.0 pt, below 6 pt"


def test_words_nearer_to_the_cut_than_the_shop_allows() -> None:
    (first, *_) = found("safe-margin", safe_to_trim="0.25in")
    assert first.message.endswith(f"stands nearer to the cut than 0.25in, safe_to_trim {ASKED}")
    assert "Ask again" in first.message


def test_words_nearer_to_the_fold_than_the_shop_allows() -> None:
    asked = found("safe-margin", safe_to_fold="0.25in")
    assert [one.page for one in asked] == [1, 2]
    assert all(
        f"nearer to a fold than 0.25in, safe_to_fold {ASKED}" in one.message for one in asked
    )


@pytest.mark.parametrize(
    ("rules", "severity", "rule_broken"),
    [
        ({"ppi_warn": 400}, Severity.WARNING, "ppi_warn"),
        ({"ppi_reject": 370}, Severity.ERROR, "ppi_reject"),
    ],
)
def test_pictures_with_too_few_pixels_for_the_shop(
    rules: dict[str, object], severity: Severity, rule_broken: str
) -> None:
    looks = Looks(left=Looks.left + picture(100, 20))  # 360 ppi
    assert found("image-resolution", looks) == []
    (one,) = found("image-resolution", looks, **rules)
    assert one.severity is severity
    assert f"{rule_broken} {ASKED}" in one.message


def drawn(operators: bytes) -> Callable[[Pdf], None]:
    def draw(file: Pdf) -> None:
        page = file.pages[0]
        page.contents_add(file.make_stream(b"q"), prepend=True)
        page.contents_add(file.make_stream(b"Q " + operators))

    return draw


INSIDE = SLUG + PANEL / 2
ON_DARK = INSIDE + PANEL


def lines_found(operators: bytes, **rules: object) -> list[str]:
    pdf = sample.damaged(sample.clean("press"), drawn(operators))
    return [one.message for one in findings(pdf, "press", "minimum-line", of=for_shop(**rules))]


@pytest.mark.parametrize(
    "operators",
    [
        f"0.4 w {INSIDE} 60 m {INSIDE} 90 l S".encode(),
        f"0.4 0 0 0.4 0 0 cm 1 w {INSIDE / 0.4} 200 m {INSIDE / 0.4} 300 l S".encode(),
        f"{INSIDE} 60 0.4 30 re f".encode(),
        f"q {INSIDE} 60 0.4 30 re W n {INSIDE} 50 90 90 re f Q".encode(),
    ],
    ids=["stroke", "scaled-stroke", "bar", "border"],
)
def test_a_line_thinner_than_the_shop_prints(operators: bytes) -> None:
    assert lines_found(operators) == []
    assert lines_found(operators, minimum_line="0.4pt") == []
    assert lines_found(operators, minimum_line="0.5pt") == [
        f"a line is 0.40 pt, below 0.5 pt, minimum_line {ASKED}"
    ]


def test_a_hairline_is_nobodys_line() -> None:
    hairline = f"0 w {INSIDE} 60 m {INSIDE} 90 l S".encode()
    assert lines_found(hairline) == ["a line is 0.00 pt, below 0.25 pt"]


def test_a_thin_mark_is_cut_off() -> None:
    mark = f"0.1 w {SLUG} 0 m {SLUG} {SLUG - BLEED} l S".encode()
    assert lines_found(mark, minimum_line="0.5pt") == []


def test_a_light_line_on_dark_must_be_thicker() -> None:
    rules = {"minimum_line": "0.5pt", "minimum_reversed_line": "1pt"}
    line = b"%s 0.7 w %d 60 m %d 90 l S"
    assert lines_found(line % (b"1 G", ON_DARK, ON_DARK), **rules) == [
        f"a light line on dark is 0.70 pt, below 1 pt, minimum_reversed_line {ASKED}"
    ]
    assert lines_found(line % (b"0 G", INSIDE, INSIDE), **rules) == []
