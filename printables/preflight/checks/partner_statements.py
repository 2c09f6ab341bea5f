"""`partner-statements`: sentences that a funder or a district wants on every piece."""

from collections.abc import Iterator

from printables.model.finding import Severity
from printables.model.region import RegionField
from printables.preflight.check import Check, Fault
from printables.preflight.piece import PieceInspection


def find(inspection: PieceInspection) -> Iterator[Fault]:
    partner, region = inspection.job.partner, inspection.job.material.region
    if partner.statements and (region is None or RegionField.STATEMENTS not in region.show):
        which = " and ".join(wanted(partner.funder, partner.disclaimer))
        message = f"has no room for the {which} of '{partner.name}': ask whether it may go without"
        yield Fault(message=message)


def wanted(funder: str | None, disclaimer: str | None) -> Iterator[str]:
    if funder:
        yield "funder's statement"
    if disclaimer:
        yield "disclaimer"


CHECK = Check(
    id="partner-statements",
    title="A funder's statement and a district's disclaimer are printed",
    rationale="Funders want their sentence on every piece; money is asked back for its lack.",
    remedy="Ask the partner, or order a piece with more room: a handout has a place for it.",
    severity=Severity.WARNING,
    find=find,
)
