"""Static layers on disk, so that all workers and later runs need not make them again.

A layer costs as much as several full builds. Each has one file, which holds what it was made from
beside it: a layer of other inputs, or a file that is not whole, is as good as none.
"""

import hashlib
import pickle
from pathlib import Path

from printables.files import write_whole
from printables.manifest import Inputs
from printables.model.job import Job

FOLDER = "layers"
LAYER = "layer"
"""The part that all else of a job is made for."""


class LayerCache:
    """Keeps what was made of jobs; digests of their inputs are worked out once."""

    def __init__(self) -> None:
        self.inputs = Inputs()

    def get(self, job: Job, part: str = LAYER) -> object:
        """Give what was kept for a job; None if there is none, or it is out of date."""
        kept = self.whole(job, part)
        if kept is None:
            return None
        # Written by this program into its own cache, and whole.
        return pickle.loads(kept)  # noqa: S301

    def holds(self, job: Job) -> bool:
        """Tell whether there is a layer of a job, without opening it."""
        return self.whole(job, LAYER) is not None

    def whole(self, job: Job, part: str) -> bytes | None:
        try:
            content = file_of(job, part).read_bytes()
        except OSError:
            return None
        key = self.key(job)
        kept, made_from = content[2 * len(key) :], content[: 2 * len(key)]
        return kept if made_from == key + hashlib.sha256(kept).digest() else None

    def put(self, job: Job, made: object, part: str = LAYER) -> None:
        """Keep what was made for a job, in one step: other workers may read it at any time."""
        kept = pickle.dumps(made)
        write_whole(file_of(job, part), self.key(job) + hashlib.sha256(kept).digest() + kept)

    def key(self, job: Job) -> bytes:
        """Tell what a layer is made from, and where: it holds paths of this machine."""
        told = f"{job.folders.templates} {self.inputs.digest(job)}"
        return hashlib.sha256(told.encode()).digest()


def file_of(job: Job, part: str) -> Path:
    return (job.folders.cache / FOLDER / job.name.path).with_suffix(f".{part}")
