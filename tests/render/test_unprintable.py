"""Style sheets and drawings that cannot be printed in ink are refused by file and line."""

from pathlib import Path

import pytest

from printables.errors import ContentError, LayoutError
from printables.model.colour import ColourSpace
from printables.render.palette import drawing
from printables.render.unprintable import require_printable
from tests.shipped import shipped_job

STYLES = {
    "color: white": "Use a colour of the theme",
    "color: #221f20": "Use a colour of the theme",
    "background: rgb(1 2 3)": "Use a colour of the theme",
    "background: oklch(.7 .1 40)": "Use a colour of the theme",
    "border-left: 1pt solid tan": "Use a colour of the theme",
    "fill: color-mix(in srgb, red, blue)": "Use a colour of the theme",
    "border: 1pt groove var(--ink)": "Use solid",
    "box-shadow: 0 0 9pt var(--ink)": "Use flat colours",
    "background: linear-gradient(var(--ink), var(--paper))": "Use flat colours",
    "filter: blur(2pt)": "Use flat colours",
    "mix-blend-mode: multiply": "Use flat colours",
    "marks: crop": "drawn outside the bleed",
}


@pytest.mark.parametrize("style", STYLES)
def test_a_style_sheet_is_refused_by_its_line(tmp_path: Path, style: str) -> None:
    file = tmp_path / "piece.css"
    file.write_text(f"/* red */\n.red {{ color: var(--deep-red);\n  {style}; }}")
    with pytest.raises(ContentError) as refused:
        require_printable([file], tmp_path)
    (problem,) = refused.value.problems
    assert str(problem).startswith(f"piece.css:3:3: '{style}' cannot be printed in ink.")
    assert STYLES[style] in problem.remedy


@pytest.mark.parametrize(
    "style",
    [
        "color: var(--red)",
        "background: var(--paper) var(--art-red) no-repeat",
        "background-image: url(#fff)",
        "font-family: Tan",
        "border: 1pt solid",
        "box-shadow: none",
        "text-decoration: underline",
    ],
)
def test_other_style_passes(tmp_path: Path, style: str) -> None:
    file = tmp_path / "piece.css"
    file.write_text(f"#fed, a:hover {{ {style} }}")
    require_printable([file], tmp_path)


@pytest.mark.parametrize(
    "wrong",
    [
        '<path fill="orangered"/>',
        '<path style="fill:rgb(1,2,3)"/>',
        "<path stroke='currentColor'/>",
        '<path fill="#fff"/>',
        '<linearGradient id="g"/>',
        '<mask id="m"/>',
        '<filter id="f"/>',
        '<image href="a.png"/>',
        "<text>Call</text>",
    ],
)
def test_a_drawing_of_the_theme_is_refused_by_its_line(tmp_path: Path, wrong: str) -> None:
    file = tmp_path / "sun.svg"
    file.write_text(f'<svg>\n<path fill="none" fill-opacity="1"/>\n{wrong}</svg>')
    with pytest.raises(LayoutError, match=r"sun\.svg:3: .* cannot be printed in ink"):
        drawing(file, shipped_job("brochure", "press").theme, ColourSpace.CMYK)
