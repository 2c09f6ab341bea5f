"""`bookmarks`: a piece that is to have bookmarks has some."""

from collections.abc import Iterator

from pikepdf import Dictionary, Name

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection


def find(inspection: Inspection) -> Iterator[Fault]:
    outlines = inspection.file.Root.get(Name.Outlines, Dictionary())
    if inspection.job.material.bookmarks and Name.First not in outlines:
        yield Fault(message="the file has no bookmarks")


CHECK = Check(
    id="bookmarks",
    title="A piece with several sections has bookmarks",
    rationale="On a phone bookmarks are the table of contents.",
    severity=Severity.ERROR,
    find=find,
)
