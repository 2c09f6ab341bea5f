"""The die: where a piece is cut, perforated or creased, as spot colours that overprint.

Only the lines for which the printer names a spot are drawn; folds are creases.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name

from printables.model.dieline import DieStroke, LineKind, Spot
from printables.model.job import Job
from printables.prepress import operators
from printables.prepress.imposition import Placement, SheetSide

WEIGHT = 0.5
DASHES = {LineKind.CUT: "[] 0 d", LineKind.PERFORATION: "[3 3] 0 d", LineKind.CREASE: "[6 3] 0 d"}

Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line on a sheet, from point to point."""

    kind: LineKind
    start: Point
    end: Point


def spots_wanted(job: Job) -> dict[LineKind, Spot]:
    """Give the spot for each kind of line that the printer wants."""
    return job.printer.dieline.value if job.printer and job.printer.dieline else {}


def die_of(side: SheetSide, job: Job) -> tuple[Line, ...]:
    """Give the lines of one side that the printer wants."""
    wanted = spots_wanted(job)
    lines = (*creases(side), *drawn_lines(side, job))
    return tuple(line for line in lines if line.kind in wanted)


def creases(side: SheetSide) -> Iterator[Line]:
    for slot in side.slots:
        for fold in slot.folds:
            start, end = (fold.left, fold.bottom), (fold.right, fold.top)
            yield Line(kind=LineKind.CREASE, start=start, end=end)


def drawn_lines(side: SheetSide, job: Job) -> Iterator[Line]:
    """Place the material's lines wherever its panel lies."""
    die = job.material.dieline
    if die is None:
        return
    times = job.format.width / die.drawn_at if die.drawn_at else 1.0
    placements = (placed for slot in side.slots for placed in slot.placements)
    for placed in (one for one in placements if one.panel == die.panel):
        for stroke in die.lines:
            for repeat in range(stroke.times):
                yield on_sheet(stroke, repeat, placed, times)


def on_sheet(stroke: DieStroke, repeat: int, placed: Placement, times: float) -> Line:
    """Move a stroke to its panel, turned with it; `times` as large as it is written."""
    ends = []
    for x, y in (stroke.start, stroke.end):
        right, up = (x + repeat * stroke.step) * times, y * times
        if placed.rotate:
            ends.append((placed.box.right - right, placed.box.top - up))
        else:
            ends.append((placed.box.left + right, placed.box.bottom + up))
    return Line(kind=stroke.kind, start=ends[0], end=ends[1])


def drawn_die(lines: tuple[Line, ...]) -> str:
    """Stroke each line in the spot of its kind; the spots' names on the page are the kinds'."""
    width = f"{operators.number(WEIGHT)} w"
    parts = []
    for kind in dict.fromkeys(line.kind for line in lines):
        strokes = [stroked(line) for line in lines if line.kind is kind]
        parts += ["q", "/Overprint gs", f"/{kind} CS 1 SCN", width, DASHES[kind], *strokes, "Q"]
    return "\n".join(parts)


def stroked(line: Line) -> str:
    return f"{operators.numbers(*line.start)} m {operators.numbers(*line.end)} l S"


def separation(spot: Spot) -> Array:
    """Declare a spot: its own plate, and the four inks that stand for it (ISO 32000-1, 8.6.6.4)."""
    full = [ink / 100 for ink in spot.cmyk]
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=full, N=1)
    return Array([Name.Separation, Name("/" + spot.name), Name.DeviceCMYK, tint])
