"""`spot-colours`: the only plates besides the four are the dies that the shop wants."""

from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.dies import dies, spots_of
from printables.preflight.inspection import Inspection


def find(inspection: Inspection) -> Iterator[Fault]:
    known = {spot.name for spot in dies(inspection.rules).values()}
    for paint in inspection.paints:
        for name in sorted(spots_of(paint)):
            if name not in known:
                message = f"the spot colour '{name}' makes a plate that nobody ordered"
                yield Fault(page=paint.page, message=message, where=paint.shape.bound)
            elif not paint.overprints:
                message = f"the die '{name}' cuts out what lies under it, must overprint"
                yield Fault(page=paint.page, message=message, where=paint.shape.bound)


CHECK = Check(
    id="spot-colours",
    title="Every plate besides the four inks is a die that the shop wants, and overprints",
    rationale="A spot colour left in by mistake is printed, or charged, as a fifth ink.",
    remedy=(
        "Convert the spot colour to CMYK, or agree it with the print shop as an ink of its own."
    ),
    severity=Severity.ERROR,
    find=find,
    rules=("dieline",),
)
