"""Everything that a far worker needs besides a piece, as one parcel known by its digest.

It holds the templates and the pack's jobs. A worker unpacks a kit once, and keeps it.
"""

import hashlib
import io
import pickle
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from pathlib import Path

from printables.errors import SetupError
from printables.manifest import program_digest
from printables.model.job import Folders, Job

TEMPLATES, JOBS = "templates", "jobs.pickle"


@dataclass(frozen=True, kw_only=True)
class Kit:
    """The packed templates and jobs, and the version of the program that packed them."""

    content: bytes
    program: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def packed(bases: Mapping[str, Job]) -> Kit:
    """Pack what all pieces of a batch need."""
    root = next(iter(bases.values())).folders.templates.parent
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as archive:
        for file in sorted((root / TEMPLATES).rglob("*")):
            if file.is_file():
                add(archive, str(file.relative_to(root)), file.read_bytes())
        add(archive, JOBS, pickle.dumps({key: homeless(job) for key, job in bases.items()}))
    return Kit(content=written.getvalue(), program=program_digest())


def add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    """Add a file without owner and date, so that the same files give the same digest."""
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    archive.addfile(entry, io.BytesIO(content))


def homeless(job: Job) -> Job:
    """Take this machine's folder from a job's paths."""
    return moved(job, job.folders.templates.parent, Path())


def moved(job: Job, old: Path, new: Path) -> Job:
    paths = {one.name: getattr(job.folders, one.name) for one in fields(Folders)}
    there = {name: new / path.relative_to(old) for name, path in paths.items()}
    sides = tuple(moved(side, old, new) for side in job.sides)
    return replace(job, folders=Folders(**there), sides=sides)


def unpacked(kit: Kit) -> tuple[Path, Mapping[str, Job]]:
    """Give a kit's folder on this machine, and its jobs.

    Raises:
        SetupError: this worker runs another version of the program.
    """
    if kit.program != program_digest():
        raise SetupError("a worker has another version of this program: install the same on all.")
    home, jobs = opened(kit.digest, kit.content)
    return Path(home.name), jobs


@lru_cache(maxsize=1)
def opened(_: str, content: bytes) -> "tuple[tempfile.TemporaryDirectory[str], Mapping[str, Job]]":
    """Unpack into a folder of this process alone, which goes when the process does."""
    folder = tempfile.TemporaryDirectory(prefix="printables-")
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        archive.extractall(folder.name, filter="data")
    home = Path(folder.name)
    # Packed by the same program a moment ago, and sent by whoever may run code here anyway.
    jobs = pickle.loads((home / JOBS).read_bytes())  # noqa: S301
    return folder, {key: moved(job, Path(), home) for key, job in jobs.items()}
