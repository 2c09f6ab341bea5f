"""`minimum-type`: nothing is too small to read or to print."""

from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight import light
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection, phrases, quoted
from printables.preflight.limits import least
from printables.preflight.pages import Page, Word
from printables.preflight.rectangles import around

FLOOR = 6.0
"""Points; below this no shop promises clean black type, and few can read it."""
REVERSED_FLOOR = 8.0
"""Light type on a dark ground fills in: the strictest shops ask for 8 pt."""
ROUNDING = 0.05


def find(inspection: Inspection) -> Iterator[Fault]:
    for page, words, (severity, said) in phrases(small(inspection)):
        message = f"{quoted([word.text for word in words])} {said}"
        where = around(word.ink for word in words)
        yield Fault(message=message, page=page.number, where=where, severity=severity)


def small(inspection: Inspection) -> Iterator[tuple[Page, Word, tuple[Severity, str]]]:
    """Give the words that are too small, with how bad it is and what is said of them."""
    floor = least(inspection.rules, "minimum_type", FLOOR)
    inverse = least(inspection.rules, "minimum_reversed_type", REVERSED_FLOOR)
    for page, word in inspection.words_seen:
        if word.size < floor.value - ROUNDING:
            below = f"{word.size:.1f} pt, below {floor.value:g} pt{floor.said}"
            yield page, word, (Severity.ERROR, f"is set in {below}")
        elif word.size < inverse.value - ROUNDING and is_reversed(inspection, page, word):
            below = f"{word.size:.1f} pt, below {inverse.value:g} pt{inverse.said}"
            severity = Severity.ERROR if inverse.shop else Severity.WARNING
            yield page, word, (severity, f"is light on dark in {below}")


def is_reversed(inspection: Inspection, page: Page, word: Word) -> bool:
    seen_on, ink = inspection.sight(page, word.ink)
    return light.reversed_out(seen_on.view, ink)


CHECK = Check(
    id="minimum-type",
    title="No type is smaller than the press allows",
    rationale="Small letters fill in or break up in print, and older readers cannot read them.",
    remedy="Set the words larger.",
    severity=Severity.ERROR,
    find=find,
    rules=("minimum_type", "minimum_reversed_type"),
)
