"""Lengths: written with a unit in YAML, kept in points (1/72 in) inside."""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field

POINTS_PER = {"pt": 1.0, "in": 72.0, "mm": 72.0 / 25.4, "cm": 72.0 / 2.54}
ROUNDING = 1e-6
LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(pt|in|mm|cm)")


def points(written: object) -> float:
    """Read `3.6875in`, `100mm`, `9pt` or `2cm` as points; ValueError for anything else."""
    if isinstance(written, int | float) and not isinstance(written, bool):
        return float(written)
    found = LENGTH.fullmatch(str(written).strip())
    if not found:
        if str(written).strip() == "0":
            return 0.0
        message = "needs a length with a unit, such as 0.125in, 3mm or 9pt"
        raise ValueError(message)
    return float(found[1]) * POINTS_PER[found[2]]


Length = Annotated[float, BeforeValidator(points)]

Percent = Annotated[float, Field(ge=0, le=100)]


def said(length: float) -> str:
    """Write a length as people do: `0.125in`, `3mm`, or else `13.5pt`."""
    for unit in ("in", "mm"):
        written = f"{length / POINTS_PER[unit]:.4f}".rstrip("0").rstrip(".")
        if abs(float(written) * POINTS_PER[unit] - length) < ROUNDING:
            return f"{written}{unit}"
    return f"{length:.2f}".rstrip("0").rstrip(".") + "pt"
