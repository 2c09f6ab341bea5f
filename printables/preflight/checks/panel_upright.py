"""`panel-upright`: each panel's text stands upright once the piece is folded."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.piece import PieceInspection
from printables.preflight.sheets import HALF_TURN, Place


def find(inspection: PieceInspection) -> Iterator[Fault]:
    places = inspection.reading.places
    angles: dict[Place, Counter[int]] = defaultdict(Counter)
    pages = {}
    for match in inspection.reading.matches:
        for glyph in match.found:
            # By area: many small lines of tear-off tabs do not turn a poster.
            angles[places[glyph]][glyph.angle] += round(glyph.size**2)
            pages[places[glyph]] = glyph.page
    for place, counted in angles.items():
        (most, _), *_ = counted.most_common(1)
        wanted = HALF_TURN if place.turned else 0
        if most != wanted:
            turn = (most - wanted) % 360
            message = f"panel '{place.panel}' is turned by {turn} degrees"
            yield Fault(message=message, page=pages[place], where=place.trim)


CHECK = Check(
    id="panel-upright",
    title="Each panel stands upright once the piece is folded",
    rationale="On the flat some panels stand on their heads; one wrong turn and the run is waste.",
    remedy="Correct 'rotate' of the panel in the format.",
    severity=Severity.ERROR,
    find=find,
)
