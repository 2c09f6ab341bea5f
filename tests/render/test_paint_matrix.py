"""Every kind of paint, off the press: it prints as it looks, or is refused; none is blank.

What the engine makes of each is tried as it is; whatever slips through in RGB, preflight finds.
Style sheets and drawings are looked through before (test_unprintable), so that the message names
the line.
"""

import base64
import re
from typing import NamedTuple
from urllib.parse import quote

import pytest
from PIL import Image

from printables.errors import LayoutError
from tests.judges import ghostscript, needs, poppler
from tests.render.logos import mark, saved
from tests.render.proofs import BOX, Rgb, near, pressed, proof, seen

ORANGE_INK, BLACK_INK = "device-cmyk(0 .6 .9 0)", "device-cmyk(0 0 0 1)"
ORANGE: Rgb = (242, 127, 39)
PALE: Rgb = (252, 191, 142)
BLACK: Rgb = (28, 27, 26)
GREY: Rgb = (152, 154, 154)

RGB_FOUND = "RGB colour in"
STOPPED = "the layout engine broke down"
UNDRAWN = r"card\.html:1: '<\w+' cannot be printed in ink: draw it with flat"
WARNED = "the layout engine warned: Ignored"
BOX_HTML = "<div class=box></div>"


class Paint(NamedTuple):
    """HTML and style of something painted in the box; the colour that is seen, or the refusal."""

    name: str
    html: str
    css: str
    outcome: Rgb | str


def styled(name: str, style: str, outcome: Rgb | str) -> Paint:
    return Paint(name, BOX_HTML, f".box{{{style}}}", outcome)


def drawn(name: str, inner: str, outcome: Rgb | str, root: str = "") -> Paint:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72" {root}>{inner}</svg>'
    return Paint(name, f'<img class=box src="data:image/svg+xml,{quote(svg)}">', "", outcome)


def inline(name: str, inner: str, outcome: Rgb | str) -> Paint:
    return Paint(name, f'<svg class=box viewBox="0 0 72 72">{inner}</svg>', "", outcome)


def pictured(name: str, data: bytes, outcome: Rgb | str) -> Paint:
    return Paint(name, f'<img class=box src="{uri(data)}">', "", outcome)


def uri(data: bytes) -> str:
    return f"data:image/any;base64,{base64.b64encode(data).decode()}"


def stops(one: str, other: str) -> str:
    return f'<stop stop-color="{one}"/><stop offset="1" stop-color="{other}"/>'


SQUARE = '<rect width="72" height="72"{}/>'
ORANGE_SQUARE = SQUARE.format(f' fill="{ORANGE_INK}"')
BARE_SQUARE = SQUARE.format("")
WHITE_SQUARE = SQUARE.format(' fill="#fff"')
STROKE = f'<path d="M0 36h72" stroke-width="72" stroke="{ORANGE_INK}"{{}}/>'
LINEAR = '<linearGradient id="g">{}</linearGradient>' + SQUARE.format(' fill="url(#g)"')
RADIAL = '<radialGradient id="g">{}</radialGradient>' + SQUARE.format(' fill="url(#g)"')

