"""`minimum-type`: nothing is too small to read or to print."""

from collections import Counter
from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight import light
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.limits import least
from printables.preflight.pages import Page, Word

FLOOR = 6.0
"""Points; below this no shop promises clean black type, and few can read it."""
REVERSED_FLOOR = 8.0
"""Light type on a dark ground fills in: the strictest shops ask for 8 pt."""
ROUNDING = 0.05


def find(inspection: Inspection) -> Iterator[Fault]:
    yield from small_body(inspection)
    floor = least(inspection.job, "minimum_type", FLOOR)
    inverse = least(inspection.job, "minimum_reversed_type", REVERSED_FLOOR)
    for page, word in inspection.words():
        if word.size < floor.value - ROUNDING:
            below = f"{word.size:.1f} pt, below {floor.value:g} pt{floor.said}"
            message = f"'{word.text}' is set in {below}"
            yield Fault(message=message, page=page.number, where=word.ink)
        elif word.size < inverse.value - ROUNDING and is_reversed(inspection, page, word):
            below = f"{word.size:.1f} pt, below {inverse.value:g} pt{inverse.said}"
            message = f"'{word.text}' is light on dark in {below}"
            severity = Severity.ERROR if inverse.shop else Severity.WARNING
            yield Fault(message=message, page=page.number, where=word.ink, severity=severity)


def is_reversed(inspection: Inspection, page: Page, word: Word) -> bool:
    seen_on, ink = inspection.sight(page, word.ink)
    return light.reversed_out(seen_on.view, ink)


def small_body(inspection: Inspection) -> Iterator[Fault]:
    """Hold the size in which most letters are set against the material's minimum.

    Small print (sources, edition code) may be smaller: it is never most of a piece.
    """
    sizes = Counter(
        round(glyph.size, 1) for match in inspection.reading.matches for glyph in match.found
    )
    if not sizes:
        return
    body, _ = sizes.most_common(1)[0]
    minimum = inspection.job.material.minimum_type
    if body < minimum - ROUNDING:
        yield Fault(message=f"body text is set in {body:g} pt, the material asks {minimum:g} pt")


CHECK = Check(
    id="minimum-type",
    title="No type is smaller than the material and the press allow",
    rationale="Shrinking is the easy way to make text fit, and older readers pay for it.",
    severity=Severity.ERROR,
    find=find,
)
