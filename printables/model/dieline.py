"""Where a piece is cut, perforated or creased inside its trim, and the spots that show it."""

from enum import StrEnum

from pydantic import Field

from printables.model.record import Id, Record, Said
from printables.units import Length, Percent


class LineKind(StrEnum):
    """What a die does along a line."""

    CUT = "cut"
    PERFORATION = "perforation"
    CREASE = "crease"


class DieStroke(Record):
    """A straight line of a die from point to point: across and up from its panel's bottom left.

    `times`: repeated that often, each `step` further to the right.
    """

    kind: LineKind
    start: tuple[Length, Length]
    end: tuple[Length, Length]
    times: int = Field(default=1, ge=1)
    step: Length = 0.0


class Dieline(Record):
    """Where a piece is cut or perforated inside its trim; folds are creases without being listed.

    `drawn_at`: the width of flat for which the lengths hold, if one drawing serves several sizes.
    """

    panel: Id
    drawn_at: Length | None = None
    lines: tuple[DieStroke, ...] = Field(min_length=1)


class Spot(Record):
    """An ink besides the four, and what stands for it on screen."""

    name: Said
    cmyk: tuple[Percent, Percent, Percent, Percent]
