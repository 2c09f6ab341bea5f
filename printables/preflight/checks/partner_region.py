"""`partner-region`: a partner's words stay inside the box that is kept for them."""

from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import quoted
from printables.preflight.piece import PieceInspection
from printables.preflight.rectangles import around

SLACK = 1.0
"""Points by which a round or slanted letter may overhang its line box."""


def find(inspection: PieceInspection) -> Iterator[Fault]:
    boxes = {region.panel: region.box for region in inspection.plan.regions}
    matches = (match for match in inspection.reading.matches if match.wanted.in_region)
    for match in matches:
        if not match.found:
            continue
        ink = around(glyph.ink for glyph in match.found)
        place = inspection.reading.places[match.found[0]]
        if not place.on_page(boxes[match.wanted.text.panels[0]]).contains(ink, SLACK):
            text = match.wanted.text
            message = (
                f"{text.what}: {quoted(text.text.split())} does not fit into the partner's box"
            )
            yield Fault(message=message, page=match.found[0].page, where=ink)


CHECK = Check(
    id="partner-region",
    title="The partner's words stay inside the partner's box",
    rationale="The box is all that changes from partner to partner; beyond it stands our own text.",
    remedy="Shorten the partner's words, or make the region larger.",
    severity=Severity.ERROR,
    find=find,
)
