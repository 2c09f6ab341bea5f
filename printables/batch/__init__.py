"""The way of a batch: every partner's pieces, by any number of processes, resumed at will."""

from printables.batch.asked import Asked
from printables.batch.checking import Advice, Checked, check_partners
from printables.batch.job_files import JobFileTold
from printables.batch.record import Record
from printables.batch.running import Done, Watcher, build_partners

__all__ = [
    "Advice",
    "Asked",
    "Checked",
    "Done",
    "JobFileTold",
    "Record",
    "Watcher",
    "build_partners",
    "check_partners",
]
