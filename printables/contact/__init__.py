"""Contact sheets: a small picture of every partner's piece, two hundred at a glance."""

from printables.contact.binding import bound
from printables.contact.thumbnail import thumbnail

__all__ = ["bound", "thumbnail"]
