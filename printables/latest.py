"""What was made last, so that it need not be made again; the oldest is forgotten."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Made = TypeVar("Made")


@dataclass(kw_only=True)
class Latest(Generic[Made]):
    """Keeps so many of what was made, by what it was made from."""

    limit: int
    kept: dict[Hashable, Made] = field(default_factory=dict)

    def __contains__(self, key: Hashable) -> bool:
        return key in self.kept

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what was made from the same, or make it; what cannot be made is not kept."""
        if key not in self.kept:
            self.put(key, make())
        return self.kept[key]

    def put(self, key: Hashable, made: Made) -> None:
        """Keep something as the latest."""
        self.kept.pop(key, None)
        self.kept[key] = made
        if len(self.kept) > self.limit:
            del self.kept[next(iter(self.kept))]
