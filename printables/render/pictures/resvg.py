"""Drawings to pixels. The only user of resvg, which draws all of static SVG, and no fonts here."""

import io
from xml.etree.ElementTree import Element

import resvg_py
from PIL import Image

from printables.render.pictures.refusal import refused
from printables.render.pictures.room import Pixels
from printables.render.pictures.svg_file import written_svg

REMEDY = "save it again as a plain SVG, or as a PNG of 600 ppi"


def rasterised(svg: Element, name: str, room: Pixels) -> Image.Image:
    """Draw an SVG as large as fits: RGBA in sRGB, transparent where nothing is drawn.

    Raises:
        LayoutError: it has no size, or is beyond what resvg draws.
    """
    try:
        png = resvg_py.svg_to_bytes(
            svg_string=written_svg(svg),
            width=room.width,
            height=room.height,
            skip_system_fonts=True,
        )
    except ValueError as broken:
        raise refused(name, f"cannot be drawn ({broken})", REMEDY) from broken
    with Image.open(io.BytesIO(bytes(png)), formats=["PNG"]) as picture:
        picture.load()
        return picture.convert("RGBA")
