"""`image-resolution`: pictures have enough pixels for the size at which they are printed."""

from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.images import placed_images
from printables.preflight.inspection import Inspection
from printables.preflight.limits import least

REJECTED, WANTED = 150, 300
"""Effective ppi: what shops reject, and what they ask for."""


def find(inspection: Inspection) -> Iterator[Fault]:
    rejected = least(inspection.rules, "ppi_reject", REJECTED)
    wanted = least(inspection.rules, "ppi_warn", WANTED)
    for image in placed_images(inspection.file):
        if round(image.ppi) >= max(wanted.value, rejected.value):
            continue
        low = round(image.ppi) < rejected.value
        limit, severity = (rejected, Severity.ERROR) if low else (wanted, Severity.WARNING)
        below = f"{image.ppi:.0f} ppi, below {limit.value:g}{limit.said}"
        message = f"a picture of {image.size} pixels prints at {below}"
        yield Fault(page=image.page, message=message, where=image.where, severity=severity)


CHECK = Check(
    id="image-resolution",
    title="Pictures have 300 pixels an inch at their printed size",
    rationale="A logo saved from a web site looks sharp on screen and blurred or blocky on paper.",
    remedy="Put in the original picture, larger in pixels, or print it smaller.",
    severity=Severity.ERROR,
    find=find,
    rules=("ppi_warn", "ppi_reject"),
)
