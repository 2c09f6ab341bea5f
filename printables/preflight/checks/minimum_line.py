"""`minimum-line`: no line is thinner than the shop can print."""

from collections.abc import Iterator

from PIL import ImageStat

from printables.model.finding import Severity
from printables.model.geometry import Edges, Rect
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.limits import least
from printables.preflight.lines import Line, lines
from printables.preflight.pages import Page

HAIRLINE = 0.25
"""Points; thinner lines break up on any press. Shops that say more, say 0.2 to 0.5 pt."""
ROUNDING = 0.02
GROUND = 2.0
"""Points around a line in which its ground shows."""
LIGHTER = 8
"""Steps of 255 by which a line must be lighter than its surroundings to be reversed."""


def find(inspection: Inspection) -> Iterator[Fault]:
    limit = least(inspection.rules, "minimum_line", HAIRLINE)
    inverse = least(inspection.rules, "minimum_reversed_line", limit.value)
    for page, line in printed(inspection):
        if line.weight < limit.value - ROUNDING:
            message = f"a line is {line.weight:.2f} pt, below {limit.value:g} pt{limit.said}"
        elif line.weight < inverse.value - ROUNDING and is_reversed(page, line):
            message = (
                f"a light line on dark is {line.weight:.2f} pt, "
                f"below {inverse.value:g} pt{inverse.said}"
            )
        else:
            continue
        yield Fault(page=page.number, message=message, where=line.where)


def printed(inspection: Inspection) -> Iterator[tuple[Page, Line]]:
    """Give the lines that lie on the piece: crop and fold marks are thin, and are cut off."""
    sheets = {page.number: (page, expected.trim) for page, expected in inspection.sheets()}
    for line in lines(inspection.file):
        if line.page in sheets:
            page, trim = sheets[line.page]
            across, up = line.at
            if trim.contains(Rect(left=across, right=across, bottom=up, top=up)):
                yield page, line


def is_reversed(page: Page, line: Line) -> bool:
    """Hold the middle of a line against what surrounds it."""
    across, up = line.at
    spot = Rect(left=across, right=across, bottom=up, top=up)
    around = spot.grown(Edges.all(line.weight / 2 + GROUND))
    near = page.closer(around).printed
    ground = ImageStat.Stat(near.crop(around).convert("L")).median[0]
    return near.extremes(spot)[1] > ground + LIGHTER


CHECK = Check(
    id="minimum-line",
    title="No line is thinner than the press can print",
    rationale="A hairline that looks fine on screen breaks up, or fills in, on paper.",
    remedy="Make the line thicker, or take it away.",
    severity=Severity.ERROR,
    find=find,
    rules=("minimum_line", "minimum_reversed_line"),
)
