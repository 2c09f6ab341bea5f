"""SVG files made plain and safe: SVG elements only, nothing that runs, nothing from elsewhere.

What cannot be drawn alike everywhere is refused: live text, whose font we do not have, scripts,
and references to other files. What no printer sees (metadata, editors' notes, animation) goes.
"""

import base64
import binascii
import io
import re
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from printables.render.pictures.kind import Kind, kind_of
from printables.render.pictures.pixels import read_pixels
from printables.render.pictures.refusal import refused
from printables.render.pictures.room import Pixels

SVG = "http://www.w3.org/2000/svg"
HREF = ("href", "{http://www.w3.org/1999/xlink}href")
MOST_BYTES = 10_000_000
ANY_SIZE = Pixels(width=1_000_000, height=1_000_000)

UNSEEN = {
    "metadata", "title", "desc", "animate", "animateColor", "animateMotion", "animateTransform",
    "set", "view", "cursor",
}  # fmt: skip
TEXT = {"text", "tspan", "tref", "textPath", "flowRoot"}
REFUSED = {
    "script": ("holds a script", "save it again as a plain SVG, without interaction"),
    "foreignObject": ("holds a web page inside the drawing", "save it as a PNG of 600 ppi"),
}
OUTLINES = "convert the text to outlines (paths) and save it again"
EMBED = "embed the other file in the drawing, or save it as a PNG of 600 ppi"
ELSEWHERE = re.compile(r"""url\(\s*["']?(?!\s*(?:#|data:))|@import""", re.IGNORECASE)
DATA = re.compile(r"data:([^,;]*)([^,]*),(.*)", re.DOTALL)


def read_svg(data: bytes, name: str) -> Element:
    """Parse an SVG into a plain tree: local names, one attribute a property.

    Raises:
        LayoutError: it is broken, too large, or holds what is refused.
    """
    if len(data) > MOST_BYTES:
        raise refused(name, "is larger than 10 MB", "save it as a PNG of 600 ppi")
    if b"<?xml-stylesheet" in data:
        raise refused(name, "takes its style from another file", EMBED)
    try:
        # expat reads no external entity, and stops one that grows without end.
        root = ElementTree.fromstring(data)  # noqa: S314
        plain = cleaned(root, name)
    except ElementTree.ParseError as broken:
        line, _ = broken.position
        what = f"is not a whole SVG file (line {line})"
        raise refused(name, what, "save it again as SVG") from broken
    except RecursionError as deep:
        raise refused(name, "is nested too deeply", "save it as a PNG of 600 ppi") from deep
    if plain is None or plain.tag != "svg":
        raise refused(name, "is not an SVG drawing", "save it again as SVG")
    return plain


def written_svg(root: Element) -> str:
    """Write a plain tree; its names are SVG's."""
    root.set("xmlns", SVG)
    return ElementTree.tostring(root, encoding="unicode")


def cleaned(element: Element, name: str) -> Element | None:
    """Copy an element without what nobody sees; None if nothing is left of it."""
    space, _, tag = element.tag.rpartition("}")
    if space != f"{{{SVG}" or tag in UNSEEN or "requiredExtensions" in element.attrib:
        return None
    if tag in TEXT:
        require_no_words(element, name)
        return None
    if tag in REFUSED:
        raise refused(name, *REFUSED[tag])
    copy = Element("g" if tag == "a" else tag, attributes(element, tag, name))
    if tag == "style":
        copy.text = element.text
        require_own(element.text or "", name)
    copy.extend([inner for one in element if (inner := cleaned(one, name)) is not None])
    return copy


def require_no_words(element: Element, name: str) -> None:
    """Let pass only the empty text elements that editors leave behind.

    Raises:
        LayoutError: it has words.
    """
    words = " ".join("".join(element.itertext()).split())
    if words:
        raise refused(name, f"holds live text ('{words[:30]}')", OUTLINES)


def attributes(element: Element, tag: str, name: str) -> dict[str, str]:
    """Keep plain attributes but for handlers; keep a link if it leads into the same drawing."""
    kept = {}
    for key, value in element.attrib.items():
        if key in HREF:
            if tag != "a":
                kept["href"] = own_reference(value.strip(), name)
        elif "}" not in key and not key.startswith("on"):
            require_own(value, name)
            kept[key] = value
    return kept


def require_own(value: str, name: str) -> None:
    if ELSEWHERE.search(value):
        raise refused(name, "points to another file", EMBED)


def own_reference(address: str, name: str) -> str:
    """Let `#part` through, and a picture that is embedded; the latter as a PNG in sRGB.

    Raises:
        LayoutError: it leads elsewhere, or to a picture that cannot be printed.
    """
    if address.startswith("#"):
        return address
    found = DATA.fullmatch(address)
    if not found:
        raise refused(name, "points to another file", EMBED)
    inside = f"inside {name}"
    try:
        body = unquote_to_bytes(found[3])
        data = base64.b64decode(body) if found[2].endswith("base64") else body
    except binascii.Error as broken:
        raise refused(inside, "is damaged", "embed it again") from broken
    return embedded(data, inside)


def embedded(data: bytes, inside: str) -> str:
    if kind_of(data, inside) is Kind.SVG:
        raise refused(inside, "is a drawing in a drawing", "save the whole as a PNG of 600 ppi")
    picture = read_pixels(data, inside, ANY_SIZE)
    if picture.mode == "CMYK":
        raise refused(inside, "is in CMYK", "save the whole as a PNG of 600 ppi")
    picture.info.clear()
    written = io.BytesIO()
    picture.save(written, "PNG")
    return f"data:image/png;base64,{base64.b64encode(written.getvalue()).decode()}"
