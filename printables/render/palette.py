"""Colours of a theme as CSS: inks for press, light for screen and office.

Drawings of a theme are plain SVG files that any drawing program opens. Their colours are the
theme's sRGB values; for press each is replaced by the ink that the theme pairs with it.
"""

import re
from pathlib import Path
from urllib.parse import quote

from printables.errors import LayoutError
from printables.model.colour import Colour, ColourSpace
from printables.model.theme import Theme

HEX = re.compile(r"#[0-9a-fA-F]{6}\b")
UNDRAWN = re.compile(
    r"<(?:linearGradient|radialGradient|filter|mask|image|text|foreignObject)\b", re.IGNORECASE
)
"""What the engine draws blank, in RGB, without its effect or not at all."""

UNKNOWN_PAINT = re.compile(
    r"""\b(?:fill|stroke)(?:=["']|:)\s*(?!none|inherit|#[0-9a-fA-F]{6}\b)[^"';]*"""
)

ROOT = re.compile(r"<svg\b[^>]*>")
VIEW_BOX = re.compile(r"""\bviewBox=["']([^"']*)["']""")
ALIGNED = re.compile(r"\bx(?:Min|Max)(?=Y)")
"""The side to which a drawing keeps when its box has another shape."""


def css_colour(colour: Colour, space: ColourSpace) -> str:
    """Write a colour in CSS, in the colour space of an edition."""
    if space is ColourSpace.SRGB:
        return colour.srgb
    inks = " ".join(f"{percent / 100:g}" for percent in colour.cmyk)
    return f"device-cmyk({inks})"


def drawing(file: Path, theme: Theme, space: ColourSpace) -> str:
    """Read an SVG drawing of the theme, in the inks or lights of an edition.

    Raises:
        LayoutError: the drawing is not flat, or uses a colour that the theme does not have.
    """
    svg = file.read_text(encoding="utf-8")
    require_none(UNKNOWN_PAINT, svg, file.name)
    require_none(UNDRAWN, svg, file.name)
    known = {colour.srgb: css_colour(colour, space) for colour in theme.colours.values()}

    def paired(found: re.Match[str]) -> str:
        written = found[0].lower()
        if written not in known:
            remedy = "use a colour of theme.yaml, or add this one with its inks"
            raise LayoutError(f"{file.name}: {written} is not a colour of the theme: {remedy}")
        return known[written]

    return HEX.sub(paired, svg)


def mirrored(svg: str) -> str:
    """Turn a drawing over, left for right, for languages that are written from the right.

    Raises:
        LayoutError: it has no viewBox, so nobody knows about which line to turn it.
    """
    root = ROOT.search(svg)
    box = VIEW_BOX.search(root[0]) if root else None
    if root is None or box is None:
        raise LayoutError("a drawing without viewBox cannot be mirrored: add one")
    left, _, width, _ = (float(number) for number in box[1].replace(",", " ").split())
    turned = ALIGNED.sub(other_side, root[0])
    axis = 2 * left + width
    body = svg[root.end() : svg.rindex("</svg>")]
    matrix = f'<g transform="matrix(-1 0 0 1 {axis:g} 0)">'
    return f"{svg[: root.start()]}{turned}{matrix}{body}</g></svg>"


def other_side(aligned: re.Match[str]) -> str:
    return {"xMin": "xMax", "xMax": "xMin"}[aligned[0]]


def require_drawable(html: str, name: str) -> None:
    """See that drawings in a page's HTML hold nothing that the engine does not draw rightly.

    Raises:
        LayoutError: names the template, the line of what it made, and what is there.
    """
    require_none(UNDRAWN, html, name)


def require_none(wrong: re.Pattern[str], markup: str, name: str) -> None:
    if found := wrong.search(markup):
        line = markup.count("\n", 0, found.start()) + 1
        remedy = "draw it with flat #rrggbb colours of the theme, and text as outlines"
        raise LayoutError(f"{name}:{line}: '{found[0]}' cannot be printed in ink: {remedy}")


def data_uri(svg: str) -> str:
    """Wrap an SVG so that HTML and CSS can hold it."""
    return f"data:image/svg+xml,{quote(svg)}"
