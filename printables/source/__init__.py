"""Stage 1: YAML to validated records to jobs."""

from printables.source.selection import Selection
from printables.source.sources import Sources, load

__all__ = ["Selection", "Sources", "load"]
