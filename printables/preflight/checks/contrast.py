"""`contrast`: words stand out from their ground (WCAG 2.2, 1.4.3)."""

from collections.abc import Iterator

from printables.model.finding import Severity
from printables.model.geometry import Rect
from printables.preflight import light
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection, phrases, quoted
from printables.preflight.pages import Page, Word
from printables.preflight.rectangles import around

LARGE = 18.0
LARGE_BOLD = 14.0
UNREADABLE = 1.5
"""Below the asked contrast by this factor is not a flaw but unreadable (3 for small type)."""


def find(inspection: Inspection) -> Iterator[Fault]:
    for page, words, (severity, said) in phrases(pale(inspection)):
        message = f"{quoted([word.text for word in words])} {said}"
        where = around(word.ink for word in words)
        yield Fault(message=message, page=page.number, where=where, severity=severity)


def pale(inspection: Inspection) -> Iterator[tuple[Page, Word, tuple[Severity, str]]]:
    """Give the words that do not stand out, with how bad it is and what is said of them."""
    for page, word in inspection.words_seen:
        needed = 3.0 if is_large(page, word) else 4.5
        found = contrast(*inspection.sight(page, word.ink), needed)
        if found < needed:
            severity = Severity.ERROR if found < needed / UNREADABLE else Severity.WARNING
            yield page, word, (severity, f"has a contrast of {found:.1f}:1, needs {needed}:1")


def contrast(page: Page, ink: Rect, needed: float) -> float:
    """Measure, and once more enlarged where smoothed edges may have paled thin strokes."""
    found = light.contrast(page.view, ink)
    return found if found >= needed else light.contrast(page.closer(ink), ink)


def is_large(page: Page, word: Word) -> bool:
    if word.size >= LARGE:
        return True
    return word.size >= LARGE_BOLD and page.is_bold(word.glyphs[0])


CHECK = Check(
    id="contrast",
    title="Words stand out from their ground",
    rationale="Low light, old eyes, a grey office copy: pale words are lost first.",
    remedy="Make the words darker or their ground lighter (or the other way round).",
    severity=Severity.WARNING,
    find=find,
)
