"""Where panels lie: checked by folding and turning paper, not by the formula."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from printables.model.format import Axis, Format
from printables.model.geometry import Rect
from printables.model.job import Job
from printables.model.profile import Imposition
from printables.model.sheet import Sheet, Turn
from printables.preflight.sheets import Expected, Place, expected, tile_starts
from tests.preflight import leaflet

FOLDING_CARD = Format(
    title="Folding card",
    width=252,
    height=288,
    safe=9,
    axis=Axis.COLUMN,
    sides={
        "outside": (
            {"panel": "front", "extent": 144, "rotate": 180},
            {"panel": "b", "extent": 144},
        ),
        "inside": ({"panel": "top", "extent": 144}, {"panel": "bottom", "extent": 144}),
    },
    reading_order=("front", "top", "bottom", "b"),
)


def job(imposition: Imposition, form: Format, sheet: Sheet | None = None) -> Job:
    whole = leaflet.job("office")
    profile = whole.profile.model_copy(update={"imposition": imposition})
    return replace(whole, profile=profile, format=form, sheet=sheet)


def place(page: Expected, panel: str, copy: int = 0) -> Place:
    return next(one for one in page.places if (one.panel, one.copy) == (panel, copy))


def corners(rect: Rect) -> tuple[float, float, float, float]:
    return rect.left, rect.bottom, rect.right, rect.top


def test_a_flat_lies_in_the_middle_of_its_slug() -> None:
    outside, inside = expected(leaflet.job("press"))
    assert (outside.media.width, outside.media.height) == (360, 288)
    assert corners(place(outside, "back").trim) == (36, 36, 180, 252)
    assert corners(place(outside, "cover").trim) == (180, 36, 324, 252)
    assert corners(place(inside, "left").safe) == (48, 48, 168, 240)


def test_panels_in_a_column_come_from_the_top() -> None:
    outside, _ = expected(job(Imposition.FLAT, FOLDING_CARD))
    assert corners(place(outside, "front").trim) == (0, 144, 252, 288)
    assert place(outside, "front").turned
    assert not place(outside, "b").turned


def test_reader_pages_are_upright_and_in_reading_order() -> None:
    pages = expected(job(Imposition.NONE, FOLDING_CARD))
    assert [page.places[0].panel for page in pages] == ["front", "top", "bottom", "b"]
    assert not any(page.places[0].turned for page in pages)
    assert {corners(page.places[0].trim) for page in pages} == {(0, 0, 252, 144)}


def test_a_box_on_a_turned_panel_is_turned_with_it() -> None:
    outside, _ = expected(job(Imposition.FLAT, FOLDING_CARD))
    box = Rect(left=10, bottom=20, right=50, top=60)
    assert corners(place(outside, "front").on_page(box)) == (202, 228, 242, 268)
    assert corners(place(outside, "b").on_page(box)) == corners(box)


@given(
    left=some.floats(0, 50),
    top=some.floats(0, 50),
    gutter=some.floats(0, 20),
    turn=some.sampled_from(Turn),
    copy=some.integers(0, 5),
)
def test_a_back_lies_behind_its_front(
    left: float, top: float, gutter: float, turn: Turn, copy: int
) -> None:
    """Prick each slot's corner through the paper, and turn the sheet as the printer does."""
    sheet = Sheet(
        title="s", width=700, height=1000, columns=2, rows=3, left=left, top=top,
        gutter_x=gutter, gutter_y=gutter, turn=turn,
    )  # fmt: skip
    front, back = expected(job(Imposition.SHEET, FOLDING_CARD, sheet))
    outside = [place(front, name, copy).trim for name in ("front", "b")]
    behind = [place(back, name, copy).trim for name in ("top", "bottom")]
    for one, other in zip(outside, behind, strict=True):
        if turn is Turn.VERTICAL:
            assert other.left == pytest.approx(700 - one.right)
            assert other.bottom == pytest.approx(one.bottom)
        else:
            assert other.left == pytest.approx(one.left)
            assert other.bottom == pytest.approx(1000 - one.top)
    assert place(back, "top", copy).turned is (turn is Turn.HORIZONTAL)


@given(length=some.floats(100, 3000), room=some.floats(120, 800), overlap=some.floats(0, 80))
def test_tiles_cover_a_poster_with_their_overlap(
    length: float, room: float, overlap: float
) -> None:
    starts = list(tile_starts(length, room, overlap))
    each = length - starts[-1]
    assert each <= room + 0.02
    assert starts[0] == 0
    for one, other in pairwise(starts):
        assert one + each - other == pytest.approx(overlap, abs=0.02)
    fewer = len(starts) - 1
    assert fewer * room - (fewer - 1) * overlap < length or not fewer


def test_tiles_come_row_by_row_and_only_the_first_is_read() -> None:
    poster = Format(
        title="Poster", width=792, height=1224, safe=36,
        sides={"front": ({"panel": "p", "extent": 792},)}, reading_order=("p",),
    )  # fmt: skip
    sheet = Sheet(title="Tiles", width=612, height=792, printable=18, tile_overlap=36)
    pages = expected(job(Imposition.SHEET, poster, sheet))
    assert len(pages) == 4
    assert [page.read for page in pages] == [True, False, False, False]
    first, second, third, _ = (page.places[0].trim for page in pages)
    assert first.left > second.left
    assert first.top == second.top < third.top
    for page in pages:
        window = page.window
        assert window.left == pytest.approx(612 - window.right)
        assert page.places[0].trim.contains(window, 0.01)
