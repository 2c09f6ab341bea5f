"""`headings`: headings start at level 1 and go down one level at a time."""

import re
from collections.abc import Iterator

from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.tags import tags

HEADING = re.compile(r"H([1-6])")


def find(inspection: Inspection) -> Iterator[Fault]:
    found = (HEADING.fullmatch(tag.role) for tag in tags(inspection.file))
    levels = [int(match[1]) for match in found if match]
    if not levels:
        yield Fault(message="the file has no heading")
    for above, level in zip([0, *levels], levels, strict=False):
        if level > above + 1:
            before = f"a heading of level {above}" if above else "the beginning"
            yield Fault(message=f"a heading of level {level} follows {before}")


CHECK = Check(
    id="headings",
    title="Headings start at level 1 and skip none",
    rationale="Screen readers jump from heading to heading: a skipped level sounds like a gap.",
    remedy="Start at heading 1 and go down one level at a time.",
    severity=Severity.ERROR,
    find=find,
)
