"""`small-type-inks`: small type is in two inks at most."""

from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.painting import Kind
from printables.preflight.printed import printed, words_set

SMALL = 8.0
"""Points: Lakeside asks 8 pt at least for type in two inks or more
(lakesideprepressreso.instantdocsbase.com/help/color-type)."""
INKS = 2
ROUNDING = 0.05


def find(inspection: Inspection) -> Iterator[Fault]:
    for page, paint, where in printed(inspection, Kind.TEXT):
        inks = paint.ink.printed if paint.ink else ()
        if paint.size < SMALL - ROUNDING and len(inks) > INKS:
            what = f"{words_set(page, where)} is set in {paint.size:.1f} pt and {len(inks)} inks"
            message = f"{what} ({paint.ink}): below {SMALL:g} pt two inks at most hold together"
            yield Fault(page=page.number, message=message, where=where)


CHECK = Check(
    id="small-type-inks",
    title="Small type is printed in two inks at most",
    rationale="Each ink is laid on by its own plate; thin strokes of many plates blur.",
    remedy="Set small type in one ink, black or a dark spot, or set it larger.",
    severity=Severity.ERROR,
    find=find,
)
