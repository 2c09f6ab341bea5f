"""`black-text`: black type is in black ink alone, where the shop asks it."""

from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.painting import Ink, Kind
from printables.preflight.printed import printed, words_set

DARK = 0.8
"""Type with at least this much black, and other inks, looks black; with less it is a colour."""
ALL_BUT_BLACK = 0.6
"""Three inks of at least this much make a black without black ink."""


def find(inspection: Inspection) -> Iterator[Fault]:
    rule = inspection.rules.rule("black_text_only_k")
    if rule is None or not rule.value:
        return
    asked = inspection.rules.cited("black_text_only_k")
    for page, paint, where in printed(inspection, Kind.TEXT):
        if paint.ink and built_of_many(paint.ink):
            message = f"{words_set(page, where)} is black built of {paint.ink}, not K alone{asked}"
            yield Fault(page=page.number, message=message, where=where)


def built_of_many(ink: Ink) -> bool:
    """Tell whether a colour looks black and takes more than black ink."""
    others = [ink.tints.get(name, 0.0) for name in ("Cyan", "Magenta", "Yellow")]
    return (ink.black >= DARK and any(others)) or min(others) >= ALL_BUT_BLACK


CHECK = Check(
    id="black-text",
    title="Black type is in black ink alone",
    rationale="Small letters in four inks never fit: they come out blurred, with coloured edges.",
    remedy="Set black text to 0/0/0/100 (black ink only) in your layout program.",
    severity=Severity.ERROR,
    find=find,
    rules=("black_text_only_k",),
)
