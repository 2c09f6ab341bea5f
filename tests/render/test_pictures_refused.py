"""Logos that cannot be printed are refused in one line that says what to do."""

import re
from pathlib import Path

import pytest
from PIL import Image

from printables.errors import LayoutError
from printables.render.pictures import picture
from tests.render import logos
from tests.render.kinds import GRADED, LOWER, PRESS, SCREEN, STOPS, uri
from tests.render.logos import mark, saved, svg

TO_PNG = "open it in any picture program and save it"
REFUSED = {
    "empty": (b"", "is empty: copy it there again"),
    "cut PNG": (saved(mark(), "PNG")[:900], f"is damaged or cut short: {TO_PNG}"),
    "cut JPEG": (saved(mark(), "JPEG")[:3000], f"is damaged or cut short: {TO_PNG}"),
    "cut TIFF": (saved(mark(), "TIFF")[:3000], f"is damaged or cut short: {TO_PNG}"),
    "PNG of a telephone": (logos.cgbi(), f"is damaged or cut short: {TO_PNG}"),
    "bomb": (logos.bomb(20_000), "has too many pixels: save it smaller"),
    "large": (logos.bomb(8_000), "has too many pixels: save it smaller"),
    "GIF": (saved(mark(), "GIF"), f"is a GIF, which we cannot print: {TO_PNG}"),
    "WebP": (saved(mark(), "WEBP"), f"is a WebP picture, which we cannot print: {TO_PNG}"),
    "BMP": (saved(mark(), "BMP"), "is a BMP"),
    "icon": (saved(mark(), "ICO"), "is an icon file"),
    "PDF": (saved(mark(), "PDF"), "is a PDF or Illustrator file, .* save it as SVG"),
    "EPS": (b"%!PS-Adobe-3.0 EPSF-3.0", "is an EPS or Illustrator file, .* save it as SVG"),
    "SVGZ": (b"\x1f\x8b\x08", "is a compressed SVG .*: save it as a plain SVG"),
    "Word": (b"PK\x03\x04", "is a document or an archive, .*: save the picture itself"),
    "web page": (b"<html>404 not found", "is not a picture that we know: save it as SVG, PNG"),
    "Lab": (saved(Image.new("LAB", (9, 9)), "TIFF"), "is in colour mode LAB: save it as RGB"),
    "clear": (saved(Image.new("RGBA", (9, 9)), "PNG"), "shows nothing on white paper: use the"),
    "white": (saved(Image.new("RGB", (9, 9), "white"), "JPEG"), "shows nothing on white paper"),
    "no ink": (saved(Image.new("CMYK", (9, 9)), "JPEG"), "shows nothing on white paper"),
    "white SVG": (svg('<path d="M0 0h60v60z" fill="#fff"/>'), "shows nothing on white paper"),
    "white gradient": (
        svg(
            f'<linearGradient id="g">{STOPS.replace("e0682f", "fff")}</linearGradient>{GRADED}'
        ).replace(LOWER.encode(), b""),
        "shows nothing on white paper",
    ),
    "empty SVG": (svg(""), "shows nothing on white paper"),
    "broken SVG": (svg("<path"), r"is not a whole SVG file \(line 1\): save it again"),
    "no namespace": (b"<svg><path d='M0 0h9v9z'/></svg>", "is not an SVG drawing"),
    "text": (svg("<text>Hope <tspan>House</tspan></text>"), r"holds live text \('Hope House'\)"),
    "script": (svg("<script>run()</script>"), "holds a script: save it again as a plain SVG"),
    "web page in SVG": (svg("<foreignObject/>"), "holds a web page .*: save it as a PNG"),
    "far picture": (svg('<image href="https://a.org/b.png"/>'), "points to another file: embed"),
    "near picture": (svg('<image xlink:href="/etc/passwd"/>'), "points to another file: embed"),
    "far style": (svg("<style>@import 'a.css'</style>"), "points to another file"),
    "far paint": (svg('<path fill="url( a.svg#b )"/>'), "points to another file"),
    "style beside": (b'<?xml-stylesheet href="a.css"?>' + svg(""), "takes its style from another"),
    "embedded GIF": (
        svg(f'<image href="{logos.embedded(saved(mark(), "GIF"))}"/>'),
        "inside logo.svg is a GIF",
    ),
    "embedded bomb": (
        svg(f'<image href="{logos.embedded(logos.bomb(20_000))}"/>'),
        "inside logo.svg has too many pixels",
    ),
    "embedded nonsense": (svg('<image href="data:;base64,A"/>'), "inside logo.svg is damaged"),
    "endless entities": (logos.laughs(), "is not a whole SVG file"),
    "entity of a file": (logos.foreign_entity(), "is not a whole SVG file"),
    "bottomless": (svg("<g>" * 5000 + "</g>" * 5000), "is nested too deeply"),
    "huge SVG": (svg("<g/>" * 2_600_000), "is larger than 10 MB: save it as a PNG"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_printed_is_refused_in_one_line(name: str) -> None:
    data, what = REFUSED[name]
    for job in (PRESS, SCREEN):
        with pytest.raises(LayoutError) as refused:
            uri(data, job, "logo.svg")
        assert re.fullmatch(rf"the picture .*{what}.*", str(refused.value))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match=r"the picture logo\.png cannot be opened"):
        picture(tmp_path / "logo.png", PRESS)
