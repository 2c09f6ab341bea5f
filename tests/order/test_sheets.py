"""How many press sheets an order takes, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printables.model.geometry import Size
from printables.model.press_sheet import PressSheet
from printables.order.sheets import estimates, pieces_up
from printables.units import points


def sheet(width: str, height: str, grip: str = "0", tail: str = "0", side: str = "0") -> PressSheet:
    return PressSheet(
        title="Sheet",
        width=points(width),
        height=points(height),
        grip=points(grip),
        tail=points(tail),
        side=points(side),
        setup=100,
        spoilage=10,
        note="for tests",
    )


def size(width: str, height: str) -> Size:
    return Size(width=points(width), height=points(height))


@pytest.mark.parametrize(
    ("paper", "flat", "up"),
    [
        (sheet("12in", "18in"), size("11in", "8.5in"), 2),
        (sheet("25in", "19in", grip="0.5in"), size("11in", "8.5in"), 4),
        (sheet("12in", "18in"), size("3.5in", "2in"), 3 * 8),
        (sheet("12in", "18in"), size("11.75in", "17.75in"), 1),
        (sheet("12in", "18in", side="1mm"), size("11.75in", "17.75in"), 0),
        (sheet("12in", "18in", grip="1mm"), size("17.75in", "11.75in"), 0),
        (sheet("12in", "18in"), size("24in", "36in"), 0),
    ],
)
def test_flats_keep_their_bleed_and_lie_the_better_way(
    paper: PressSheet, flat: Size, up: int
) -> None:
    assert pieces_up(paper, flat, points("0.125in")) == up


def test_waste_comes_on_top() -> None:
    (one,) = estimates([sheet("12in", "18in")], size("11in", "8.5in"), 9.0, 2500)
    assert (one.up, one.sheets, one.with_waste) == (2, 1250, 1250 + 125 + 100)


def test_a_sheet_begun_is_a_whole_sheet() -> None:
    (one,) = estimates([sheet("12in", "18in")], size("11in", "8.5in"), 9.0, 3)
    assert one.sheets == 2


def test_a_sheet_that_is_too_small_is_left_out() -> None:
    assert not list(estimates([sheet("12in", "18in")], size("24in", "36in"), 9.0, 10))


@given(width=st.floats(10, 2000), height=st.floats(10, 2000))
def test_turning_a_flat_changes_nothing(width: float, height: float) -> None:
    paper = sheet("25in", "19in", grip="0.5in", tail="0.25in", side="0.25in")
    upright, level = Size(width=width, height=height), Size(width=height, height=width)
    assert pieces_up(paper, upright, 9.0) == pieces_up(paper, level, 9.0)
