"""A page as a picture, for a report that points at places on it."""

from dataclasses import dataclass

from printables.model.geometry import Rect


@dataclass(frozen=True, kw_only=True)
class PagePicture:
    """A JPEG of what `frame` holds of a page (points from its MediaBox corner).

    It was then turned clockwise by `turn` degrees, as the page asks (/Rotate).
    """

    page: int
    frame: Rect
    turn: int
    jpeg: bytes
