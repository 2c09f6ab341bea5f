"""Stage 1: YAML to validated records to jobs."""

from printables.source.house_rules import rules_of
from printables.source.selection import Selection
from printables.source.sources import Sources, load

__all__ = ["Selection", "Sources", "load", "rules_of"]
