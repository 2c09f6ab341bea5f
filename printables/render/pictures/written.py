"""Pictures as the files that the engine embeds unchanged, as data URIs."""

import base64
import io

from PIL import Image

from printables.render.pictures.tones import is_drawing

INK, LIGHT = 100, 92
"""JPEG qualities: no more than rounding, so that total ink keeps its limit; and for photographs."""


def raster_uri(picture: Image.Image) -> str:
    """Write ink as JPEG, the one form in which the engine takes it; photographs too; else PNG."""
    picture.info.clear()  # a colour profile or a date must not travel along
    if picture.mode == "CMYK":
        return jpeg(picture, INK)
    if picture.mode == "RGB" and not is_drawing(picture):
        return jpeg(picture, LIGHT)
    written = io.BytesIO()
    picture.save(written, "PNG", compress_level=1)  # the engine unpacks it and packs it better
    return uri("image/png", written)


def jpeg(picture: Image.Image, quality: int) -> str:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=quality, subsampling=0, optimize=True)
    return uri("image/jpeg", written)


def uri(media_type: str, written: io.BytesIO) -> str:
    return f"data:{media_type};base64,{base64.b64encode(written.getvalue()).decode()}"
