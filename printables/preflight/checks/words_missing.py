"""`words-missing`: every planned word is printed, in order, as often as planned, on every copy."""

from collections import Counter
from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import quoted
from printables.preflight.piece import PieceInspection


def find(inspection: PieceInspection) -> Iterator[Fault]:
    missing = Counter(
        (match.wanted.text, match.lost) for match in inspection.reading.matches if match.lost
    )
    for (text, lost), times in missing.items():
        panels = ", ".join(text.panels)
        often = f", {times} times" if times > 1 else ""
        message = f"{text.what}: {quoted(lost)} not printed on {panels} ({len(lost)} words{often})"
        yield Fault(message=message)


CHECK = Check(
    id="words-missing",
    title="Every planned word is printed",
    rationale="Text that does not fit is lost without a trace; nobody notices before it is folded.",
    remedy="Shorten the text until it fits, or give it more room.",
    severity=Severity.ERROR,
    find=find,
)
