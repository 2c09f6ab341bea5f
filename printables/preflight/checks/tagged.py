"""`tagged`: the file tells a screen reader its structure, language and title (ISO 14289-1)."""

from collections.abc import Iterator

from pikepdf import Dictionary, Name

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.tags import tags


def find(inspection: Inspection) -> Iterator[Fault]:
    for message in flaws(inspection):
        yield Fault(message=message)


def flaws(inspection: Inspection) -> Iterator[str]:
    file = inspection.file
    if next(tags(file), None) is None:
        yield "the file has no structure tree: a screen reader gets letters without order"
    if not file.Root.get(Name.MarkInfo, Dictionary()).get(Name.Marked, False):
        yield "the file is not marked as tagged"
    if not str(file.Root.get(Name.Lang, "")):
        yield "the file does not say in which language it is"
    if not str(file.docinfo.get(Name.Title, "")):
        yield "the file has no title"
    if not file.Root.get(Name.ViewerPreferences, Dictionary()).get(Name.DisplayDocTitle, False):
        yield "a viewer will show the file's name instead of its title"


CHECK = Check(
    id="tagged",
    title="The file carries its structure, language and title",
    rationale="People who listen to a page need its order, its language and a name for its tab.",
    remedy="Export again as a tagged PDF, with language and title filled in.",
    severity=Severity.ERROR,
    find=find,
)
