"""QR codes as vector drawings: dark on light, quiet zone included."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import segno

QUIET_ZONE = 4  # modules, ISO/IEC 18004
ERROR_CORRECTION = "Q"  # survives a fold or a stain over a quarter of the symbol


def qr_svg(address: str, *, dark: str, light: str) -> str:
    """Draw an address as an SVG one user unit to a module."""
    code = segno.make_qr(address, error=ERROR_CORRECTION, boost_error=False)
    width, height = code.symbol_size(border=QUIET_ZONE)
    squares = "".join(
        f"M{x} {y}h{run}v1h-{run}z" for x, y, run in runs(code.matrix_iter(border=QUIET_ZONE))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="{light}"/>'
        f'<path d="{squares}" fill="{dark}"/></svg>'
    )


def runs(matrix: Iterable[Iterable[int]]) -> Iterator[tuple[int, int, int]]:
    """Give the dark runs of each row: column, row, length."""
    for y, row in enumerate(matrix):
        x = 0
        for dark, cells in groupby(row):
            run = len(list(cells))
            if dark:
                yield x, y, run
            x += run
