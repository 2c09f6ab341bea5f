"""`alternative-text`: every picture that means something says what it shows."""

from collections.abc import Iterator

from pikepdf import Name

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.tags import tags


def find(inspection: Inspection) -> Iterator[Fault]:
    figures = [tag.element for tag in tags(inspection.file) if tag.role == "Figure"]
    silent = [one for one in figures if not str(one.get(Name.Alt, one.get(Name.ActualText, "")))]
    if silent:
        yield Fault(message=f"{len(silent)} of {len(figures)} pictures have no alternative text")


CHECK = Check(
    id="alternative-text",
    title="Every picture has an alternative text",
    rationale="Without it a screen reader says 'graphic' where others see a logo or a QR code.",
    remedy="Give each picture a description in the program that made the file.",
    severity=Severity.ERROR,
    find=find,
)
