"""`overprint`: black type prints over its ground, and nothing else does; white never."""

from collections.abc import Iterator

from printables.model.finding import Severity
from printables.model.geometry import Rect
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.pages import Page
from printables.preflight.painting import Ink, Kind, Paint, Plates
from printables.preflight.printed import printed, words_set

DARK = 0.5
"""Black of less than this may be type that is reversed out of its ground."""


def find(inspection: Inspection) -> Iterator[Fault]:
    for page, paint, where in printed(inspection, Kind.TEXT, Kind.FILL, Kind.STROKE):
        for severity, fault in faults(paint):
            what = words_set(page, where) if paint.kind is Kind.TEXT else f"a {paint.kind}"
            message = f"{what} {fault}"
            yield Fault(page=page.number, message=message, where=where, severity=severity)
    for page, where in knocked_out(inspection):
        what = f"{words_set(page, where)} is black and knocks out of a colour"
        message = f"{what}: where plates are apart, a white rim shows"
        yield Fault(page=page.number, message=message, where=where)


def faults(paint: Paint) -> Iterator[tuple[Severity, str]]:
    """Tell what is wrong with how one paint meets what lies under it."""
    ink = paint.ink
    if ink is None:
        return
    if paint.spares and not ink.printed:
        yield Severity.ERROR, "is white and overprints: it does not print at all"
    elif paint.overprints and ink.direct and not is_black(ink):
        yield Severity.WARNING, f"({ink}) overprints: it mixes with what lies under it"


def knocked_out(inspection: Inspection) -> Iterator[tuple[Page, Rect]]:
    """Give where black type knocks out of what lies under it; on bare paper there is nothing."""
    suspects = {
        id(paint): where for _, paint, where in printed(inspection, Kind.TEXT) if cuts(paint)
    }
    if not suspects:
        return
    for page in inspection.pages:
        plates = Plates(page.size)
        for paint in inspection.paints:
            if paint.page != page.number:
                continue
            where = suspects.get(id(paint))
            if where and plates.coloured(where):
                yield page, where
            plates.lay(paint)


def cuts(paint: Paint) -> bool:
    """Tell whether a paint is black type that knocks out."""
    ink = paint.ink
    return ink is not None and is_black(ink) and ink.black >= DARK and not paint.spares


def is_black(ink: Ink) -> bool:
    """Tell whether a colour is black ink and no other."""
    return ink.printed == ("Black",)


CHECK = Check(
    id="overprint",
    title="Black type overprints, white and colours knock out",
    rationale="White that overprints vanishes; black that knocks out shows a rim of bare paper.",
    remedy="Switch overprint off for white and colours, and on for black type over a colour.",
    severity=Severity.ERROR,
    find=find,
)
