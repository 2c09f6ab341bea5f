"""Where reader pages land: the paper decides, so the tests turn and fold paper."""

from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from printables.errors import LayoutError
from printables.model.format import Axis, Format, PanelRecord
from printables.model.sheet import Sheet, Turn
from printables.prepress.flat import PanelPlace, flats
from printables.prepress.imposition import (
    UNDERLAP,
    Placement,
    common,
    impose_flats,
    impose_n_up,
    printable_area,
)
from printables.prepress.tiles import impose_tiles
from tests.prepress.pieces import names, piece, profile, sheet

lengths = st.floats(min_value=0, max_value=40)


@st.composite
def folded_pieces(draw: st.DrawFn) -> Format:
    """Two sides of one to three panels each, any of them turned."""
    extents = draw(st.lists(st.floats(min_value=20, max_value=200), min_size=1, max_size=3))
    axis = draw(st.sampled_from(Axis))
    sides = {
        side: tuple(
            PanelRecord(panel=f"{side}-{at}", extent=extent, rotate=draw(st.sampled_from((0, 180))))
            for at, extent in enumerate(order)
        )
        for side, order in (("front", extents), ("back", extents[::-1]))
    }
    across, along = draw(st.floats(min_value=20, max_value=200)), sum(extents)
    return Format(
        title="piece",
        width=along if axis is Axis.ROW else across,
        height=across if axis is Axis.ROW else along,
        safe=5,
        axis=axis,
        sides=sides,
        reading_order=tuple(one.panel for side in sides.values() for one in side),
    )


@st.composite
def sheets_for(draw: st.DrawFn, form: Format) -> Sheet:
    """Any grid with uneven margins."""
    columns, rows = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    left, top, gutter_x, gutter_y = (draw(lengths) for _ in range(4))
    return Sheet(
        title="sheet",
        width=left + columns * form.width + (columns - 1) * gutter_x + draw(lengths),
        height=top + rows * form.height + (rows - 1) * gutter_y + draw(lengths),
        columns=columns,
        rows=rows,
        left=left,
        top=top,
        gutter_x=gutter_x,
        gutter_y=gutter_y,
        printable=draw(st.floats(min_value=0, max_value=10)),
        turn=draw(st.sampled_from(Turn)),
    )


imposed_sheets = folded_pieces().flatmap(
    lambda form: sheets_for(form).map(lambda paper: (form, paper))
)


def through_paper(x: float, y: float, paper: Sheet) -> tuple[float, float]:
    """Prick the front with a needle: where does it come out on the turned sheet?"""
    if paper.turn is Turn.VERTICAL:
        return paper.width - x, y
    return x, paper.height - y


def reader_point(
    placed: Iterable[Placement | PanelPlace], x: float, y: float
) -> tuple[str, float, float]:
    """Tell which panel lies at a point, and where on it that is for the one who reads it."""
    one = next(
        one
        for one in placed
        if one.box.left < x < one.box.right and one.box.bottom < y < one.box.top
    )
    if one.rotate == 180:
        return one.panel, one.box.right - x, one.box.top - y
    return one.panel, x - one.box.left, y - one.box.bottom


@given(imposed_sheets)
def test_flipping_the_sheet_maps_each_front_slot_on_its_back(pair: tuple[Format, Sheet]) -> None:
    form, paper = pair
    front, back = impose_n_up(form, paper)
    assert len(front.slots) == paper.columns * paper.rows
    for before, behind in zip(front.slots, back.slots, strict=True):
        one = through_paper(before.trim.left, before.trim.bottom, paper)
        other = through_paper(before.trim.right, before.trim.top, paper)
        left, right = sorted((one[0], other[0]))
        bottom, top = sorted((one[1], other[1]))
        assert (behind.trim.left, behind.trim.bottom) == pytest.approx((left, bottom))
        assert (behind.trim.right, behind.trim.top) == pytest.approx((right, top))


