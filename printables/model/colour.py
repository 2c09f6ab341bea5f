"""Colours, each as ink and as light, and the space that an edition is in."""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from printables.model.record import Record
from printables.units import Percent

Hex = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class ColourSpace(StrEnum):
    CMYK = "cmyk"
    SRGB = "srgb"


class Colour(Record):
    """One colour as ink and as light: the pair is chosen by a person, never computed."""

    cmyk: tuple[Percent, Percent, Percent, Percent]
    srgb: Hex
