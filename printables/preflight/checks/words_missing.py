"""`words-missing`: every planned word is printed, in order, as often as planned, on every copy."""

from collections import Counter
from collections.abc import Iterator

from printables.model.finding import Severity
from printables.plural import plural
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import quoted
from printables.preflight.piece import PieceInspection
from printables.preflight.reading import Match

FULL = ": the partner's box has no room for all; shorten the name, or leave out a line"


def find(inspection: PieceInspection) -> Iterator[Fault]:
    wanting = [one for one in inspection.reading.matches if one.lost]
    missing = Counter((one.wanted.text, lost_of(one), one.wanted.in_region) for one in wanting)
    for (text, lost, in_region), times in missing.items():
        often = f", {times} times" if times > 1 else ""
        where = f"not printed on {', '.join(text.panels)} ({plural(len(lost), 'word')}{often})"
        yield Fault(message=f"{text.what}: {quoted(lost)} {where}{FULL if in_region else ''}")


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
