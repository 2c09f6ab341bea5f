"""Content stream operators (ISO 32000-1, annex A)."""

from printables.model.geometry import Rect


def number(value: float) -> str:
    """Write a number as PDF wants it: no exponent, no trailing zeros, a hundred-thousandth fine."""
    written = f"{value:.5f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def numbers(*values: float) -> str:
    return " ".join(map(number, values))


def rectangle(box: Rect) -> str:
    return f"{numbers(box.left, box.bottom, box.width, box.height)} re"


def clip(box: Rect) -> str:
    return f"{rectangle(box)} W n"


def line(ends: Rect) -> str:
    """Stroke a line, given as a rectangle without width or height."""
    start, end = numbers(ends.left, ends.bottom), numbers(ends.right, ends.top)
    return f"{start} m {end} l S"


def moved_to(box: Rect, rotate: int) -> str:
    """Move the origin to the corner of `box` that is the bottom left after turning by 0 or 180."""
    if rotate == 0:
        return f"{numbers(1, 0, 0, 1, box.left, box.bottom)} cm"
    return f"{numbers(-1, 0, 0, -1, box.right, box.top)} cm"
