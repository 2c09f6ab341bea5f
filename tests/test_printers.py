"""The same pieces, made for every print shop that we ship: each file keeps that shop's rules."""

import json
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from printables.building import Outcome, build
from printables.errors import ExitCode
from printables.model.job import Job
from printables.model.profile import Flavour, MarkKind
from printables.model.selection import STRICT
from printables.preflight import inspect_supplied
from printables.source import Selection, load, rules_of
from tests.project import copy_project
from tests.shipped import shipped

PRINTERS = shipped().library.printers.known
BIG_MARGIN = "mixam"
"""It asks 0.25 in of everything; our cards keep 0.125 in."""
SOURCE = 'source: "https://picky.example.org/rules", read: 2026-02-28'
ASKED = "asked by Picky (https://picky.example.org/rules)"
by_printer = pytest.mark.parametrize("printer", PRINTERS)

Made = tuple[Path, Outcome]


def pieces(printer: str) -> Selection:
    return Selection(
        materials=("brochure", "help-card"),
        formats=("letter-trifold", "us-card"),
        profiles=("press",),
        printer=printer,
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Made]:
    """Make the two pieces for a printer, once, all in one project."""
    project = copy_project(tmp_path_factory.mktemp("printers"))
    done: dict[str, Made] = {}

    def make(printer: str) -> Made:
        if printer not in done:
            done[printer] = project, build(project, pieces(printer), processes=1)
        return done[printer]

    return make


def jobs(project: Path, printer: str) -> tuple[Job, ...]:
    return load(project, pieces(printer)).jobs


@by_printer
def test_each_shop_gets_what_passes_its_rules(printer: str, made: Callable[[str], Made]) -> None:
    outcome = made(printer)[1]
    wrong = {
        str(one.name): one.error or [finding.message for finding in one.report.findings]
        for one in outcome.made
        if one.exit_code is not ExitCode.OK and one.report
    }
    assert not wrong
    assert all(one.exit_code is ExitCode.OK for one in outcome.made)
    materials = {one.name.material for one in outcome.made}
    cards = set() if printer == BIG_MARGIN else {"help-card"}
    assert materials == {"brochure"} | cards
    assert bool(outcome.problems) is (printer == BIG_MARGIN)


@by_printer
def test_boxes_flavour_and_condition_are_the_shops(
    printer: str, made: Callable[[str], Made]
) -> None:
    project, _ = made(printer)
    for job in jobs(project, printer):
        asked = job.printer
        assert asked
        assert asked.bleed
        assert asked.flavour
        assert asked.output_intent
        with pikepdf.open(project / "output" / job.name.path) as pdf:
            for page in pdf.pages:
                trim, bleed = box(page, "/TrimBox"), box(page, "/BleedBox")
                assert trim[0] - bleed[0] == pytest.approx(asked.bleed.value, abs=0.01)
                assert trim[2] - trim[0] == pytest.approx(job.format.width, abs=0.01)
                assert (bleed == box(page, "/MediaBox")) is (not job.profile.marks)
            intents = [str(one.OutputConditionIdentifier) for one in intents_of(pdf)]
        plain = asked.flavour.value is Flavour.PLAIN
        assert intents == ([] if plain else [asked.output_intent.value.condition])


def box(page: pikepdf.Page, name: str) -> list[float]:
    return [float(edge) for edge in page.obj[name]]


