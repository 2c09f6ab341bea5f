"""How near to a cut or a fold a shop lets text come."""

from collections.abc import Iterator

from printables.model.geometry import Rect
from printables.model.job import Job
from printables.preflight.limits import cited, rule_of
from printables.preflight.sheets import Place
from printables.units import said

ROUNDING = 0.01


def broken(job: Job, ink: Rect, place: Place, flat: Rect, slack: float) -> Iterator[str]:
    """Name each rule of the job's printer that some ink on a panel of a flat breaks."""
    cuts = dict(gaps(flat, place.trim))
    for edge, gap in gaps(place.trim, ink):
        name = "safe_to_trim" if abs(cuts[edge]) < ROUNDING else "safe_to_fold"
        rule = rule_of(job, name)
        if rule and gap < rule.value - slack:
            yield f", nearer than {said(rule.value)}{cited(job, name, rule)}"


def gaps(outer: Rect, inner: Rect) -> Iterator[tuple[str, float]]:
    """Give how far each edge of a rectangle lies inside another's."""
    yield "left", inner.left - outer.left
    yield "bottom", inner.bottom - outer.bottom
    yield "right", outer.right - inner.right
    yield "top", outer.top - inner.top
