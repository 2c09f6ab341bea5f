"""`qr-codes`: every code can be read by a phone: whole, dark on light, clear, large enough."""

from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.codes import quiet_zone
from printables.preflight.inspection import Inspection, Sighted

QUIET_MODULES = 4
"""ISO/IEC 18004: clear space on all sides."""
MINIMUM_MODULE = 0.4 * 72 / 25.4
MEASURED = 0.97
"""A raster tells a module's size to a few hundredths."""


def find(inspection: Inspection) -> Iterator[Fault]:
    for one in inspection.sighted:
        yield from flaws(one)


def flaws(one: Sighted) -> Iterator[Fault]:
    """Tell what keeps phones from reading a code that our reader has read."""
    code, number = one.code, one.page.number
    if not code.readable:
        yield Fault(page=number, message="a QR code cannot be read", where=code.where)
        return
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
    title="Every QR code can be read: dark on light, large enough, with clear space",
    rationale="A code that no phone reads fails the one person who dared to scan it.",
    remedy=(
        "Make the code again: dark on light, larger, with four modules of clear space around it."
    ),
    severity=Severity.ERROR,
    find=find,
)
