"""What preflight says of a finished PDF."""

from dataclasses import dataclass, field
from enum import IntEnum

from printables.model.geometry import Rect


class Severity(IntEnum):
    """An error keeps the PDF from being delivered; a warning is shown; info is kept."""

    INFO = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One result: stable code, plain message, and where (page from 1, points from its corner)."""

    code: str
    severity: Severity
    message: str
    page: int | None = None
    where: Rect | None = None


@dataclass(frozen=True, kw_only=True)
class PanelFill:
    """How far down its safe area a panel's text reaches, from 0 to 1."""

    panel: str
    fill: float


@dataclass(frozen=True, kw_only=True)
class PreflightReport:
    """All findings of one PDF, the checks that were made by id, its pages and their fill."""

    pages: int
    trim: tuple[float, float]
    findings: tuple[Finding, ...] = ()
    checked: tuple[str, ...] = ()
    fills: tuple[PanelFill, ...] = field(default=())

    @property
    def passed(self) -> bool:
        """Tell whether the PDF may be delivered."""
        return all(finding.severity < Severity.ERROR for finding in self.findings)
