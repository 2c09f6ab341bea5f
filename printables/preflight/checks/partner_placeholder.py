"""`partner-placeholder`: a piece for a partner who is not yet named."""

from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.piece import PieceInspection


def find(inspection: PieceInspection) -> Iterator[Fault]:
    partner = inspection.job.partner
    if partner.placeholder and inspection.plan.regions:
        message = f"'{partner.name}' is a placeholder: fill in content/partners/{partner.id}.yaml"
        yield Fault(message=message)


CHECK = Check(
    id="partner-placeholder",
    title="The partner is a real one",
    rationale="Five thousand brochures 'by Your Organization' are waste paper.",
    remedy="Fill in the partner's file.",
    severity=Severity.WARNING,
    find=find,
)
