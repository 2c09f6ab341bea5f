"""QR codes read back from the print as a phone reads them; by zxing, which did not draw them."""

from dataclasses import dataclass
from math import hypot, sqrt
from typing import Any

import zxingcpp

from printables.model.geometry import Edges, Rect
from printables.preflight.raster import Raster
from printables.preflight.rectangles import ring

CORNER_MODULES = 17
"""A symbol of version v has 17 + 4v modules a side (ISO/IEC 18004)."""
VERSION_MODULES = 4
SQUARE = 0.75
"""How much of the longest side or diagonal a code's shortest has."""


@dataclass(frozen=True, kw_only=True)
class Code:
    """A symbol as it was read: its address, where it lies, and the side of one module in points.

    Not `readable`: it was seen, and could not be read.
    """

    address: str
    readable: bool
    where: Rect
    module: float
    inverted: bool


@dataclass(frozen=True, kw_only=True)
class CodesSeen:
    """The codes of a picture; `doubtful` when it shows what may be one and is not read."""

    codes: tuple[Code, ...]
    doubtful: bool


def read_codes(raster: Raster) -> CodesSeen:
    """Read every code; one that reads only as light on dark, against ISO 18004, is told apart."""
    grey = raster.image.convert("L")
    qr_codes = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    upright = zxingcpp.read_barcodes(grey, formats=qr_codes, try_invert=False)
    either = zxingcpp.read_barcodes(grey, formats=qr_codes, return_errors=True)
    corners = {corner(symbol) for symbol in upright}
    codes = tuple(
        code(symbol, raster, inverted=corner(symbol) not in corners)
        for symbol in filter(is_code, either)
    )
    return CodesSeen(codes=codes, doubtful=not all(symbol.valid for symbol in either))


def is_code(symbol: Any) -> bool:  # noqa: ANN401 - zxing is untyped
    """Leave out what zxing sees in artwork: not square, or a micro code with one corner pattern."""
    place = symbol.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    sides = [distance(corners[at], corners[at - 1]) for at in range(4)]
    diagonals = [distance(corners[at], corners[at - 2]) / sqrt(2) for at in range(2)]
    square = min(sides + diagonals) > SQUARE * max(sides + diagonals)
    return square and str(symbol.extra.get("Version", "")).isdigit()


def distance(one: Any, other: Any) -> float:  # noqa: ANN401 - zxing is untyped
    return hypot(one.x - other.x, one.y - other.y)


def corner(symbol: Any) -> tuple[int, int]:  # noqa: ANN401 - zxing is untyped
    return symbol.position.top_left.x, symbol.position.top_left.y


def code(symbol: Any, raster: Raster, *, inverted: bool) -> Code:  # noqa: ANN401 - zxing is untyped
    """Turn zxing's pixels (outermost ones of the symbol) into points."""
    place = symbol.position
    corners = (place.top_left, place.top_right, place.bottom_left, place.bottom_right)
    across = [point.x for point in corners]
    down = [point.y for point in corners]
    where = Rect(
        left=raster.frame.left + min(across) / raster.scale,
        bottom=raster.frame.top - (max(down) + 1) / raster.scale,
        right=raster.frame.left + (max(across) + 1) / raster.scale,
        top=raster.frame.top - min(down) / raster.scale,
    )
    modules = CORNER_MODULES + VERSION_MODULES * int(symbol.extra["Version"])
    return Code(
        address=symbol.text,
        readable=symbol.valid,
        where=where,
        module=min(where.width, where.height) / modules,
        inverted=inverted,
    )


def quiet_zone(code: Code, raster: Raster, modules: float) -> bool:
    """Tell whether the ring of so many modules around a code is as light as its light modules."""
    darkest, lightest = raster.extremes(code.where)
    limit = lightest - 0.35 * (lightest - darkest)
    inside = code.where.grown(Edges.all(0.5 * code.module))
    outside = code.where.grown(Edges.all((modules - 0.25) * code.module))
    return all(raster.extremes(side)[0] >= limit for side in ring(inside, outside))
