"""`printable-area`: an office sheet prints nothing where a desktop printer cannot."""

from collections.abc import Iterator

from printables.model.finding import Severity
from printables.model.geometry import Edges, Rect
from printables.preflight.check import Check, Fault
from printables.preflight.piece import PieceInspection

WHITE = 250
SMOOTHING = 0.5
"""Points: the smoothed edge of what stands right at the border."""


def find(inspection: PieceInspection) -> Iterator[Fault]:
    if inspection.job.sheet is None:
        return
    for page, expected in inspection.sheets():
        paper = Rect.at(0, 0, expected.media)
        area = paper.grown(Edges.all(SMOOTHING - inspection.job.sheet.printable))
        for edge, strip in margins(paper, area):
            darkest, _ = page.whole.extremes(strip)
            if strip.width > 0 and strip.height > 0 and darkest < WHITE:
                message = f"something is printed at the {edge} edge, outside the printable area"
                yield Fault(page=page.number, message=message, where=strip)


def margins(paper: Rect, area: Rect) -> Iterator[tuple[str, Rect]]:
    left, right, top, bottom = paper.left, paper.right, paper.top, paper.bottom
    yield "left", Rect(left=left, right=area.left, top=top, bottom=bottom)
    yield "right", Rect(left=area.right, right=right, top=top, bottom=bottom)
    yield "top", Rect(left=left, right=right, top=top, bottom=area.top)
    yield "bottom", Rect(left=left, right=right, top=area.bottom, bottom=bottom)


CHECK = Check(
    id="printable-area",
    title="Nothing is printed outside the printable area of an office sheet",
    rationale="A desktop printer leaves its margin white or shrinks the page: nothing folds right.",
    remedy="Move it inwards, or choose a sheet with a smaller margin.",
    severity=Severity.ERROR,
    find=find,
)
