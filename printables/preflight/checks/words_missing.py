"""`words-missing`: every planned word is printed, in order, as often as planned, on every copy."""

from collections import Counter
from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import quoted
from printables.preflight.piece import PieceInspection
from printables.preflight.reading import Match


def find(inspection: PieceInspection) -> Iterator[Fault]:
    matches = inspection.reading.matches
    missing = Counter((one.wanted.text, lost_of(one)) for one in matches if one.lost)
    for (text, lost), times in missing.items():
        panels = ", ".join(text.panels)
        often = f", {times} times" if times > 1 else ""
        message = f"{text.what}: {quoted(lost)} not printed on {panels} ({len(lost)} words{often})"
        yield Fault(message=message)


def lost_of(match: Match) -> tuple[str, ...]:
    """Give the lost words; of a text that is lost whole, as it was written: not all have spaces."""
    wanted = match.wanted
    return tuple(wanted.text.text.split()) if match.lost == wanted.words else match.lost


CHECK = Check(
    id="words-missing",
    title="Every planned word is printed",
    rationale="Text that does not fit is lost without a trace; nobody notices before it is folded.",
    remedy="Shorten the text until it fits, or give it more room.",
    severity=Severity.ERROR,
    find=find,
)
