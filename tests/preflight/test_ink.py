"""Ink: how much of it, which plates, and what prints over what. A leaflet with more drawn on it."""

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from printables.model.finding import Finding, Severity
from tests.preflight import sample
from tests.preflight.leaflet import PANEL, SLUG
from tests.preflight.sample import findings
from tests.preflight.test_printer import ASKED, for_shop

CHECKS = ["total-ink", "black-text", "overprint", "small-type-inks", "spot-colours", "dies-drawn"]
X = SLUG + PANEL / 4
DIE: dict[str, Any] = {"crease": {"name": "Crease", "cmyk": [0, 100, 0, 0]}}
STRICT: dict[str, Any] = {"total_ink": 240, "black_text_only_k": True}


def found(check: str, operators: str, **rules: Any) -> list[Finding]:  # noqa: ANN401
    """Draw on the back panel, which is bare paper there, and look."""

    def draw(file: Pdf) -> None:
        page = file.pages[0]
        resources = page.obj.Resources
        resources.ExtGState.Mult = Dictionary(OP=True, op=True, OPM=1)
        resources.ExtGState.Half = Dictionary(ca=0.5)
        name = next(iter(resources.Font.keys()))
        page.contents_add(file.make_stream(b"q"), prepend=True)
        drawn = operators.replace("/F ", f"{name} ")
        page.contents_add(file.make_stream(f"Q {drawn}".encode()))
        add_resources(file, resources)

    pdf = sample.damaged(sample.clean("press"), draw)
    return findings(pdf, "press", check, of=for_shop(**rules))


def add_resources(file: Pdf, resources: pikepdf.Object) -> None:
    def spot(name: str) -> Array:
        tint = Dictionary(
            FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([0, 1, 0, 0]), N=1
        )
        return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, tint])

    resources.ColorSpace = Dictionary(Gold=spot("Gold"), Crease=spot("Crease"))
    dark = file.make_stream(
        bytes([255, 255, 255, 0]), Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1,
        BitsPerComponent=8, ColorSpace=Name.DeviceCMYK,
    )  # fmt: skip
    if Name.XObject not in resources:
        resources.XObject = Dictionary()
    resources.XObject.Dark = dark


def square(colour: str, state: str = "") -> str:
    return f"q {state} {colour} {X} 150 30 30 re f Q "


def letters(colour: str, state: str = "", size: float = 10) -> str:
    return f"q {state} {colour} BT /F {size} Tf {X + 2} 160 Td <00240025> Tj ET Q "


@pytest.mark.parametrize("check", CHECKS)
def test_clean(check: str) -> None:
    assert findings(sample.clean("press"), "press", check, of=for_shop(**STRICT)) == []


@pytest.mark.parametrize(
    ("drawing", "most"),
    [
        (square("1 .6 .5 .4 k"), "250"),
        (square("1 0 0 .5 k") + square("0 1 .5 0 k", "/Mult gs"), "300"),
        (f"q 30 0 0 30 {X} 150 cm /Dark Do Q", "300"),
        (letters("1 1 1 .2 k"), "320"),
    ],
    ids=["solid", "overlap", "picture", "letters"],
)
def test_too_much_ink(drawing: str, most: str) -> None:
    first, *_ = found("total-ink", drawing, **STRICT)
    assert most in first.message
    assert first.message.endswith(f"the limit is 240 %, total_ink {ASKED}")


@pytest.mark.parametrize(
    "drawing",
    [square("1 .5 .5 .4 k"), square("1 0 0 .5 k") + square("0 1 .5 0 k")],
    ids=["within the limit", "knocked out"],
)
def test_ink_within_the_limit(drawing: str) -> None:
    assert found("total-ink", drawing, **STRICT) == []


@pytest.mark.parametrize("colour", ["0 0 .5 1 k", "1 .8 .8 0 k"])
def test_black_text_of_several_inks(colour: str) -> None:
    (one,) = found("black-text", letters(colour), **STRICT)
    assert "not K alone" in one.message
    assert one.message.endswith(f"black_text_only_k {ASKED}")
    assert found("black-text", letters(colour)) == []


def test_a_dark_colour_is_no_black() -> None:
    assert found("black-text", letters("1 .6 0 .5 k"), **STRICT) == []


def test_white_that_overprints_vanishes() -> None:
    (one,) = found("overprint", square("0 0 0 0 k", "/Mult gs"))
    assert one.severity is Severity.ERROR
    assert "does not print at all" in one.message


def test_a_colour_that_overprints_is_warned_of() -> None:
    (one,) = found("overprint", square("0 1 0 0 k", "/Mult gs"))
    assert one.severity is Severity.WARNING


def test_black_type_that_knocks_out_of_a_colour_shows_a_rim() -> None:
    ground = square("1 0 0 0 k")
    (one,) = found("overprint", ground + letters("0 0 0 1 k", "/Under gs"))
    assert one.severity is Severity.ERROR
    assert "knocks out of a colour" in one.message
    assert found("overprint", ground + letters("0 0 0 1 k", "/Mult gs")) == []


def test_black_type_on_bare_paper_has_nothing_to_knock_out() -> None:
    assert found("overprint", letters("0 0 0 1 k", "/Under gs")) == []


def test_small_type_in_three_inks() -> None:
    (one,) = found("small-type-inks", letters(".5 .5 .5 0 k", size=7))
    assert "7.0 pt and 3 inks" in one.message
    assert found("small-type-inks", letters(".5 .5 0 0 k", size=7)) == []
    assert found("small-type-inks", letters(".5 .5 .5 0 k", size=9)) == []


def test_a_plate_that_nobody_ordered() -> None:
    (one,) = found("spot-colours", square("/Gold cs 1 scn"))
    assert one.message == "the spot colour 'Gold' makes a plate that nobody ordered"


def test_a_die_must_overprint() -> None:
    line = f"q /Crease CS 1 SCN {X} 150 m {X} 180 l S Q"
    assert found("spot-colours", line.replace("q ", "q /Mult gs "), dieline=DIE) == []
    (one,) = found("spot-colours", line, dieline=DIE)
    assert "must overprint" in one.message


def test_a_die_that_is_not_drawn() -> None:
    (one,) = found("dies-drawn", "", dieline=DIE)
    assert one.message == "the die 'Crease' (crease) is not drawn"
    line = f"q /Crease CS 1 SCN {X} 150 m {X} 180 l S Q"
    assert found("dies-drawn", line, dieline=DIE) == []
