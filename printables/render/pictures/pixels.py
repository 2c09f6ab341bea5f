"""Pixel files as upright pictures of 8 bits in sRGB, grey or ink, no larger than is printed."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageCms, ImageFile, ImageOps

from printables.render.pictures.kind import Kind
from printables.render.pictures.refusal import refused
from printables.render.pictures.room import Pixels

MOST_PIXELS = 50_000_000
"""A page of 11 x 12 in at 600 ppi; a small file can claim to unpack to far more."""

FORMATS = (Kind.PNG, Kind.JPEG, Kind.TIFF)
KEPT = {"L", "LA", "RGB", "RGBA", "CMYK"}
WITHOUT_ALPHA = {"LA": "L", "RGBA": "RGB"}
MODES = {"1": "L", "P": "RGB", "PA": "RGBA", "RGBX": "RGB", "YCbCr": "RGB"}
TRANSPARENT = {"L": "LA", "1": "LA", "P": "RGBA", "RGB": "RGBA"}
SAVE_AGAIN = "open it in any picture program and save it again as a PNG"


def read_pixels(data: bytes, name: str, room: Pixels) -> Image.Image:
    """Read a PNG, JPEG or TIFF: mode L, LA, RGB, RGBA (all sRGB) or CMYK (the file's own inks).

    Raises:
        LayoutError: it is broken, too large, or in a colour mode that pictures do not have.
    """
    try:
        with whole_files_only(), opened(data, name) as picture:
            icc = picture.info.get("icc_profile")
            picture.load()
            upright = ImageOps.exif_transpose(picture)
            plain = eight_bits(upright, name)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as broken:
        raise refused(name, "is damaged or cut short", SAVE_AGAIN) from broken
    return in_srgb(scaled_down(plain, room), icc)


def opened(data: bytes, name: str) -> Image.Image:
    """Open a file without unpacking it.

    Raises:
        LayoutError: it is not one of our formats, or would unpack to too many pixels.
    """
    too_large = refused(name, "has too many pixels", "save it smaller, below 7000 x 7000 pixels")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about odd metadata, and of sizes that we judge below
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as bomb:
        raise too_large from bomb
    if picture.width * picture.height > MOST_PIXELS:
        raise too_large
    return picture


@contextmanager
def whole_files_only() -> Iterator[None]:
    """Let a file that is cut short be an error: the layout engine tells Pillow to pad it."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def eight_bits(picture: Image.Image, name: str) -> Image.Image:
    """Bring a picture to one of the modes that we keep."""
    if picture.mode.startswith("I"):  # 16 bits of grey, which a plain conversion would clip
        return picture.convert("I").point(lambda level: level / 256).convert("L")
    if "transparency" in picture.info and picture.mode in TRANSPARENT:
        return picture.convert("RGBA").convert(TRANSPARENT[picture.mode])
    if picture.mode in MODES:
        return picture.convert(MODES[picture.mode])
    if picture.mode not in KEPT:
        raise refused(name, f"is in colour mode {picture.mode}", "save it as RGB or CMYK")
    return picture


def scaled_down(picture: Image.Image, room: Pixels) -> Image.Image:
    """Shrink to fit the room; never enlarge, which would hide a logo that is too coarse."""
    scale = min(room.width / picture.width, room.height / picture.height)
    if scale >= 1:
        return picture
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)


def in_srgb(picture: Image.Image, icc: bytes | None) -> Image.Image:
    """Honour the colour profile that a picture carries; inks keep their numbers."""
    if icc is None or picture.mode == "CMYK":
        return picture
    base = WITHOUT_ALPHA.get(picture.mode, picture.mode)
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        converted = ImageCms.profileToProfile(
            picture.convert(base),
            source,
            ImageCms.createProfile("sRGB"),
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            "RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (OSError, ImageCms.PyCMSError):  # a broken profile, or one of another kind of picture
        return picture
    return with_alpha(converted, picture) if converted else picture


def with_alpha(converted: Image.Image, picture: Image.Image) -> Image.Image:
    """Give grey back its one channel, and the transparency that it had."""
    base = WITHOUT_ALPHA.get(picture.mode, picture.mode)
    plain = converted.convert(base)
    if picture.mode in WITHOUT_ALPHA:
        plain.putalpha(picture.getchannel("A"))
    return plain
