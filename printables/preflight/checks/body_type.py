"""`body-type`: the body text is as large as the material asks."""

from collections import Counter
from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.piece import PieceInspection
from printables.preflight.wanted import Wanted

ROUNDING = 0.05


def find(inspection: PieceInspection) -> Iterator[Fault]:
    """Hold the size in which most letters are set against the material's minimum.

    Small print (sources, edition code) may be smaller, and the partner's box is the partner's.
    """
    matches = (match for match in inspection.reading.matches if is_body(match.wanted))
    sizes = Counter(round(glyph.size, 1) for match in matches for glyph in match.found)
    if not sizes:
        return
    body, _ = sizes.most_common(1)[0]
    minimum = inspection.job.material.minimum_type
    if body < minimum - ROUNDING:
        yield Fault(message=f"body text is set in {body:g} pt, the material asks {minimum:g} pt")


def is_body(wanted: Wanted) -> bool:
    return not (wanted.in_region or wanted.text.small_print)


CHECK = Check(
    id="body-type",
    title="The body text is as large as the material asks",
    rationale="Shrinking is the easy way to make text fit, and older readers pay for it.",
    remedy="Shorten the text, or give the piece a format with more room.",
    severity=Severity.ERROR,
    find=find,
)
