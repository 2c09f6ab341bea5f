"""Stage 4: reader pages to sheets, marks, boxes, output intent and metadata."""

from printables.prepress.finish import finish

__all__ = ["finish"]
