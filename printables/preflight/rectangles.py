"""What rectangles have in common."""

from collections.abc import Iterable, Iterator

from printables.model.geometry import Rect


def around(rects: Iterable[Rect]) -> Rect:
    """Give the smallest rectangle that holds them all."""
    every = list(rects)
    return Rect(
        left=min(rect.left for rect in every),
        bottom=min(rect.bottom for rect in every),
        right=max(rect.right for rect in every),
        top=max(rect.top for rect in every),
    )


def within(rect: Rect, outer: Rect) -> Rect:
    """Keep the part of a rectangle that lies in another."""
    return Rect(
        left=max(rect.left, outer.left),
        bottom=max(rect.bottom, outer.bottom),
        right=min(rect.right, outer.right),
        top=min(rect.top, outer.top),
    )


def area(rect: Rect) -> float:
    return rect.width * rect.height


def ring(inside: Rect, outside: Rect) -> Iterator[Rect]:
    """Cut the frame between two rectangles into four strips."""
    left, right, top, bottom = outside.left, outside.right, outside.top, outside.bottom
    yield Rect(left=left, right=right, top=top, bottom=inside.top)
    yield Rect(left=left, right=right, top=inside.bottom, bottom=bottom)
    yield Rect(left=left, right=inside.left, top=top, bottom=bottom)
    yield Rect(left=inside.right, right=right, top=top, bottom=bottom)
