"""What is in a package, and whether its ticket tells the truth about it."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from printables.errors import ContentError
from printables.model.finding import Finding, PreflightReport, Severity
from printables.model.job import Job
from printables.model.ticket import Ticket
from printables.order import Order, Package, package
from tests.order.conftest import page_in_words
from tests.shipped import ROOT

Packed = Callable[..., Package]
OPEN = Order(quantity=None, press_sheets=())
SCHEMA = ROOT / "docs" / "job-ticket.schema.json"


def ticket_json(made: Package) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(made.files["ticket.json"])
    return read


def test_the_press_pdf_goes_in_as_it_is(packed: Packed, press_pdf: Callable[[str], bytes]) -> None:
    made = packed("brochure")
    assert made.files["brochure.letter-trifold.press.pdf"] == press_pdf("brochure")
    assert list(made.files) == [
        "brochure.letter-trifold.press.pdf",
        "proof-1-outside.png",
        "proof-2-inside.png",
        "ticket.pdf",
        "ticket.xjdf",
        "ticket.json",
        "SHA256SUMS",
    ]
    assert made.files["ticket.pdf"] == b"Brochure, 2 pictures"


def test_every_file_has_its_true_size_and_sum(packed: Packed) -> None:
    made = packed("help-card")
    listed = ticket_json(made)["files"]
    assert [one["name"] for one in listed] == list(made.files)[:-2]
    for one in listed:
        content = made.files[one["name"]]
        assert one["bytes"] == len(content)
        assert one["sha256"] == hashlib.sha256(content).hexdigest()
    sums = made.files["SHA256SUMS"].decode().splitlines()
    assert sums == [
        f"{hashlib.sha256(content).hexdigest()}  {name}"
        for name, content in list(made.files.items())[:-1]
    ]


def test_a_folded_brochure_is_told_whole(packed: Packed) -> None:
    told = ticket_json(packed("brochure"))
    assert told["flat"]["width"] == {"inches": 11.0, "mm": 279.4}
    assert told["folded"] == {
        "width": {"inches": 3.6875, "mm": 93.66},
        "height": {"inches": 8.5, "mm": 215.9},
    }
    assert told["fold"] == "C-fold (letter fold)"
    assert told["colours"] == "4/4"
    assert told["quantity"] == 2500
    assert told["page_order"] == "page 1 = outside, page 2 = inside"
    assert told["bleed"] == {"inches": 0.125, "mm": 3.18}
    assert told["output_condition"] == "CGATS TR 006"
    outside, inside = told["sides"]
    assert [one["name"] for one in outside["panels"]] == ["fold-in", "back", "cover"]
    assert [one["name"] for one in inside["panels"]] == ["inside-1", "inside-2", "inside-3"]
    assert outside["coverage"]["Cyan"] > inside["coverage"]["Cyan"] > 0


@pytest.mark.parametrize(
    ("material", "colours"), [("help-card", "4/4"), ("pocket-card", "1/1"), ("poster", "4/0")]
)
def test_colours_are_counted_on_the_plates(material: str, colours: str, packed: Packed) -> None:
    assert packed(material).ticket.colours == colours


def test_a_panel_on_its_head_is_said(packed: Packed) -> None:
    outside = packed("pocket-card").ticket.sides[0]
    assert [(one.name, one.upside_down) for one in outside.panels] == [
        ("front", True),
        ("back", False),
    ]


def test_without_a_quantity_the_estimate_is_for_a_thousand(packed: Packed) -> None:
    ticket = packed("help-card", None).ticket
    assert ticket.quantity is None
    assert ticket.press_sheets[0].quantity == 1000


def test_the_partner_may_have_said_how_many(
    press_job: Callable[[str], Job],
    press_pdf: Callable[[str], bytes],
    report: Callable[[str], PreflightReport],
) -> None:
    job = press_job("help-card")
    partner = job.partner.model_copy(update={"quantities": {"help-card": 300}})
    job = replace(job, partner=partner)
    pdf, passed = press_pdf("help-card"), report("help-card")
    assert package(job, pdf, passed, OPEN, page_in_words).ticket.quantity == 300
    asked = replace(OPEN, quantity=500)
    assert package(job, pdf, passed, asked, page_in_words).ticket.quantity == 500


def test_preflight_is_summed_up_with_the_shops_rules(packed: Packed) -> None:
    told = packed("brochure").ticket.preflight
    assert "boxes" in told.passed
    assert "contacts-dialled" not in told.passed
    assert any("dial before you print" in warning for warning in told.warnings)
    assert told.printer == "Strict default"
    (bleed,) = (rule for rule in told.rules if rule.rule == "bleed")
    assert bleed.value == "0.125in"
    assert bleed.source == "https://www.printingforless.com/layout.html"
    (ink,) = (rule for rule in told.rules if rule.rule == "total ink")
    assert ink.value == "240"


def test_a_pdf_that_failed_is_never_packed(
    press_job: Callable[[str], Job],
    press_pdf: Callable[[str], bytes],
    report: Callable[[str], PreflightReport],
) -> None:
    wrong = Finding(code="boxes", severity=Severity.ERROR, message="no TrimBox")
    failed = replace(report("help-card"), findings=(wrong,))
    with pytest.raises(ValueError, match="did not pass"):
        package(press_job("help-card"), press_pdf("help-card"), failed, OPEN, page_in_words)


def test_a_shop_is_not_left_to_guess_the_fold(
    press_job: Callable[[str], Job],
    press_pdf: Callable[[str], bytes],
    report: Callable[[str], PreflightReport],
) -> None:
    job = press_job("brochure")
    job = replace(job, format=job.format.model_copy(update={"fold": None}))
    with pytest.raises(ContentError, match=r"letter-trifold\.yaml.*how it is folded"):
        package(job, press_pdf("brochure"), report("brochure"), OPEN, page_in_words)


def test_the_same_order_gives_the_same_bytes(
    press_job: Callable[[str], Job],
    press_pdf: Callable[[str], bytes],
    report: Callable[[str], PreflightReport],
) -> None:
    asked = (press_job("help-card"), press_pdf("help-card"), report("help-card"), OPEN)
    assert package(*asked, page_in_words).files == package(*asked, page_in_words).files


def test_every_field_of_the_ticket_is_documented() -> None:
    """To renew: python -m tests.order.test_package > docs/job-ticket.schema.json."""
    assert SCHEMA.read_text(encoding="utf-8") == schema()


def schema() -> str:
    return json.dumps(Ticket.model_json_schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.write(schema())
