"""`qr-codes`: every planned code is on its panel and reads to its address, and no other is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.codes import Code, codes_on, quiet_zone
from printables.preflight.inspection import Inspection
from printables.preflight.pages import Page
from printables.preflight.raster import Raster
from printables.preflight.sheets import Expected

QUIET_MODULES = 4
"""ISO/IEC 18004: clear space on all sides."""
MINIMUM_MODULE = 0.4 * 72 / 25.4
MEASURED = 0.97
"""A raster tells a module's size to a few hundredths."""


@dataclass(frozen=True, kw_only=True)
class Sighted:
    """A code on a page, and the panel it lies on."""

    code: Code
    page: Page
    raster: Raster
    panel: str
    copy: int


def find(inspection: Inspection) -> Iterator[Fault]:
    sighted = [one for surface in inspection.surfaces() for one in look(*surface)]
    yield from missing(inspection, sighted)
    planned = {(code.panel, code.address) for code in inspection.plan.codes}
    for one in sighted:
        if (one.panel, one.code.address) in planned:
            yield from flaws(one)
        else:
            message = f"a QR code to {one.code.address} on panel '{one.panel}' was not planned"
            yield Fault(page=one.page.number, message=message, where=one.code.where)


def look(page: Page, expected: Expected, raster: Raster) -> Iterator[Sighted]:
    """Read the codes of a page, or of its tiles joined."""
    for code in codes_on(raster):
        place = next((place for place in expected.places if place.holds(code.where)), None)
        panel, copy = (place.panel, place.copy) if place else ("none", 0)
        yield Sighted(code=code, page=page, raster=raster, panel=panel, copy=copy)


def missing(inspection: Inspection, sighted: list[Sighted]) -> Iterator[Fault]:
    """Hold the codes found against the plan, copy by copy."""
    found = Counter((one.panel, one.copy, one.code.address) for one in sighted)
    places = dict.fromkeys(
        (place.panel, place.copy) for page in inspection.expected for place in page.places
    )
    for panel, copy in places:
        planned = Counter(one.address for one in inspection.plan.codes if one.panel == panel)
        for address, times in planned.items():
            if found[panel, copy, address] < times:
                message = f"no readable QR code to {address} on panel '{panel}'"
                yield Fault(message=message)


def flaws(one: Sighted) -> Iterator[Fault]:
    """Tell what keeps phones from reading a code that our reader has read."""
    code, number = one.code, one.page.number
    name = f"the QR code to {code.address}"
    if code.inverted:
        yield Fault(page=number, message=f"{name} is light on dark", where=code.where)
    elif not quiet_zone(code, one.raster, QUIET_MODULES):
        message = f"{name} has less than {QUIET_MODULES} modules of clear space around it"
        yield Fault(page=number, message=message, where=code.where)
    if code.module < MINIMUM_MODULE * MEASURED:
        millimetres = code.module * 25.4 / 72
        message = f"{name} has modules of {millimetres:.2f} mm, below 0.4 mm"
        yield Fault(page=number, message=message, where=code.where)


CHECK = Check(
    id="qr-codes",
    title="Every QR code reads to its address, dark on light, with clear space",
    rationale="A code that leads nowhere, or elsewhere, fails the one person who dared to scan it.",
    severity=Severity.ERROR,
    find=find,
)
