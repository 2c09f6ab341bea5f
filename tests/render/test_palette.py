"""Colours in pairs: a drawing becomes ink for press, and an unknown colour stops."""

from pathlib import Path

import pytest

from printables.errors import LayoutError
from printables.model.colour import Colour, ColourSpace
from printables.render.palette import css_colour, drawing
from tests.shipped import shipped_job

THEME = shipped_job("brochure", "press").theme
ORANGE = Colour(cmyk=(0, 38, 74, 0), srgb="#faad57")


def test_a_colour_is_ink_for_press_and_light_for_screen() -> None:
    assert css_colour(ORANGE, ColourSpace.CMYK) == "device-cmyk(0 0.38 0.74 0)"
    assert css_colour(ORANGE, ColourSpace.SRGB) == "#faad57"


def test_a_drawing_takes_the_theme_s_inks(tmp_path: Path) -> None:
    file = tmp_path / "sun.svg"
    file.write_text(f'<path fill="{THEME.colours["deep"].srgb.upper()}"/>')
    ink = css_colour(THEME.colours["deep"], ColourSpace.CMYK)
    assert drawing(file, THEME, ColourSpace.CMYK) == f'<path fill="{ink}"/>'


def test_a_colour_outside_the_theme_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "sun.svg"
    file.write_text('<path fill="#123456"/>')
    with pytest.raises(LayoutError, match=r"sun\.svg: #123456 is not a colour of the theme"):
        drawing(file, THEME, ColourSpace.CMYK)


@pytest.mark.parametrize("name", sorted(THEME.colours))
def test_solids_of_the_theme_stay_within_240_percent_of_ink(name: str) -> None:
    assert sum(THEME.colours[name].cmyk) <= 240
