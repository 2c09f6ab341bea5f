"""What a check is: an id that never changes, why a person cares, and a function that looks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from printables.model.finding import Finding, Severity
from printables.model.geometry import Rect
from printables.preflight.inspection import Inspection


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What a check has to say: page from 1, place in points; severity if not the check's own."""

    message: str
    page: int | None = None
    where: Rect | None = None
    severity: Severity | None = None


@dataclass(frozen=True, kw_only=True)
class Check:
    """One check; its id is the code of its findings, and what profiles list."""

    id: str
    title: str
    rationale: str
    severity: Severity
    find: Callable[[Inspection], Iterable[Fault]]

    def findings(self, inspection: Inspection) -> list[Finding]:
        """Look, and put the check's code on what was found."""
        return [
            Finding(
                code=self.id,
                severity=fault.severity or self.severity,
                message=fault.message,
                page=fault.page,
                where=fault.where,
            )
            for fault in self.find(inspection)
        ]
