"""Pictures as plates: the ink of each pixel, as PDF means it (ISO 32000-2, 8.9.5)."""

import io
from collections.abc import Callable
from dataclasses import dataclass

from pikepdf import Name, Object
from PIL import Image, ImageChops

from printables.preflight.painting.inks import PROCESS, Ink, family, palette

WHOLE_BYTE = 8
MODES = {"/DeviceCMYK": "CMYK", "/DeviceGray": "L"}
JPEG = {"/DCTDecode", "/DCT"}

Planes = dict[str, Image.Image]
"""A picture for each ink; 255 is solid."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Pixels as they stand in the file, how to read them as inks, and where they show (255)."""

    pixels: Image.Image
    planes: Callable[[Image.Image], Planes]
    seen: Image.Image | None = None


def picture(image: Object, ink: Ink | None) -> Picture | None:
    """Read a picture; a stencil prints in `ink`. None when it holds no inks, or is not read."""
    if bool(image.get(Name.ImageMask, False)):
        return stencil(image, ink)
    space = image.get(Name.ColorSpace, Name.DeviceGray)
    mask = image.get(Name.SMask)
    seen = samples(mask, "/DeviceGray") if mask is not None else None
    if family(space) == "/Indexed":
        return of_palette(image, palette(space), seen)
    pixels = samples(image, family(space))
    return Picture(pixels=pixels, planes=direct_planes, seen=seen) if pixels else None


def direct_planes(pixels: Image.Image) -> Planes:
    if pixels.mode == "L":
        return {
            **dict.fromkeys(PROCESS, Image.new("L", pixels.size)),
            "Black": ImageChops.invert(pixels),
        }
    return dict(zip(PROCESS, pixels.split(), strict=True))


def stencil(image: Object, ink: Ink | None) -> Picture | None:
    """Paint where a bit is 0, or 1 with `Decode` turned (8.9.6.2)."""
    bits = one_bit(image)
    if bits is None or ink is None:
        return None
    tints = {name: round(255 * tint) for name, tint in ink.tints.items()}

    def planes(pixels: Image.Image) -> Planes:
        return {name: Image.new("L", pixels.size, tint) for name, tint in tints.items()}

    return Picture(pixels=bits, planes=planes, seen=ImageChops.invert(bits))


def of_palette(
    image: Object, colours: list[Ink | None], seen: Image.Image | None
) -> Picture | None:
    inks = [ink for ink in colours if ink is not None]
    indexes = plain(image, "/DeviceGray")
    if indexes is None or not inks or len(inks) < len(colours):
        return None

    def planes(pixels: Image.Image) -> Planes:
        tables = {name: [round(255 * ink.tints[name]) for ink in inks] for name in inks[0].tints}
        return {name: pixels.point((row + [0] * 256)[:256]) for name, row in tables.items()}

    return Picture(pixels=indexes, planes=planes, seen=seen)


def samples(image: Object, kind: str) -> Image.Image | None:
    """Read samples of one or four inks, with `Decode` applied; None for any other kind."""
    if kind not in MODES:
        return None
    if int(image.get(Name.BitsPerComponent, WHOLE_BYTE)) == 1:
        return one_bit(image)
    found = coded(image) if is_jpeg(image) else plain(image, kind)
    if found is None or found.mode != MODES[kind]:
        return None
    return ImageChops.invert(found) if is_turned(image) else found


def is_turned(image: Object) -> bool:
    """Tell whether `Decode` turns light to dark."""
    return [float(one) for one in image.get(Name.Decode, ())][:2] == [1, 0]


def is_jpeg(image: Object) -> bool:
    written = image.get(Name.Filter)
    names = [written] if isinstance(written, Name) else list(written or ())
    return [str(name) in JPEG for name in names] == [True]


def coded(image: Object) -> Image.Image:
    """Read a JPEG. Pillow turns every CMYK JPEG over, as Adobe writes them: it is turned back."""
    found = Image.open(io.BytesIO(image.read_raw_bytes()))
    return ImageChops.invert(found) if found.mode == "CMYK" else found.copy()


def plain(image: Object, kind: str) -> Image.Image | None:
    """Read whole bytes."""
    size, mode = (int(image.Width), int(image.Height)), MODES[kind]
    wanted, raw = size[0] * size[1] * len(mode), readable(image)
    whole = int(image.get(Name.BitsPerComponent, WHOLE_BYTE)) == WHOLE_BYTE
    return Image.frombytes(mode, size, raw[:wanted]) if whole and len(raw) >= wanted else None


def one_bit(image: Object) -> Image.Image | None:
    """Read bits as 0 and 255, with `Decode` applied."""
    size, raw = (int(image.Width), int(image.Height)), readable(image)
    if len(raw) < (size[0] + 7) // 8 * size[1]:
        return None
    found = Image.frombytes("1", size, raw).convert("L")
    return ImageChops.invert(found) if is_turned(image) else found


def readable(image: Object) -> bytes:
    """Give a picture's samples; nothing when they are coded in a way that is not read."""
    try:
        return image.read_bytes()
    except NotImplementedError:
        return b""
