"""A print shop's rules over the press edition, and the pieces that cannot meet them."""

from dataclasses import replace

import pytest

from printables.errors import UsageError
from printables.model.job import Job
from printables.model.printer import RULES
from printables.model.profile import Flavour, MarkKind
from printables.model.selection import STRICT
from printables.source import Selection, load
from tests.shipped import ROOT
from tests.source.sample import Project

PRESS = """\
title: Press
colour: cmyk
flavour: pdf/x-4
imposition: flat
bleed: 0.125in
marks: [crop, fold]
mark_offset: 0.1875in
mark_length: 0.25in
slug: 0.5in
output_intent: {icc: coated.icc, condition: C, registry: "http://www.color.org", info: Coated}
"""
STRICT_FILE = """\
title: Strict
bleed: {value: 0.125in, source: "https://strict.example.org", read: 2026-01-01}
safe_to_trim: {value: 0.25in, source: "https://strict.example.org", read: 2026-01-01}
safe_to_fold: {value: 0.125in, note: ours}
minimum_type: {value: 6pt, note: ours}
total_ink: {value: 240, note: ours}
cards:
  safe_to_trim: {value: 0.125in, note: ours}
"""
SHOP_FILE = """\
title: Corner Shop
bleed: {value: 5mm, source: "https://shop.example.org/files", read: 2026-02-01}
flavour: {value: plain, note: by telephone}
"""
FLYER = Selection(materials=("flyer",), languages=("en",), profiles=("press",), printer="shop")
STRICT_FLYER = replace(FLYER, printer=STRICT)
SOURCE = 'source: "https://shop.example.org/files", read: 2026-02-01'


@pytest.fixture
def shop(project: Project) -> Project:
    project.write("templates/profiles/press.yaml", PRESS)
    project.write("templates/icc/coated.icc", "")
    project.write("templates/printers/strict.yaml", STRICT_FILE)
    project.write("templates/printers/shop.yaml", SHOP_FILE)
    return project


def only_job(project: Project, selection: Selection = FLYER) -> Job:
    sources = project.load(selection)
    assert sources.problems == ()
    (job,) = sources.jobs
    return job


def test_the_strict_default_is_taken_when_none_is_named(shop: Project) -> None:
    job = only_job(shop, STRICT_FLYER)
    assert job.printer
    assert (job.printer.title, job.profile.bleed) == ("Strict", 9)
    assert job.name.path.name == "flyer.leaf.press.pdf"


def test_a_shop_has_a_file_of_its_own(shop: Project) -> None:
    job = only_job(shop)
    assert job.name.path.name == "flyer.leaf.press.shop.pdf"
    assert str(job.name) == "flyer leaf press for shop (en)"


def test_a_shop_rules_over_the_profile(shop: Project) -> None:
    profile = only_job(shop).profile
    assert profile.bleed == pytest.approx(5 * 72 / 25.4)
    assert profile.flavour is Flavour.PLAIN
    assert profile.mark_offset == profile.bleed
    assert profile.slug == 36


def test_rules_that_a_shop_lacks_are_the_strict_ones(shop: Project) -> None:
    printer = only_job(shop).printer
    assert printer
    assert printer.bleed
    assert printer.safe_to_trim
    assert printer.asked(printer.bleed) == "asked by Corner Shop (https://shop.example.org/files)"
    assert printer.asked(printer.safe_to_trim) == "asked by Strict (https://strict.example.org/)"


def test_marks_are_those_that_the_shop_wants(shop: Project) -> None:
    marks = f"marks: {{value: [fold], {SOURCE}}}\n"
    shop.write("templates/printers/shop.yaml", SHOP_FILE + marks)
    assert only_job(shop).profile.marks == (MarkKind.FOLD,)


def test_a_page_without_marks_ends_at_the_bleed(shop: Project) -> None:
    shop.write("templates/printers/shop.yaml", SHOP_FILE + f"marks: {{value: [], {SOURCE}}}\n")
    profile = only_job(shop).profile
    assert (profile.marks, profile.slug) == ((), profile.bleed)


def test_room_is_made_for_marks_that_stand_far_out(shop: Project) -> None:
    offset = f"mark_offset: {{value: 30pt, {SOURCE}}}\n"
    shop.write("templates/printers/shop.yaml", SHOP_FILE + offset)
    profile = only_job(shop).profile
    assert (profile.mark_offset, profile.slug) == (30, 48)


def test_the_inside_can_come_first(shop: Project) -> None:
    order = f"page_order: {{value: inside-first, {SOURCE}}}\n"
    shop.write("templates/printers/shop.yaml", SHOP_FILE + order)
    assert tuple(only_job(shop).format.sides) == ("back", "front")
    assert tuple(only_job(shop, STRICT_FLYER).format.sides) == ("front", "back")


def test_cards_have_rules_of_their_own(shop: Project) -> None:
    assert any("0.25in" in said for said in refused_at_margin(shop, "0.2in"))
    shop.change("templates/formats/leaf.yaml", "title: Leaf", "title: Leaf\ncard: true")
    assert only_job(shop).format.card


def refused_at_margin(project: Project, margin: str) -> list[str]:
    project.change("templates/formats/leaf.yaml", "safe: 0.25in", f"safe: {margin}")
    return [str(problem) for problem in project.load(FLYER).problems]


