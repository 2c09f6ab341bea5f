"""Files on disk: whole under their names, or not there."""

import os
from pathlib import Path

UNFINISHED = ".part"


def write_whole(final: Path, content: bytes) -> None:
    """Put a file under its name in one step, after it has reached the disk.

    Without the wait, some file systems show an empty file under the name after a power cut.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    # Named for the process: another may be writing the same file.
    unfinished = final.with_name(f"{final.name}.{os.getpid()}{UNFINISHED}")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(final)


def sweep(folder: Path) -> None:
    """Remove what a killed run left unfinished."""
    for unfinished in folder.rglob(f"*{UNFINISHED}"):
        unfinished.unlink(missing_ok=True)


def remove(file: Path, above: Path) -> None:
    """Remove a file, and the folders below `above` that it leaves empty."""
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == above or not folder.is_relative_to(above):
            return
        try:
            folder.rmdir()
        except OSError:  # not empty, or not there
            return
