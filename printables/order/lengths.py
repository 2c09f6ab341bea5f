"""Lengths as a print shop reads them: inches first, millimetres beside them."""

from printables.model.ticket import half_up
from printables.units import POINTS_PER


def in_inches(points: float) -> str:
    return f"{plain(points / POINTS_PER['in'], 4)} in"


def in_both(points: float) -> str:
    return f"{in_inches(points)} ({plain(points / POINTS_PER['mm'], 2)} mm)"


def plain(value: float, places: int) -> str:
    """Write a number without trailing zeros."""
    return f"{half_up(value, places):.{places}f}".rstrip("0").rstrip(".")