@given(imposed_sheets, st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_a_needle_through_a_card_comes_out_where_the_designer_has_it(
    pair: tuple[Format, Sheet], across: float, up: float
) -> None:
    form, paper = pair
    flat_front, flat_back = flats(form)
    u, v = across * form.width, up * form.height
    assume(all(abs(u - fold.left) > 0.1 or fold.width for fold in flat_front.folds))
    assume(all(abs(v - fold.bottom) > 0.1 or fold.height for fold in flat_front.folds))
    front, back = impose_n_up(form, paper)
    for slot, behind in zip(front.slots, back.slots, strict=True):
        x, y = slot.trim.left + u, slot.trim.bottom + v
        found = reader_point(slot.placements, x, y)
        found_behind = reader_point(behind.placements, *through_paper(x, y, paper))
        assert found == approximately(reader_point(flat_front.panels, u, v))
        assert found_behind == approximately(reader_point(flat_back.panels, form.width - u, v))


def approximately(point: tuple[str, float, float]) -> tuple[str, object, object]:
    return point[0], pytest.approx(point[1], abs=0.001), pytest.approx(point[2], abs=0.001)


@given(imposed_sheets)
def test_no_two_clips_overlap_and_all_are_printable(pair: tuple[Format, Sheet]) -> None:
    form, paper = pair
    for side in impose_n_up(form, paper):
        clips = [placed.clip for slot in side.slots for placed in slot.placements]
        assert all(printable_area(paper).contains(clip, 0.001) for clip in clips)
        for one, other in combinations(clips, 2):
            shared = common(one, other)
            assert min(shared.width, shared.height) < 0.001


@given(folded_pieces())
def test_a_flat_keeps_its_bleed_outside_and_loses_it_at_folds(form: Format) -> None:
    press = profile("press")
    for side in impose_flats(form, press):
        clips = [placed.clip for slot in side.slots for placed in slot.placements]
        assert min(clip.left for clip in clips) == pytest.approx(side.bleed.left)
        assert max(clip.top for clip in clips) == pytest.approx(side.bleed.top)
        assert all(side.bleed.contains(clip, 0.001) for clip in clips)
        for one, other in combinations(clips, 2):
            shared = common(one, other)
            assert min(shared.width, shared.height) < UNDERLAP + 0.001


def test_the_folds_of_a_letter_trifold_mirror() -> None:
    outside, inside = impose_flats(piece("letter-trifold"), profile("press"))
    widths = [
        [one.box.width / 72 for one in side.slots[0].placements] for side in (outside, inside)
    ]
    assert widths == [[3.625, 3.6875, 3.6875], [3.6875, 3.6875, 3.625]]
    folds = [[fold.left for fold in side.slots[0].folds] for side in (outside, inside)]
    assert folds[0] == pytest.approx([outside.paper.right - x for x in reversed(folds[1])])


@pytest.mark.parametrize(
    ("form", "behind"),
    [
        (
            "letter-trifold",
            {"fold-in": "inside-3", "back": "inside-2", "cover": "inside-1"},
        ),
        ("a4-trifold", {"fold-in": "inside-3", "back": "inside-2", "cover": "inside-1"}),
        ("us-folding-card", {"front": "inside-top", "back": "inside-bottom"}),
        ("iso-folding-card", {"front": "inside-top", "back": "inside-bottom"}),
        ("us-card", {"front": "back"}),
        ("letter-handout", {"front": "back"}),
    ],
)
@pytest.mark.parametrize("turn", list(Turn))
def test_each_panel_has_its_neighbour_behind_it(
    form: str, behind: dict[str, str], turn: Turn
) -> None:
    wanted = piece(form)
    paper = sheet(wanted.sheets["office"]).model_copy(update={"turn": turn})
    front, back = impose_n_up(wanted, paper)
    for slot, back_slot in zip(front.slots, back.slots, strict=True):
        for placed in slot.placements:
            x = (placed.box.left + placed.box.right) / 2
            y = (placed.box.bottom + placed.box.top) / 2
            found, _, _ = reader_point(back_slot.placements, *through_paper(x, y, paper))
            assert found == behind[placed.panel]


@pytest.mark.parametrize("form", ["us-folding-card", "iso-folding-card"])
def test_a_folding_card_is_upright_folded_and_open(form: str) -> None:
    """Fold the upper half backwards: what it shows is then seen head over heels."""
    outside, inside = flats(piece(form))
    upper, lower = outside.panels
    assert (upper.panel, upper.rotate, lower.panel, lower.rotate) == ("front", 180, "back", 0)
    assert upper.box.bottom == lower.box.top == outside.folds[0].bottom
    assert [(one.panel, one.rotate) for one in inside.panels] == [
        ("inside-top", 0),
        ("inside-bottom", 0),
    ]


def test_a_sheet_too_small_for_its_cards_says_so() -> None:
    crowded = sheet("letter-cards-10up").model_copy(update={"rows": 6})
    with pytest.raises(LayoutError, match=r"too small for 2 x 6 of 'Card, 3.5 x 2 in': change"):
        impose_n_up(piece("us-card"), crowded)


@given(
    width=st.floats(50, 3000),
    height=st.floats(50, 3000),
    overlap=st.floats(0, 60),
    margin=st.floats(0, 40),
)
def test_tiles_cover_a_poster_and_lap_over(
    width: float, height: float, overlap: float, margin: float
) -> None:
    poster = piece("poster-24x36").model_copy(
        update={
            "width": width,
            "height": height,
            "sides": {"front": (PanelRecord(panel="front", extent=width),)},
        }
    )
    paper = sheet("letter-tiles").model_copy(update={"printable": margin})
    sides = impose_tiles(poster, paper, profile("office"), overlap)
    windows = []
    for side in sides:
        (slot,) = side.slots
        (placed,) = slot.placements
        assert side.printable.contains(slot.trim, 0.02)
        assert placed.clip.contains(slot.trim, 0.001)
        assert slot.trim.contains(placed.clip, 0.001)
        windows.append(slot.trim.moved(-placed.box.left, -placed.box.bottom))
    columns = {round(window.left, 3): round(window.right, 3) for window in windows}
    rows = {round(window.bottom, 3): round(window.top, 3) for window in windows}
    assert len(windows) == len(columns) * len(rows)
    for spans, length in ((columns, width), (rows, height)):
        starts, ends = sorted(spans), sorted(spans.values())
        assert (starts[0], ends[-1]) == pytest.approx((0, length), abs=0.002)
        laps = [end - start for start, end in zip(starts[1:], ends[:-1], strict=True)]
        assert laps == pytest.approx([overlap] * len(laps), abs=0.003)


def test_an_overlap_without_room_says_so() -> None:
    with pytest.raises(LayoutError, match="make tile_overlap smaller"):
        impose_tiles(piece("poster-24x36"), sheet("letter-tiles"), profile("office"), 600)


@pytest.mark.parametrize("form", names("formats"))
def test_every_format_fits_its_office_sheet(form: str) -> None:
    wanted, office = piece(form), profile("office")
    paper = sheet(wanted.sheets["office"])
    if paper.tile_overlap is None:
        sides = impose_n_up(wanted, paper)
    else:
        sides = impose_tiles(wanted, paper, office, paper.tile_overlap)
    shown = {placed.panel for side in sides for slot in side.slots for placed in slot.placements}
    assert shown == {panel.panel for panel in wanted.panels}
