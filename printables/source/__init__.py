"""Stage 1: YAML and tables to validated records to jobs."""

from printables.model.selection import Selection
from printables.source.batch import Batch, for_partner, load_batch
from printables.source.house_rules import rules_of
from printables.source.sources import Sources, load
from printables.source.tree import YamlFile

__all__ = [
    "Batch",
    "Selection",
    "Sources",
    "YamlFile",
    "for_partner",
    "load",
    "load_batch",
    "rules_of",
]
