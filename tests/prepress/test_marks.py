"""Marks stand where a cutter and a folder need them, and nowhere on the piece."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from printables.model.geometry import Rect
from printables.model.profile import MarkKind, Profile
from printables.prepress.imposition import impose_flats, impose_n_up
from printables.prepress.marks import drawn, marks_of
from printables.prepress.tiles import impose_tiles
from tests.prepress.pieces import piece, profile, sheet


def crosses(line: Rect, box: Rect) -> bool:
    return (
        line.left < box.right - 0.01
        and line.right > box.left + 0.01
        and line.bottom < box.top - 0.01
        and line.top > box.bottom + 0.01
    )


@given(
    bleed=st.floats(0, 30), beyond=st.floats(0, 20), length=st.floats(1, 40), room=st.floats(0, 30)
)
def test_press_marks_stay_outside_the_bleed(
    bleed: float, beyond: float, length: float, room: float
) -> None:
    offset = bleed + beyond
    wanted = profile("press").model_copy(
        update={
            "bleed": bleed,
            "mark_offset": offset,
            "mark_length": length,
            "slug": offset + length + room,
        }
    )
    for side in impose_flats(piece("letter-trifold"), wanted):
        marks = marks_of(side, wanted)
        assert [mark.kind for mark in marks] == [MarkKind.CROP] * 8 + [MarkKind.FOLD] * 4
        assert not any(crosses(mark.line, side.bleed) for mark in marks)
        assert all(side.paper.contains(mark.line, 0.01) for mark in marks)


def test_fold_marks_point_at_the_folds_of_each_side() -> None:
    press = profile("press")
    for side, folds in zip(
        impose_flats(piece("letter-trifold"), press), ((261, 526.5), (265.5, 531)), strict=True
    ):
        found = {mark.line.left for mark in marks_of(side, press) if mark.kind is MarkKind.FOLD}
        assert found == {side.trim.left + fold for fold in folds}


def test_cards_edge_to_edge_are_ticked_once_around_the_sheet() -> None:
    office = profile("office")
    front, back = impose_n_up(piece("us-card"), sheet("letter-cards-10up"))
    for side in (front, back):
        marks = marks_of(side, office)
        assert len(marks) == (3 + 6) * 2
        assert all(side.printable.contains(mark.line) for mark in marks)
        assert not any(crosses(mark.line, slot.trim) for mark in marks for slot in side.slots)


def test_folding_cards_show_their_creases_beside_the_sheet_of_cards() -> None:
    office = profile("office")
    front, _ = impose_n_up(piece("us-folding-card"), sheet("letter-folding-cards-4up"))
    creases = [mark.line for mark in marks_of(front, office) if mark.kind is MarkKind.FOLD]
    assert sorted({line.bottom for line in creases}) == [1.5 * 72 + 144, 1.5 * 72 + 288 + 144]
    assert len(creases) == 4


def test_a_piece_that_fills_its_paper_has_its_folds_ticked_at_the_printable_edge() -> None:
    office = profile("office")
    front, _ = impose_n_up(piece("letter-trifold"), sheet("letter-landscape"))
    marks = marks_of(front, office)
    assert {mark.kind for mark in marks} == {MarkKind.FOLD}
    assert {(mark.line.bottom, mark.line.top) for mark in marks} == {(18, 27), (585, 594)}
    assert {mark.line.left for mark in marks} == {261, 526.5}


@pytest.mark.parametrize(
    ("form", "tiles"), [("poster-11x17", 4), ("poster-18x24", 9), ("poster-24x36", 16)]
)
def test_tiles_are_marked_at_all_four_corners(form: str, tiles: int) -> None:
    office, paper = profile("office"), sheet("letter-tiles")
    sides = impose_tiles(piece(form), paper, office, paper.tile_overlap or 0)
    assert len(sides) == tiles
    assert all(len(marks_of(side, office)) == 8 for side in sides)


def test_no_marks_are_drawn_where_none_are_wanted() -> None:
    bare = profile("press").model_copy(update={"marks": ()})
    side = impose_flats(piece("letter-trifold"), bare)[0]
    assert marks_of(side, bare) == ()
    assert drawn(()) == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"mark_offset": "0.1in"}, "mark_offset must not be smaller than bleed"),
        ({"slug": "0.3in"}, "slug must hold the bleed"),
        ({"marks": (), "slug": "1mm"}, "slug must hold the bleed"),
        ({"output_intent": None}, "pdf/x-4 needs an output_intent"),
        ({"slug": "0.4in"}, "slug must hold the bleed"),
        ({"slug_line": "{page} of {copies}"}, "slug_line may name .* not 'copies'"),
        ({"slug_line": "{page"}, "slug_line: expected '}'"),
    ],
)
def test_a_profile_that_would_spoil_a_print_is_refused(
    change: dict[str, object], said: str
) -> None:
    with pytest.raises(ValidationError, match=said):
        Profile.model_validate(profile("press").model_dump() | change)