def intents_of(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list(pdf.Root.get("/OutputIntents", pikepdf.Array()))


@by_printer
def test_what_is_right_for_a_shop_is_found_right_without_its_job(
    printer: str, made: Callable[[str], Made]
) -> None:
    """As `build.py preflight` looks at it: the file, and the shop's rules."""
    project, _ = made(printer)
    for job in jobs(project, printer):
        rules = rules_of(project, "press", printer, card=job.format.card)
        assert rules == job.rules
        pdf = (project / "output" / job.name.path).read_bytes()
        assert inspect_supplied(pdf, rules).findings == ()


@pytest.mark.parametrize(
    ("made_for", "held_to", "rule", "code"),
    [
        ("pixartprinting", "joon", "bleed", "bleed-room"),
        ("strict", "europe", "output_intent", "pdfx"),
        ("strict", "ryan-printing", "marks", "marks-outside"),
        ("strict", "dynagraphic", "flavour", "pdfx"),
    ],
)
def test_a_file_made_for_one_shop_fails_at_another_by_the_rules_name(
    made_for: str, held_to: str, rule: str, code: str, made: Callable[[str], Made]
) -> None:
    project, _ = made(made_for)
    job = next(one for one in jobs(project, made_for) if one.name.material == "brochure")
    pdf = (project / "output" / job.name.path).read_bytes()
    report = inspect_supplied(pdf, rules_of(project, "press", held_to))
    assert not report.passed
    named = [one for one in report.findings if f"{rule} asked by " in one.message]
    assert {one.code for one in named} == {code}


def test_every_kind_of_shop_is_among_them() -> None:
    found = [shipped_for(printer) for printer in PRINTERS]
    assert {job.profile.flavour for job in found} == {Flavour.X4, Flavour.X1A, Flavour.PLAIN}
    assert {job.profile.output_intent.condition for job in found if job.profile.output_intent} == {
        "CGATS TR 006",
        "FOGRA39",
    }
    assert {MarkKind.CROP in job.profile.marks for job in found} == {True, False}


def shipped_for(printer: str) -> Job:
    project = Path(__file__).parents[1]
    return next(job for job in jobs(project, printer) if job.name.material == "brochure")


def test_files_for_several_shops_stand_side_by_side(made: Callable[[str], Made]) -> None:
    for printer in (STRICT, "rrd", "joon"):
        project, _ = made(printer)
    names = {one.name for one in (project / "output").rglob("brochure.*.pdf")}
    brochure = "brochure.letter-trifold.press"
    assert {f"{brochure}.pdf", f"{brochure}.rrd.pdf", f"{brochure}.joon.pdf"} <= names
    recorded = json.loads((project / "output" / "manifest.json").read_text())["files"]
    printer_of = {Path(one["path"]).name: one["printer"] for one in recorded}
    assert printer_of[f"{brochure}.rrd.pdf"] == "rrd"
    assert printer_of[f"{brochure}.pdf"] == STRICT


@pytest.fixture
def picky(tmp_path: Path) -> Callable[[str], Outcome]:
    """Make the two pieces for a shop with one rule of its own."""

    def make(rule: str) -> Outcome:
        project = copy_project(tmp_path)
        file = project / "templates" / "printers" / "picky.yaml"
        file.write_text(f"title: Picky\n{rule}\n", encoding="utf-8")
        return build(project, pieces("picky"), processes=1)

    return make


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("minimum_line", "3pt", "minimum-line"),
        ("minimum_type", "7.5pt", "minimum-type"),
        ("minimum_reversed_type", "12pt", "minimum-type"),
        ("total_ink", "150", "total-ink"),
    ],
)
def test_a_piece_that_breaks_a_rule_is_not_delivered(
    picky: Callable[[str], Outcome], name: str, value: str, code: str
) -> None:
    outcome = picky(f"{name}: {{value: {value}, {SOURCE}}}")
    card = next(one for one in outcome.made if one.name.material == "help-card")
    assert card.exit_code is ExitCode.PREFLIGHT
    assert card.report
    assert {one.code for one in card.report.findings if f"{name} {ASKED}" in one.message} == {code}


def test_a_piece_that_cannot_meet_a_rule_is_not_made(picky: Callable[[str], Outcome]) -> None:
    outcome = picky(f"safe_to_trim: {{value: 0.25in, {SOURCE}}}")
    assert {one.name.material for one in outcome.made} == {"brochure"}
    assert outcome.exit_code is ExitCode.CONTENT
    (said,) = map(str, outcome.problems)
    assert f"safe_to_trim 0.25in is {ASKED}" in said
    assert said.startswith("templates/formats/us-card.yaml:")