def test_too_small_a_margin_is_refused_with_rule_and_source(shop: Project) -> None:
    margin = f"safe_to_trim: {{value: 0.3in, {SOURCE}}}\n"
    shop.write("templates/printers/shop.yaml", SHOP_FILE + margin)
    sources = shop.load(Selection(materials=("flyer",), languages=("en",), printer="shop"))
    (said,) = map(str, sources.problems)
    assert said == (
        "templates/formats/leaf.yaml:4:7: the safe margin is 0.25in, but safe_to_trim 0.3in is "
        "asked by Corner Shop (https://shop.example.org/files). "
        "Change it, or choose another printer."
    )
    assert {job.name.profile for job in sources.jobs} == {"office", "screen"}
    assert [str(name) for name in sources.refused] == ["flyer leaf press for shop (en)"]


def test_too_small_type_is_refused_with_rule_and_source(shop: Project) -> None:
    smallest = f"minimum_type: {{value: 10pt, {SOURCE}}}\n"
    shop.write("templates/printers/shop.yaml", SHOP_FILE + smallest)
    (said,) = map(str, shop.load(FLYER).problems)
    assert said.startswith("templates/materials/flyer/material.yaml:4:15: the smallest type is 9pt")
    assert "minimum_type 10pt is asked by Corner Shop (https://shop.example.org/files)" in said


def test_a_fold_has_a_margin_only_where_there_is_a_fold(shop: Project) -> None:
    fold = f"safe_to_fold: {{value: 1in, {SOURCE}}}\n"
    shop.write("templates/printers/shop.yaml", SHOP_FILE + fold)
    assert only_job(shop).printer


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("bleeed: {value: 3mm, note: n}", "unknown key 'bleeed'. Did you mean 'bleed'?"),
        ("safe_to_trim: 3mm", "'safe_to_trim' needs 'key: value' lines below it"),
        ("safe_to_trim: {value: 3, note: n}", "'value' needs a length with a unit"),
        ("safe_to_trim: {value: 3mm}", "needs a source and the day on which it was read"),
        ("safe_to_trim: {value: 3mm, source: here, read: 2026-01-01}", "needs a web address"),
        (
            'safe_to_trim: {value: 3mm, source: "https://example.org"}',
            "needs both: source, and the day on which it was read",
        ),
        ("marks: {value: [crops], note: n}", "cannot be 'crops'. Did you mean 'crop'?"),
        ("total_ink: {value: 500, note: n}", "'value' must be at most 400"),
        ("official: perhaps", "'official' needs true or false"),
        ("files: {value: one-per-side, note: n}", "Did you mean 'one-file-per-side'?"),
        ('file_name: {value: "{materal}.pdf", note: n}', "file_name may name pack, partner"),
        ('file_name: {value: "a/{page}.pdf", note: n}', "the name of a file, without a folder"),
        (
            "output_intent: {note: n, value: {icc: a.icc, condition: C, registry: r, info: i}}",
            "the file templates/icc/a.icc is missing",
        ),
    ],
)
def test_a_bad_printer_is_told_in_plain_words(shop: Project, written: str, said: str) -> None:
    shop.write("templates/printers/shop.yaml", f"title: Corner Shop\n{written}\n")
    sources = shop.load(FLYER)
    (problem,) = map(str, sources.problems)
    assert problem.startswith("templates/printers/shop.yaml:2:")
    assert said in problem
    assert [str(name) for name in sources.refused] == ["flyer leaf press for shop (en)"]


def test_a_flavour_for_screens_is_no_flavour_for_print(shop: Project) -> None:
    shop.write("templates/printers/shop.yaml", "title: S\nflavour: {value: pdf/ua-1, note: n}\n")
    (problem,) = map(str, shop.load(FLYER).problems)
    assert "flavour pdf/ua-1 is for screens" in problem


def test_a_broken_shop_does_not_stop_another(shop: Project) -> None:
    shop.write("templates/printers/shop.yaml", "broken")
    assert [str(job.name) for job in shop.load(STRICT_FLYER).jobs] == ["flyer leaf press (en)"]


def test_without_the_strict_default_nothing_goes_to_press(shop: Project) -> None:
    (shop.root / "templates/printers/strict.yaml").unlink()
    sources = shop.load()
    assert [str(problem).split(":")[0] for problem in sources.problems] == [
        "templates/printers/strict.yaml"
    ]
    assert {job.name.profile for job in sources.jobs} == {"office", "screen"}


def test_an_unknown_printer_is_a_usage_error(shop: Project) -> None:
    with pytest.raises(UsageError, match=r"unknown printer 'shap'\. Did you mean 'shop'"):
        shop.load(Selection(printer="shap"))


def test_the_shipped_default_leaves_only_marks_dies_and_the_file_name_open() -> None:
    strict = load(ROOT).library.printers.record(STRICT)
    assert strict
    left = {name for name in RULES if getattr(strict, name) is None}
    assert left == {"marks", "mark_offset", "dieline", "file_name"}


def test_no_shipped_printer_claims_to_be_official() -> None:
    printers = list(load(ROOT).library.printers.sound())
    assert len(printers) >= 7
    for _, printer, _ in printers:
        assert not printer.official
