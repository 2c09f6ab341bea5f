"""Flat drawings keep their lines and change their colours; anything else must become pixels.

Only what the engine is known to draw rightly in ink passes: plain shapes, solid paints, clips.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from xml.etree.ElementTree import Element

from PIL import ImageColor

from printables.render.pictures.colours import Colours

SHAPES = {
    "svg", "g", "defs", "clipPath", "style",
    "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
}  # fmt: skip
GEOMETRY = {
    "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height",
    "points", "transform", "viewBox", "id", "class",
}  # fmt: skip
PAINTS = {"fill", "stroke"}
KEPT = {
    "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray",
    "stroke-dashoffset", "fill-rule", "clip-rule", "clip-path",
}  # fmt: skip
PLAIN = {
    "opacity": "1", "fill-opacity": "1", "stroke-opacity": "1", "display": "inline",
    "visibility": "visible", "mix-blend-mode": "normal", "isolation": "auto",
    "paint-order": "normal", "vector-effect": "none", "filter": "none", "mask": "none",
    "marker": "none", "overflow": "visible", "preserveAspectRatio": "xMidYMid meet",
}  # fmt: skip
"""Properties that change nothing at these values."""

IDLE = re.compile(
    r"-|data-|aria-|font|text|line-height|letter-spacing|word-spacing|white-space|writing-mode"
    r"|enable-background|color-(interpolation|rendering)|shape-rendering|image-rendering"
    r"|stop-|flood-|lighting-|solid-|version$|baseProfile$|role$|focusable$|tabindex$|lang$|type$|xmlns"
)
"""Properties that a flat drawing is the same without."""

COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
RULE = re.compile(r"\s*([^{}@]+)\{([^{}]*)\}\s*")
NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")
BLACK = (0, 0, 0)
OPAQUE = 255


class NotFlatError(Exception):
    """The drawing holds something beyond plain shapes in solid colours."""


def recoloured(svg: Element, colours: Colours) -> Element:
    """Copy a flat drawing, each colour in the edition's.

    Raises:
        NotFlatError: it must be drawn as pixels instead.
    """
    copy = deepcopy(svg)
    for element in copy.iter():
        recolour(element, colours)
    for inner in copy.iter("svg"):
        if inner is not copy:
            raise NotFlatError("svg")
    sized_by_view_box(copy)
    copy.attrib = {"fill": colours.css(BLACK), **copy.attrib}
    return copy


def recolour(element: Element, colours: Colours) -> None:
    if element.tag not in SHAPES:
        raise NotFlatError(element.tag)
    kept = {}
    for key, value in element.attrib.items():
        if key == "style":
            kept[key] = ";".join(declarations(value, colours))
        elif key in GEOMETRY:
            kept[key] = value
        elif (shown := declared(key, value, colours)) is not None:
            kept[key] = shown
    element.attrib = kept
    if element.tag == "style":
        element.text = "".join(rules(element.text or "", colours))


def rules(sheet: str, colours: Colours) -> Iterator[str]:
    """Recolour a style sheet without at-rules."""
    plain, end = COMMENT.sub("", sheet), 0
    for rule in RULE.finditer(plain):
        if rule.start() != end:
            raise NotFlatError("style")
        end = rule.end()
        yield f"{rule[1].strip()}{{{';'.join(declarations(rule[2], colours))}}}"
    if plain[end:].strip():
        raise NotFlatError("style")


def declarations(style: str, colours: Colours) -> Iterator[str]:
    for declaration in COMMENT.sub("", style).split(";"):
        key, colon, value = (part.strip() for part in declaration.partition(":"))
        if colon and (shown := declared(key, value, colours)) is not None:
            yield f"{key}:{shown}"


def declared(key: str, value: str, colours: Colours) -> str | None:
    """Give a property's value in the edition's colours; None if it may be left out."""
    if key in PAINTS:
        return paint(value.strip(), colours)
    if key in KEPT:
        return value
    if PLAIN.get(key) == value.strip() or IDLE.match(key):
        return None
    raise NotFlatError(key)


def paint(written: str, colours: Colours) -> str:
    named = written.lower()
    if named in {"none", "transparent"}:
        return "none"
    if named == "inherit":
        return named
    if named == "currentcolor":  # no drawing that sets `color` gets here
        return colours.css(BLACK)
    try:
        red, green, blue, *alpha = ImageColor.getrgb(named)
    except ValueError as unknown:
        raise NotFlatError(written) from unknown
    if alpha not in ([], [OPAQUE]):
        raise NotFlatError(written)
    return colours.css((red, green, blue))


def sized_by_view_box(svg: Element) -> None:
    """Let the box alone say how large it is: drop width and height for a view box."""
    width, height = svg.attrib.pop("width", ""), svg.attrib.pop("height", "")
    if "viewBox" in svg.attrib:
        return
    across, up = NUMBER.fullmatch(width), NUMBER.fullmatch(height)
    if not (across and up):
        raise NotFlatError("viewBox")
    svg.set("viewBox", f"0 0 {across[1]} {up[1]}")
