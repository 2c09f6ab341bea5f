"""`panel-empty`: a panel that was to carry text carries some."""

from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.piece import PieceInspection


def find(inspection: PieceInspection) -> Iterator[Fault]:
    planned = {panel for text in inspection.plan.texts for panel in text.panels}
    for page in inspection.pages:
        for place in inspection.places(page):
            if place.panel in planned and not inspection.reading.depth(place):
                message = f"panel '{place.panel}' carries none of its text"
                yield Fault(message=message, page=page.number, where=place.trim)


CHECK = Check(
    id="panel-empty",
    title="No panel with planned text is empty",
    rationale="A story that ends early leaves a blank panel that is paid for and looks forgotten.",
    remedy="Let more text flow there, or take the panel out of its story.",
    severity=Severity.WARNING,
    find=find,
)
