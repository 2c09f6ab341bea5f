"""A funder's sentence and a district's disclaimer: printed where there is room, else told."""

from pathlib import Path

import pytest

from printables.batch import Asked, Record, build_partners
from printables.source import Selection
from tests.batch.offices import CARD, changed, good_rows, project_with, text_of

FUNDER = (
    "This project was supported by Grant No. 2026-VT-GX-0000 awarded by the Office for Victims of "
    "Crime, Office of Justice Programs. The opinions expressed are those of the authors and do "
    "not necessarily represent the official position of the department."
)
DISCLAIMER = "The district neither endorses nor sponsors this organization."
HANDOUT = Selection(
    materials=("handout-adults",), formats=("letter-handout",), profiles=("press", "screen")
)
(ROW,) = good_rows(1)


def made(tmp_path: Path, selection: Selection, funder: str, disclaimer: str = "") -> list[Record]:
    row = changed(changed(ROW, "Funder's statement", funder), "Disclaimer", disclaimer)
    project = project_with(tmp_path, [row])
    return build_partners(project, Asked(selection=selection, processes=1)).made


def test_a_handout_prints_both(tmp_path: Path) -> None:
    for record in made(tmp_path, HANDOUT, FUNDER, DISCLAIMER):
        assert record.delivered, record.reason
        assert not any("partner-statements" in one for one in record.warnings)
        text = text_of(tmp_path / "output" / record.path)
        assert FUNDER in text
        assert DISCLAIMER in text


@pytest.mark.parametrize(
    ("funder", "disclaimer", "which"),
    [
        (FUNDER, "", "the funder's statement of"),
        ("", DISCLAIMER, "the disclaimer of"),
        (FUNDER, DISCLAIMER, "the funder's statement and disclaimer of"),
    ],
)
def test_a_card_without_room_says_so(
    tmp_path: Path, funder: str, disclaimer: str, which: str
) -> None:
    (record,) = made(tmp_path, CARD, funder, disclaimer)
    assert record.delivered
    (warning,) = [one for one in record.warnings if one.startswith("partner-statements: ")]
    assert which in warning


def test_nothing_is_said_when_nobody_asks(tmp_path: Path) -> None:
    (record,) = made(tmp_path, CARD, "")
    assert not any("partner-statements" in one for one in record.warnings)


def test_a_statement_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    for record in made(tmp_path, HANDOUT, FUNDER * 3):
        assert not record.delivered
        assert "partner" in record.reason