COLOURS = (
    styled("ink", f"background:{ORANGE_INK}", ORANGE),
    styled("ink at half alpha", "background:device-cmyk(0 .6 .9 0 / .5)", PALE),
    styled("opacity", f"opacity:.5;background:{ORANGE_INK}", PALE),
    styled("named colour", "background:orangered", RGB_FOUND),
    styled("hex colour", "background:#f27f27", RGB_FOUND),
    styled("rgb()", "background:rgb(242 127 39)", RGB_FOUND),
    styled("white", "background:white", RGB_FOUND),
    styled("oklch()", "background:oklch(.7 .1 40)", RGB_FOUND),
    styled("lab()", "background:lab(70% 20 40)", RGB_FOUND),
    styled("color-mix()", "background:color-mix(in srgb, red, blue)", WARNED),
    styled("color()", "background:color(device-cmyk 0 .6 .9 0)", WARNED),
    Paint("no colour set", "<p class=box>HHHH", "html{color:initial}", RGB_FOUND),
    Paint("link", "<a class=box href='https://a.org'>HHHH</a>", "", RGB_FOUND),
    Paint("rule", "<hr class=box>", "", RGB_FOUND),
    Paint("mark", "<mark class=box>HHHH</mark>", "", RGB_FOUND),
    Paint("input", "<input class=box value=HHHH>", "", RGB_FOUND),
    Paint("textarea", "<textarea class=box>HHHH</textarea>", "", RGB_FOUND),
)
LINES = (
    styled("border", "border:9pt solid", BLACK),
    styled("dotted border", "border:9pt dotted", BLACK),
    styled("double border", "border:9pt double", BLACK),
    styled("outline", "outline:9pt solid;outline-offset:-9pt", BLACK),
    styled("groove", f"border:9pt groove {ORANGE_INK}", STOPPED),
    styled("ridge", f"border:9pt ridge {ORANGE_INK}", STOPPED),
    styled("inset", f"border:9pt inset {ORANGE_INK}", STOPPED),
    styled("outset", f"border:9pt outset {ORANGE_INK}", STOPPED),
    styled("border image", "border:9pt solid;border-image:linear-gradient(red,blue) 1", RGB_FOUND),
    Paint(
        "table border",
        "<table class=box border=9><tr><td></table>",
        "table,td{border:9pt solid}",
        BLACK,
    ),
    Paint("list marker", "<ul class=box><li>&#8203;</ul>", ".box{font-size:40pt}", BLACK),
    Paint("underline", "<u class=box>HHHH</u>", ".box{font-size:20pt}", BLACK),
    Paint(
        "column rule",
        "<div class=box>H H H H H H</div>",
        ".box{columns:2;column-rule:9pt solid}",
        BLACK,
    ),
)
SHADOWS = (
    styled("shadow", f"box-shadow:0 0 9pt {ORANGE_INK}", STOPPED),
    styled("hard shadow", f"width:36pt;box-shadow:36pt 0 {ORANGE_INK}", ORANGE),
    styled("bare shadow", "width:36pt;box-shadow:36pt 0", BLACK),
    styled("RGB shadow", "box-shadow:inset 0 0 9pt rgba(255,0,0,.5)", RGB_FOUND),
    styled("text shadow", "text-shadow:1pt 1pt", WARNED),
    styled("filter", f"background:{ORANGE_INK};filter:blur(2pt)", WARNED),
    styled("blending", f"background:{ORANGE_INK};mix-blend-mode:multiply", WARNED),
    styled("mask", f"background:{ORANGE_INK};mask-image:none", WARNED),
)
GRADIENTS = (
    styled("ink gradient", f"background:linear-gradient({ORANGE_INK},{BLACK_INK})", STOPPED),
    styled("gradient to clear", f"background:linear-gradient({ORANGE_INK},transparent)", STOPPED),
    styled("RGB gradient", "background:linear-gradient(red,blue)", RGB_FOUND),
    styled("RGB radial", "background:radial-gradient(red,blue)", RGB_FOUND),
    styled("RGB repeated", "background:repeating-linear-gradient(red,blue 9pt)", RGB_FOUND),
    styled("conic", "background:conic-gradient(red,blue)", WARNED),
    drawn("SVG ink gradient", LINEAR.format(stops(ORANGE_INK, BLACK_INK)), RGB_FOUND),
    drawn("SVG RGB gradient", LINEAR.format(stops("#f00", "#00f")), RGB_FOUND),
    drawn("SVG RGB radial", RADIAL.format(stops("#f00", "#00f")), RGB_FOUND),
)
DRAWINGS = (
    drawn("SVG ink", ORANGE_SQUARE, ORANGE),
    drawn("SVG ink on the root", BARE_SQUARE, ORANGE, f'fill="{ORANGE_INK}"'),
    drawn(
        "SVG colour on the root",
        SQUARE.format(' fill="currentColor"'),
        ORANGE,
        f'color="{ORANGE_INK}"',
    ),
    drawn("SVG stroke", STROKE.format(' fill="none"'), ORANGE),
    drawn("SVG stroke, default fill", STROKE.format(""), RGB_FOUND),
    drawn(
        "SVG style",
        f"<style>.a{{fill:{ORANGE_INK}}}</style>" + SQUARE.format(' class="a"'),
        ORANGE,
    ),
    drawn(
        "SVG pattern",
        f'<pattern id="p" width="9" height="9" patternUnits="userSpaceOnUse">{ORANGE_SQUARE}'
        "</pattern>" + SQUARE.format(' fill="url(#p)"'),
        ORANGE,
    ),
    drawn(
        "SVG clip",
        '<clipPath id="c"><circle cx="36" cy="36" r="36"/></clipPath>'
        f'<g clip-path="url(#c)">{ORANGE_SQUARE}</g>',
        ORANGE,
    ),
    drawn("SVG opacity", f'<g opacity=".5">{ORANGE_SQUARE}</g>', PALE),
    drawn("SVG text", f'<text y="60" font-size="60" fill="{ORANGE_INK}">HH</text>', ORANGE),
    drawn("SVG default fill", BARE_SQUARE, RGB_FOUND),
    drawn("SVG current colour", SQUARE.format(' fill="currentColor"'), RGB_FOUND),
    drawn("SVG named colour", SQUARE.format(' fill="orangered"'), RGB_FOUND),
    inline("inline SVG", BARE_SQUARE, RGB_FOUND),
    inline("inline ink", ORANGE_SQUARE, ORANGE),
    inline("inline mask", f'<mask id="m">{WHITE_SQUARE}</mask>', UNDRAWN),
    inline("inline filter", '<filter id="f"/>', UNDRAWN),
    inline("inline gradient", LINEAR.format(stops(ORANGE_INK, BLACK_INK)), UNDRAWN),
)
ORANGE_INKS = Image.new("CMYK", (300, 300), (0, 153, 230, 0))
PICTURES = (
    pictured("RGB PNG", saved(mark(), "PNG"), RGB_FOUND),
    pictured("palette PNG", saved(mark().quantize(8), "PNG"), RGB_FOUND),
    pictured("1-bit PNG", saved(mark("1"), "PNG"), RGB_FOUND),
    pictured("RGBA PNG", saved(mark("RGBA", (0, 0, 0, 0)), "PNG"), RGB_FOUND),
    pictured("grey PNG", saved(mark("L").point(lambda _: 130), "PNG"), GREY),
    pictured("RGB JPEG", saved(mark(), "JPEG"), RGB_FOUND),
    pictured("grey JPEG", saved(mark("L").point(lambda _: 130), "JPEG"), GREY),
    pictured("CMYK JPEG", saved(ORANGE_INKS, "JPEG", quality=100), ORANGE),
    pictured("CMYK TIFF", saved(ORANGE_INKS, "TIFF"), "Failed to load image"),
    pictured("GIF", saved(mark(), "GIF"), RGB_FOUND),
    styled("RGB background", f"background:url({uri(saved(mark(), 'PNG'))})", RGB_FOUND),
    Paint("crop marks", BOX_HTML, "@page{marks:crop}", RGB_FOUND),
)
MATRIX = (*COLOURS, *LINES, *SHADOWS, *GRADIENTS, *DRAWINGS, *PICTURES)


@needs(ghostscript, poppler)
@pytest.mark.parametrize("paint", MATRIX, ids=lambda paint: paint.name)
def test_a_paint_prints_as_it_looks_or_is_refused(paint: Paint) -> None:
    if isinstance(paint.outcome, str):
        assert re.search(paint.outcome, refusal(paint)), "it went through"
        return
    made = proof(paint.html, paint.css)
    assert not made.findings
    assert near(seen(made.through_profile.crop(BOX)), paint.outcome, 12)
    assert near(seen(made.drawn.crop(BOX)), paint.outcome, 60)


def refusal(paint: Paint) -> str:
    """Give what the engine says, or else what preflight finds."""
    try:
        return "; ".join(one.message for one in pressed(paint.html, paint.css).findings)
    except LayoutError as refused:
        return str(refused)
