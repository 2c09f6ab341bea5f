"""`qr-addresses`: every planned code is on its panel and reads to its address; no other is."""

from collections import Counter
from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.piece import PieceInspection


def find(inspection: PieceInspection) -> Iterator[Fault]:
    yield from missing(inspection)
    planned = {(code.panel, code.address) for code in inspection.plan.codes}
    for one in inspection.sighted:
        if one.code.readable and (one.panel, one.code.address) not in planned:
            message = f"a QR code to {one.code.address} on panel '{one.panel}' was not planned"
            yield Fault(page=one.page.number, message=message, where=one.code.where)


def missing(inspection: PieceInspection) -> Iterator[Fault]:
    """Hold the codes found against the plan, copy by copy."""
    found = Counter((one.panel, one.copy, one.code.address) for one in inspection.sighted)
    places = dict.fromkeys(
        (place.panel, place.copy) for page in inspection.expected for place in page.places
    )
    for panel, copy in places:
        planned = Counter(one.address for one in inspection.plan.codes if one.panel == panel)
        for address, times in planned.items():
            if found[panel, copy, address] < times:
                message = f"no readable QR code to {address} on panel '{panel}'"
                yield Fault(message=message)


CHECK = Check(
    id="qr-addresses",
    title="Every QR code leads to its planned address, and no other is printed",
    rationale="A code that leads elsewhere betrays the one person who dared to scan it.",
    remedy="Correct the contact's address, or the template that draws the code.",
    severity=Severity.ERROR,
    find=find,
)
