"""Sizes and rectangles with named fields, in points, origin at the bottom left."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, kw_only=True)
class Size:
    """Width and height."""

    width: float
    height: float


@dataclass(frozen=True, kw_only=True)
class Edges:
    """One length for each edge of a rectangle."""

    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    top: float = 0.0

    @classmethod
    def all(cls, length: float) -> Self:
        """Give the same length to all four edges."""
        return cls(left=length, bottom=length, right=length, top=length)


@dataclass(frozen=True, kw_only=True)
class Rect:
    """A rectangle by its two corners."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def at(cls, left: float, bottom: float, size: Size) -> Self:
        """Place a size with its bottom-left corner at a point."""
        return cls(left=left, bottom=bottom, right=left + size.width, top=bottom + size.height)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def grown(self, edges: Edges) -> "Rect":
        """Move each edge outwards by its length."""
        return Rect(
            left=self.left - edges.left,
            bottom=self.bottom - edges.bottom,
            right=self.right + edges.right,
            top=self.top + edges.top,
        )

    def moved(self, right: float, up: float) -> "Rect":
        """Shift without changing the size."""
        return Rect(
            left=self.left + right,
            bottom=self.bottom + up,
            right=self.right + right,
            top=self.top + up,
        )

    def contains(self, other: "Rect", tolerance: float = 0.0) -> bool:
        """Tell whether the other lies inside, give or take `tolerance` points."""
        return (
            other.left >= self.left - tolerance
            and other.bottom >= self.bottom - tolerance
            and other.right <= self.right + tolerance
            and other.top <= self.top + tolerance
        )
