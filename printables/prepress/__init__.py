"""Stage 4: reader pages to sheets, marks, boxes, output intent and metadata."""

from printables.prepress.finish import finish
from printables.prepress.joining import joined

__all__ = ["finish", "joined"]
