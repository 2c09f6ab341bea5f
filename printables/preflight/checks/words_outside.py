"""`words-outside`: every planned word lies inside the safe area of its own panels."""

from collections import defaultdict
from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.pages import Glyph
from printables.preflight.piece import PieceInspection
from printables.preflight.reading import Match
from printables.preflight.rectangles import around

SLACK = 1.0
"""Points by which a round or slanted letter may overhang its line box."""


def find(inspection: PieceInspection) -> Iterator[Fault]:
    for match in inspection.reading.matches:
        if match.strays:
            message = f"{inspection.quote(match.strays)} stands outside its panel"
            yield fault(message, match, match.strays)
        yield from beyond_safe(inspection, match)


def beyond_safe(inspection: PieceInspection, match: Match) -> Iterator[Fault]:
    """Find letters that come nearer to a cut or a fold than the format has it."""
    places = inspection.reading.places
    beyond: dict[str, list[Glyph]] = defaultdict(list)
    for glyph in match.found:
        place = places[glyph]
        if not place.safe.contains(glyph.ink, SLACK):
            beyond[place.panel].append(glyph)
    for panel, glyphs in beyond.items():
        message = f"{inspection.quote(glyphs)} reaches beyond the safe area of panel '{panel}'"
        yield fault(message, match, glyphs)


def fault(message: str, match: Match, glyphs: list[Glyph] | tuple[Glyph, ...]) -> Fault:
    page = glyphs[0].page
    return Fault(
        message=f"{match.wanted.text.what}: {message}",
        page=page,
        where=around(glyph.ink for glyph in glyphs if glyph.page == page),
    )


CHECK = Check(
    id="words-outside",
    title="Every planned word lies inside the safe area of its panels",
    rationale="Cutting and folding wander by up to 1/16 in: words too near are cut or creased.",
    remedy="Move the words inwards, or shorten them.",
    severity=Severity.ERROR,
    find=find,
)
