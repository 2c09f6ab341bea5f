"""What is known of regions with the same fields."""

from dataclasses import dataclass
from typing import Protocol

from printables.lettering.art import Frame
from printables.lettering.places import Place
from printables.model.job import Job
from printables.prepress.stencil.learning import Learned


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What is known of regions with the same fields."""

    learned: Learned
    places: tuple[Place, ...]
    probe: Job
    frame: Frame | None


@dataclass(frozen=True, kw_only=True)
class Known:
    """What came of learning: nothing, where lines are set by no rule that was found."""

    shape: Shape | None


class Store(Protocol):
    """Keeps what was learned for other processes and later runs."""

    def get(self, part: str) -> object:
        """Give what was kept; None if there is nothing."""
        ...

    def put(self, part: str, made: object) -> None:
        """Keep something."""
        ...
