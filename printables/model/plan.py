"""What a finished PDF is held against: preflight gets this and the job, nothing of the making."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat

from printables.model.geometry import Rect


@dataclass(frozen=True, kw_only=True)
class PlannedText:
    """Words that must be found, in order, inside the safe areas of `panels`, `times` times.

    `what` names them for a person ("question why-leaving-is-hard, short answer"). `small_print` may
    be set smaller than everything else.
    """

    what: str
    panels: tuple[str, ...]
    text: str
    times: int = 1
    small_print: bool = False


@dataclass(frozen=True, kw_only=True)
class PlannedCode:
    """A QR code that must decode to its address, on this panel."""

    panel: str
    address: str


@dataclass(frozen=True, kw_only=True)
class PlannedRegion:
    """A partner's words must stay inside this box: points from the panel's bottom left.

    `fields` name for each text where it stands in the partner's record.
    """

    panel: str
    box: Rect
    texts: tuple[str, ...]
    fields: tuple[str, ...] = ()

    def named(self) -> Iterator[tuple[str, str]]:
        """Give each text with a name for a person: `partner's name`."""
        whats = chain((f"partner's {one}" for one in self.fields), repeat("partner"))
        yield from zip(whats, self.texts, strict=False)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """All that one copy of a piece must show."""

    title: str
    texts: tuple[PlannedText, ...]
    codes: tuple[PlannedCode, ...]
    regions: tuple[PlannedRegion, ...]
