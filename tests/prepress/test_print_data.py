"""The shipped formats, sheets and profiles."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from printables.model.format import Format
from tests.prepress.pieces import TEMPLATES, names, piece, profile, sheet


@pytest.mark.parametrize(
    "file",
    [
        TEMPLATES / folder / f"{name}.yaml"
        for folder in ("formats", "sheets", "profiles")
        for name in names(folder)
    ],
    ids=lambda file: f"{file.parent.name}/{file.stem}",
)
def test_each_file_opens_with_what_it_is(file: Path) -> None:
    assert file.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("form", names("formats"))
def test_both_sides_of_a_format_fold_at_the_same_place(form: str) -> None:
    front, *backs = piece(form).sides.values()
    for back in backs:
        extents = [panel.extent for panel in back]
        mirrored = extents if piece(form).axis == "column" else extents[::-1]
        assert [panel.extent for panel in front] == mirrored


def test_every_sheet_is_used_and_known() -> None:
    used = {piece(form).sheets["office"] for form in names("formats")}
    assert used == set(names("sheets"))
    assert all(sheet(name).printable == 18 for name in used)


def test_press_marks_keep_the_distance_that_printers_ask_for() -> None:
    press = profile("press")
    assert (press.bleed, press.slug) == (9, 36)
    assert press.mark_offset >= max(12, press.bleed)


@pytest.mark.parametrize("rotate", [90, 270, -180, 360])
def test_a_panel_stands_upright_or_on_its_head(rotate: int) -> None:
    card = piece("us-folding-card").model_dump()
    turned = card | {
        "sides": card["sides"]
        | {
            "outside": [
                {"panel": "front", "extent": 144, "rotate": rotate},
                {"panel": "back", "extent": 144},
            ]
        }
    }
    with pytest.raises(ValidationError, match="rotate"):
        Format.model_validate(turned)
