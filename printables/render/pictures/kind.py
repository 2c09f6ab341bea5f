"""What a picture file really is, whatever its name says: told by its first bytes."""

from enum import StrEnum

from printables.render.pictures.refusal import refused


class Kind(StrEnum):
    PNG = "PNG"
    JPEG = "JPEG"
    TIFF = "TIFF"
    SVG = "SVG"


SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"II*\x00", Kind.TIFF),
    (b"MM\x00*", Kind.TIFF),
)

SVG_TAGS = (b"<svg", b"<\0s\0v\0g")
"""In one byte a letter, and in two."""

FAR = 100_000
"""Where an SVG has begun at the latest; notes of the editor may stand before."""

TO_DRAWING = "open it in the program that made it and save it as SVG, or as a PNG"
TO_PICTURE = "open it in any picture program and save it as a PNG"
STRANGERS = (
    (0, b"GIF8", "a GIF", TO_PICTURE),
    (8, b"WEBP", "a WebP picture", TO_PICTURE),
    (4, b"ftyp", "a HEIC, AVIF or video file", TO_PICTURE),
    (0, b"BM", "a BMP", TO_PICTURE),
    (0, b"\x00\x00\x01\x00", "an icon file (ICO)", TO_PICTURE),
    (0, b"8BPS", "a Photoshop file", TO_PICTURE),
    (0, b"\x00\x00\x00\x0cjP  ", "a JPEG 2000", TO_PICTURE),
    (0, b"%PDF", "a PDF or Illustrator file", TO_DRAWING),
    (0, b"%!PS", "an EPS or Illustrator file", TO_DRAWING),
    (0, b"\xc5\xd0\xd3\xc6", "an EPS file", TO_DRAWING),
    (0, b"\x1f\x8b", "a compressed SVG (SVGZ)", "save it as a plain SVG"),
    (0, b"PK\x03\x04", "a document or an archive", "save the picture itself as a PNG or SVG"),
)
"""Offset, bytes, name and remedy of what people send, and we do not print."""


def kind_of(data: bytes, name: str) -> Kind:
    """Tell what a file is.

    Raises:
        LayoutError: nothing that we print; it says what it is, if that is known, and what to do.
    """
    if not data.strip():
        raise refused(name, "is empty", "copy it there again")
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            return kind
    for offset, signature, what, remedy in STRANGERS:
        if data[offset:].startswith(signature):
            raise refused(name, f"is {what}, which we cannot print", remedy)
    if any(tag in data[:FAR] for tag in SVG_TAGS):
        return Kind.SVG
    raise refused(name, "is not a picture that we know", "save it as SVG, PNG, JPEG or TIFF")
