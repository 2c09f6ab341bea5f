"""`total-ink`: nowhere does more ink lie than the paper of the shop takes up."""

from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.dies import dies
from printables.preflight.inspection import Inspection
from printables.preflight.painting import Kind
from printables.preflight.printed import kept, printed, words_set

SQUARE_CENTIMETRE = (72 / 2.54) ** 2
ROUNDING = 1.0


def find(inspection: Inspection) -> Iterator[Fault]:
    """Add the plates up, overlaps and pictures included; and the inks of each run of letters."""
    rule = inspection.rules.rule("total_ink")
    if rule is None:
        return
    asked = f"the limit is {rule.value:g} %{inspection.rules.cited('total_ink')}"
    # Dies show where to cut: they are no ink on the paper.
    besides = frozenset(spot.name for spot in dies(inspection.rules).values())
    for page in inspection.pages:
        found = inspection.plates(page).excess(rule.value, kept(inspection, page), besides)
        if found:
            size = f"{found.area / SQUARE_CENTIMETRE:.2f} cm²"
            message = f"up to {found.most.total:.0f} % of ink ({found.most}) on {size}, {asked}"
            yield Fault(page=page.number, message=message, where=found.where)
    for page, paint, where in printed(inspection, Kind.TEXT):
        if paint.ink and paint.ink.total > rule.value + ROUNDING:
            what = f"{words_set(page, where)} is set in {paint.ink.total:.0f} % of ink"
            message = f"{what} ({paint.ink}), {asked}"
            yield Fault(page=page.number, message=message, where=where)


CHECK = Check(
    id="total-ink",
    title="No place gets more ink than the print shop allows",
    rationale="Too much ink does not dry: it sets off on the next sheet, and the fold cracks.",
    remedy="Lighten the darkest places, or convert the file with a profile of a lower ink limit.",
    severity=Severity.ERROR,
    find=find,
    rules=("total_ink",),
)
