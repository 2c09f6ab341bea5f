"""`overprint`: black type prints over its ground, and nothing else does; white never."""

from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.painting import Ink, Kind, Paint
from printables.preflight.printed import printed, words_set

DARK = 0.5
"""Black of less than this may be type that is reversed out of its ground."""


def find(inspection: Inspection) -> Iterator[Fault]:
    for page, paint, where in printed(inspection, Kind.TEXT, Kind.FILL, Kind.STROKE):
        for severity, fault in faults(paint):
            what = words_set(page, where) if paint.kind is Kind.TEXT else f"a {paint.kind}"
            message = f"{what} {fault}"
            yield Fault(page=page.number, message=message, where=where, severity=severity)


def faults(paint: Paint) -> Iterator[tuple[Severity, str]]:
    """Tell what is wrong with how one paint meets what lies under it."""
    ink = paint.ink
    if ink is None:
        return
    black = is_black(ink)
    if paint.spares and not ink.printed:
        yield Severity.ERROR, "is white and overprints: it does not print at all"
    elif paint.overprints and ink.direct and not black:
        yield Severity.WARNING, f"({ink}) overprints: it mixes with what lies under it"
    elif paint.kind is Kind.TEXT and black and ink.black >= DARK and not paint.spares:
        yield Severity.ERROR, "is black and knocks out: where plates are apart, a white rim shows"


def is_black(ink: Ink) -> bool:
    """Tell whether a colour is black ink and no other."""
    return ink.printed == ("Black",)


CHECK = Check(
    id="overprint",
    title="Black type overprints, white and colours knock out",
    rationale="White that overprints vanishes; black that knocks out shows a rim of bare paper.",
    severity=Severity.ERROR,
    find=find,
)
