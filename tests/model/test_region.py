"""A partner's box: as drawn, or in proportion to the flat."""

import pytest

from printables.model.geometry import Size
from printables.model.region import Region, RegionField

LETTER = Size(width=612, height=792)


def region(drawn_at: str | None) -> Region:
    return Region.model_validate(
        {
            "panel": "front",
            "left": "60pt",
            "right": "6pt",
            "bottom": "5pt",
            "height": "20pt",
            "drawn_at": drawn_at,
            "show": [RegionField.NAME],
        }
    )


def test_a_box_stands_where_it_is_drawn() -> None:
    assert region(None).on(LETTER) == region(None)


def test_a_box_drawn_at_one_width_grows_with_the_flat() -> None:
    grown = region("100pt").on(LETTER)
    lengths = (grown.left, grown.right, grown.bottom, grown.height)
    assert lengths == pytest.approx((367.2, 36.72, 30.6, 122.4))


def test_a_box_is_scaled_only_once() -> None:
    grown = region("100pt").on(LETTER)
    assert grown.on(LETTER) == grown
