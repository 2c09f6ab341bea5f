"""`title-language`: the file says the title and the language of its piece."""

from collections.abc import Iterator

from pikepdf import Name

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.piece import PieceInspection


def find(inspection: PieceInspection) -> Iterator[Fault]:
    file, wanted = inspection.file, inspection.job.locale.language
    language = str(file.Root.get(Name.Lang, ""))
    if not language.lower().startswith(wanted.lower()):
        yield Fault(message=f"the file's language is '{language}', must be '{wanted}'")
    if str(file.docinfo.get(Name.Title, "")) != inspection.plan.title:
        yield Fault(message=f"the file's title is not '{inspection.plan.title}'")


CHECK = Check(
    id="title-language",
    title="The file says the title and the language of its piece",
    rationale="A screen reader reads Spanish with an English voice when the file says English.",
    remedy="Make the PDF again: both come from the content.",
    severity=Severity.ERROR,
    find=find,
)
