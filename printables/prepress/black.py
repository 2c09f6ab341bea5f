"""Black type: in black ink alone, and printed over what lies under it instead of cut out of it.

Where plates are a hair apart, type cut out of a colour shows a white rim; so black overprints, as
in every print shop. Light type is reversed out of its ground and must cut it out. White that
overprints does not print at all, so nothing but black type ever does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pikepdf import Dictionary, Name

from printables.prepress.drawings import Step, step

OVERPRINT, KNOCKOUT = Name("/Overprint"), Name("/Knockout")
"""Names of graphics states."""

DARK = 0.5
"""Black of at least this tint is dark type; lighter type may be reversed out of a dark ground."""

TEXT = frozenset(["Tj", "TJ", "'", '"'])
PAINT = TEXT | {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"}
FILLED, STROKED, BOTH = (0, 4), (1, 5), (2, 6)
"""Text rendering modes (9.3.6)."""

SETS_FILL = frozenset(["k", "rg", "cs", "sc", "scn"])
SETS_STROKE = frozenset(["K", "RG", "CS", "SC", "SCN"])

Inks = tuple[float, float, float, float]
"""Tints of cyan, magenta, yellow and black, from 0 to 1."""

BLACK = (0.0, 0.0, 0.0, 1.0)
"""Also what DeviceCMYK starts with (8.6.5.6)."""


@dataclass(frozen=True, kw_only=True)
class Colour:
    """A current colour: whether it is set in the four inks, and which; None is not known."""

    process: bool = False
    inks: Inks | None = None

    @property
    def is_black(self) -> bool:
        """Tell whether this is dark and in black ink alone."""
        return self.inks is not None and not any(self.inks[:3]) and self.inks[3] >= DARK


@dataclass(frozen=True, kw_only=True)
class Pen:
    """What the graphics state says of colour."""

    fill: Colour = Colour()
    stroke: Colour = Colour()
    mode: int = 0
    overprints: bool = False

    @property
    def writes_black(self) -> bool:
        """Tell whether text comes out in dark black ink alone."""
        if self.mode in FILLED:
            return self.fill.is_black
        if self.mode in STROKED:
            return self.stroke.is_black
        return self.mode in BOTH and self.fill.is_black and self.stroke.is_black


def overprint_states() -> dict[Name, Dictionary]:
    """Make the graphics states (8.6.7). Mode 1: an ink at nought leaves its plate as it is."""
    return {
        OVERPRINT: Dictionary(OP=True, op=True, OPM=1),
        KNOCKOUT: Dictionary(OP=False, op=False),
    }


def overprinting(steps: Sequence[Step]) -> Iterator[Step]:
    """Let black type overprint and everything else knock out; grey becomes a tint of black ink.

    Overprinting leaves plates alone only where colour is given in the four inks (table 149), so
    grey would cut out all the same.
    """
    pen, outer = Pen(), list[Pen]()
    for one in steps:
        operator, now = str(one.operator), one
        if operator == "q":
            outer.append(pen)
        elif operator == "Q":
            pen = outer.pop() if outer else pen
        elif operator in PAINT:
            wanted = operator in TEXT and pen.writes_black
            if wanted is not pen.overprints:
                yield step("gs", OVERPRINT if wanted else KNOCKOUT)
                pen = replace(pen, overprints=wanted)
        else:
            now = in_ink(one, operator)
            pen = after(now, pen)
        yield now


def in_ink(one: Step, operator: str) -> Step:
    """Write grey as a tint of black ink."""
    if operator not in {"g", "G"}:
        return one
    tint = round(1 - float(one.operands[0]), 5)
    return step("k" if operator == "g" else "K", 0, 0, 0, tint)


def after(one: Step, pen: Pen) -> Pen:
    """Give the state after an operator that sets colour or text rendering mode."""
    operator = str(one.operator)
    if operator in SETS_FILL:
        return replace(pen, fill=colour_set(one, pen.fill))
    if operator in SETS_STROKE:
        return replace(pen, stroke=colour_set(one, pen.stroke))
    return replace(pen, mode=int(one.operands[0])) if operator == "Tr" else pen


def colour_set(one: Step, before: Colour) -> Colour:
    match str(one.operator).lower():
        case "k":
            return Colour(process=True, inks=inks(one))
        case "cs":
            process = one.operands[0] == Name.DeviceCMYK
            return Colour(process=process, inks=BLACK if process else None)
        case "sc" | "scn" if before.process:
            return Colour(process=True, inks=inks(one))
        case "rg":
            return Colour()
    return before


def inks(one: Step) -> Inks:
    cyan, magenta, yellow, black = (float(ink) for ink in one.operands)
    return cyan, magenta, yellow, black
