"""The way of a batch: every partner's pieces, by any number of processes, resumed at will."""

from printables.batch.record import Record
from printables.batch.running import Done, Watcher, build_partners

__all__ = ["Done", "Record", "Watcher", "build_partners"]
