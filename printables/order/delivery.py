"""Packages on disk: a folder that appears at once or not at all, and the same as a zip."""

import io
import shutil
import zipfile
from pathlib import Path

from printables.model.job import JobName

FOLDER = "orders"
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every file in a zip: the first that one can tell, so that only content counts."""
READABLE = 0o100644 << 16
"""Rights of a plain file, where a zip keeps them."""


def folder_of(name: JobName) -> Path:
    """Give where a job's package stands below `output/`: as its PDF, without the profile."""
    stem = name.path.with_suffix("").name
    return Path(FOLDER, *name.path.parent.parts, stem.replace(f".{name.profile}", "", 1))


def deliver(files: dict[str, bytes], final: Path) -> None:
    """Write a folder under its name in one step, in place of an older one."""
    unfinished = beside(final, ".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for name, content in files.items():
        (unfinished / name).write_bytes(content)
    older = beside(final, ".old")
    shutil.rmtree(older, ignore_errors=True)
    if final.exists():
        final.replace(older)
    unfinished.replace(final)
    shutil.rmtree(older, ignore_errors=True)


def deliver_zip(files: dict[str, bytes], final: Path) -> None:
    """Write a zip beside the folder, in one step."""
    unfinished = beside(final, ".zip.part")
    unfinished.write_bytes(zipped(files, final.name))
    unfinished.replace(beside(final, ".zip"))


def withdraw(final: Path) -> bool:
    """Take a package away, if it is there; tell whether it was."""
    archive = beside(final, ".zip")
    there = final.exists() or archive.exists()
    shutil.rmtree(final, ignore_errors=True)
    archive.unlink(missing_ok=True)
    return there


def beside(final: Path, ending: str) -> Path:
    return final.with_name(final.name + ending)


def zipped(files: dict[str, bytes], folder: str) -> bytes:
    """Pack files in order of their names. Stored, since PDF and PNG are small already."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", EARLIEST)
            entry.external_attr = READABLE
            archive.writestr(entry, content)
    return written.getvalue()
