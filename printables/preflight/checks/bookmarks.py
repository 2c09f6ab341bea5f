"""`bookmarks`: a piece that is to have bookmarks has some."""

from collections.abc import Iterator

from pikepdf import Dictionary, Name

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.piece import PieceInspection


def find(inspection: PieceInspection) -> Iterator[Fault]:
    outlines = inspection.file.Root.get(Name.Outlines, Dictionary())
    if inspection.job.material.bookmarks and Name.First not in outlines:
        yield Fault(message="the file has no bookmarks")


CHECK = Check(
    id="bookmarks",
    title="A piece with several sections has bookmarks",
    rationale="On a phone bookmarks are the table of contents.",
    remedy="Let headings become bookmarks when the PDF is made.",
    severity=Severity.ERROR,
    find=find,
)
