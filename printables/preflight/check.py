"""What a check is: an id that never changes, why a person cares, and a function that looks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from printables.model.finding import Finding, Severity
from printables.model.geometry import Rect
from printables.preflight.inspection import Inspection

Seen_contra = TypeVar("Seen_contra", bound=Inspection, contravariant=True)
"""What a check looks at: any PDF (`Inspection`), or one of our own (`PieceInspection`)."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What a check has to say: page from 1, place in points; severity if not the check's own."""

    message: str
    page: int | None = None
    where: Rect | None = None
    severity: Severity | None = None


@dataclass(frozen=True, kw_only=True)
class Check(Generic[Seen_contra]):
    """One check; its id is the code of its findings, and what profiles list.

    `rationale`: why a person cares. `remedy`: what whoever made the PDF can do. `rules`: the rules
    of a print shop that it enforces.
    """

    id: str
    title: str
    rationale: str
    remedy: str
    severity: Severity
    find: Callable[[Seen_contra], Iterable[Fault]]
    rules: tuple[str, ...] = ()

    def findings(self, inspection: Seen_contra) -> list[Finding]:
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
