"""`safe-margin`: no word comes nearer to a cut or a fold than the shop allows."""

from collections.abc import Iterator

from printables.model.finding import Severity
from printables.model.geometry import Rect
from printables.model.rules import Rules
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection, phrases, quoted
from printables.preflight.pages import Page, Word
from printables.preflight.rectangles import around
from printables.preflight.sheets import Place
from printables.units import said

EDGES = {"safe_to_trim": "the cut", "safe_to_fold": "a fold"}
ROUNDING = 0.01
SLACK = 1.0
"""Points by which a round or slanted letter may overhang its line box."""


def find(inspection: Inspection) -> Iterator[Fault]:
    for page, words, gap in phrases(near(inspection)):
        message = f"{quoted([word.text for word in words])} stands {gap}"
        yield Fault(page=page.number, message=message, where=around(word.ink for word in words))


def near(inspection: Inspection) -> Iterator[tuple[Page, Word, str]]:
    """Give the words that are too near to an edge, with what is said of them."""
    for page, word in inspection.words_seen:
        flat = inspection.expected[page.number - 1].trim
        place = next(one for one in inspection.places(page) if one.holds(word.ink))
        gaps_said = dict.fromkeys(broken(inspection.rules, word.ink, place, flat))
        if gaps_said:
            yield page, word, " and ".join(gaps_said)


def broken(rules: Rules, ink: Rect, place: Place, flat: Rect) -> Iterator[str]:
    """Name each rule that some ink on a panel of a flat breaks."""
    cuts = dict(gaps(flat, place.trim))
    for edge, gap in gaps(place.trim, ink):
        name = "safe_to_trim" if abs(cuts[edge]) < ROUNDING else "safe_to_fold"
        rule = rules.rule(name)
        if rule and gap < rule.value - SLACK:
            yield f"nearer to {EDGES[name]} than {said(rule.value)}{rules.cited(name)}"


def gaps(outer: Rect, inner: Rect) -> Iterator[tuple[str, float]]:
    """Give how far each edge of a rectangle lies inside another's."""
    yield "left", inner.left - outer.left
    yield "bottom", inner.bottom - outer.bottom
    yield "right", outer.right - inner.right
    yield "top", outer.top - inner.top


CHECK = Check(
    id="safe-margin",
    title="No word stands nearer to a cut or a fold than the print shop allows",
    rationale="Cutting and folding wander by up to 1/16 in: words too near are cut or creased.",
    remedy="Move the words inwards.",
    severity=Severity.ERROR,
    find=find,
    rules=("safe_to_trim", "safe_to_fold"),
)
