"""Logos of every kind that partners send: the same mark, made in memory."""

import base64
import io
import struct
import zlib

from PIL import Image, ImageCms, ImageDraw

SIDE = 600
ORANGE, BLACK = (224, 104, 47), (0, 0, 0)


def mark(
    mode: str = "RGB", ground: str | tuple[int, ...] = "white", side: int = SIDE
) -> Image.Image:
    """Draw the mark: orange above, black below, a margin of a tenth around."""
    picture = Image.new("RGBA", (side, side), ground)
    draw, edge = ImageDraw.Draw(picture), side // 10
    draw.rectangle((edge, edge, side - edge, side // 2), fill=ORANGE)
    draw.rectangle((edge, side // 2, side - edge, side - edge), fill=BLACK)
    if mode == "RGBA":
        return picture
    return picture.convert("RGB").convert(mode)


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    written = io.BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def in_inks() -> Image.Image:
    """Give the mark in plain inks: orange 0 60 90 0, black 0 0 0 100, paper none."""
    picture, edge = Image.new("CMYK", (SIDE, SIDE)), SIDE // 10
    draw = ImageDraw.Draw(picture)
    draw.rectangle((edge, edge, SIDE - edge, SIDE // 2), fill=(0, 153, 230, 0))
    draw.rectangle((edge, SIDE // 2, SIDE - edge, SIDE - edge), fill=(0, 0, 0, 255))
    return picture


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def upside_down() -> bytes:
    """Write the note of a camera that was held upside down."""
    exif = Image.Exif()
    exif[0x0112] = 3  # Orientation
    return exif.tobytes()


def red_is_green() -> bytes:
    """Write a colour profile whose red is green, and the other way round."""
    return (
        srgb_profile()
        .replace(b"rXYZ", b"?XYZ", 1)
        .replace(b"gXYZ", b"rXYZ", 1)
        .replace(b"?XYZ", b"gXYZ", 1)
    )


def png_16_bits(grey: Image.Image) -> bytes:
    """Write a grey picture with 16 bits a pixel."""
    levels = b"".join(struct.pack("<H", level * 257) for level in grey.tobytes())
    return saved(Image.frombytes("I;16", grey.size, levels), "PNG")


def bomb(side: int) -> bytes:
    """Write a small PNG that says it is so many pixels square."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(b"\0")), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def cgbi() -> bytes:
    """Write a PNG as Xcode spoils it for telephones: a chunk more, and no zlib header."""
    header = struct.pack(">IIBBBBB", 10, 10, 8, 6, 0, 0, 0)
    squeezed = zlib.compressobj(wbits=-15)
    body = squeezed.compress(bytes(41) * 10) + squeezed.flush()
    parts = (chunk(b"CgBI", b"\x50\x00\x20\x02"), chunk(b"IHDR", header), chunk(b"IDAT", body))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IEND", b"")


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def svg(inner: str, attributes: str = 'viewBox="0 0 60 60"') -> bytes:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f"{attributes}>{inner}</svg>"
    ).encode()


def embedded(picture: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"


def laughs() -> bytes:
    """Write an SVG whose entities grow without end."""
    entities = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 30}">' for at in range(1, 9))
    start = f'<!DOCTYPE svg [<!ENTITY e0 "{"ha" * 30}">{entities}]>'
    return start.encode() + svg("<desc>&e8;</desc>")


def foreign_entity() -> bytes:
    """Write an SVG that wants to read a file of the machine."""
    start = b'<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return start + svg('<path d="M0 0h9v9z"/>&e;')
