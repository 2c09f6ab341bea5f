"""`fonts-embedded`: every font comes with the file, as outlines."""

from collections.abc import Iterator

from pikepdf import Name

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.structure import descriptor, font_name, fonts

FILES = (Name.FontFile, Name.FontFile2, Name.FontFile3)


def find(inspection: Inspection) -> Iterator[Fault]:
    for page, font in fonts(inspection.parts):
        if font.get(Name.Subtype) == Name.Type3:
            message = f"font '{font_name(font)}' is a Type 3 font, often a bitmap"
            yield Fault(page=page, message=message, severity=Severity.WARNING)
        elif not any(file in descriptor(font) for file in FILES):
            yield Fault(page=page, message=f"font '{font_name(font)}' is not embedded")


CHECK = Check(
    id="fonts-embedded",
    title="Every font is embedded",
    rationale="The shop does not have the font: its machine sets another, and letters change.",
    remedy="Export again with 'embed all fonts', or turn the text into outlines.",
    severity=Severity.ERROR,
    find=find,
)
