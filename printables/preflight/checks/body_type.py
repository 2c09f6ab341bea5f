"""`body-type`: the body text is as large as the material asks."""

from collections import Counter
from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.piece import PieceInspection

ROUNDING = 0.05


def find(inspection: PieceInspection) -> Iterator[Fault]:
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
    id="body-type",
    title="The body text is as large as the material asks",
    rationale="Shrinking is the easy way to make text fit, and older readers pay for it.",
    remedy="Shorten the text, or give the piece a format with more room.",
    severity=Severity.ERROR,
    find=find,
)
