"""`dies-drawn`: every line that is cut, perforated or creased is drawn as the shop wants it."""

from collections.abc import Iterator

from printables.model.dieline import LineKind
from printables.model.finding import Severity
from printables.model.job import Job
from printables.preflight.check import Check, Fault
from printables.preflight.dies import dies, spots_of
from printables.preflight.piece import PieceInspection


def find(inspection: PieceInspection) -> Iterator[Fault]:
    wanted = dies(inspection.rules)
    found = {name for paint in inspection.paints for name in spots_of(paint)}
    for kind in sorted(drawn_kinds(inspection.job) & set(wanted)):
        if wanted[kind].name not in found:
            yield Fault(message=f"the die '{wanted[kind].name}' ({kind}) is not drawn")


def drawn_kinds(job: Job) -> set[LineKind]:
    """Name the kinds of line that the piece has: those of its die, and creases where it folds."""
    strokes = job.material.dieline.lines if job.material.dieline else ()
    creases = {LineKind.CREASE} if job.format.folds else set()
    return {stroke.kind for stroke in strokes} | creases


CHECK = Check(
    id="dies-drawn",
    title="Every die that the print shop wants is drawn on its plate",
    rationale="What is not on the die's plate is not cut: tabs that do not tear, cards that crack.",
    remedy="Draw the line in the material's 'dieline', or agree with the shop to go without.",
    severity=Severity.ERROR,
    find=find,
    rules=("dieline",),
)
