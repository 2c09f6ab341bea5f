"""`page-count`: as many pages as the job has sides or panels."""

from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.piece import PieceInspection


def find(inspection: PieceInspection) -> Iterator[Fault]:
    made, wanted = len(inspection.pages), len(inspection.expected)
    if made > wanted:
        yield Fault(message=f"{made - wanted} page(s) too many: {made} instead of {wanted}")
    if made < wanted:
        yield Fault(message=f"{wanted - made} page(s) missing: {made} instead of {wanted}")


CHECK = Check(
    id="page-count",
    title="The PDF has as many pages as the piece has sides or panels",
    rationale="A page too many is text that did not fit; a shop prints it, or refuses the file.",
    remedy="Shorten the text, or give the piece a format with more room.",
    severity=Severity.ERROR,
    find=find,
)
