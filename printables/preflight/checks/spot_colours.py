"""`spot-colours`: the only plates besides the four are the dies that the shop wants."""

from collections.abc import Iterator

from printables.model.dieline import LineKind, Spot
from printables.model.finding import Severity
from printables.model.job import Job
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.limits import rule_of
from printables.preflight.painting import Paint
from printables.preflight.painting.inks import PROCESS


def find(inspection: Inspection) -> Iterator[Fault]:
    wanted = spots(inspection.job)
    known = {spot.name for spot in wanted.values()}
    found: set[str] = set()
    for paint in inspection.paints:
        for name in sorted(spots_of(paint)):
            found.add(name)
            if name not in known:
                message = f"the spot colour '{name}' makes a plate that nobody ordered"
                yield Fault(page=paint.page, message=message, where=paint.shape.bound)
            elif not paint.overprints:
                message = f"the die '{name}' cuts out what lies under it, must overprint"
                yield Fault(page=paint.page, message=message, where=paint.shape.bound)
    for kind in sorted(drawn_kinds(inspection.job) & set(wanted)):
        if wanted[kind].name not in found:
            yield Fault(message=f"the die '{wanted[kind].name}' ({kind}) is not drawn")


def spots(job: Job) -> dict[LineKind, Spot]:
    rule = rule_of(job, "dieline")
    return dict(rule.value) if rule else {}


def spots_of(paint: Paint) -> set[str]:
    return set(paint.ink.tints) - set(PROCESS) if paint.ink else set()


def drawn_kinds(job: Job) -> set[LineKind]:
    """Name the kinds of line that the piece has: those of its die, and creases where it folds."""
    strokes = job.material.dieline.lines if job.material.dieline else ()
    creases = {LineKind.CREASE} if job.format.folds else set()
    return {stroke.kind for stroke in strokes} | creases


CHECK = Check(
    id="spot-colours",
    title="Every plate besides the four inks is a die that the shop wants, and overprints",
    rationale="A spot colour left in by mistake is printed, or charged, as a fifth ink.",
    severity=Severity.ERROR,
    find=find,
)
