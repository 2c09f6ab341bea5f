"""Files on disk: whole under their names, or not there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

UNFINISHED = ".part"


def write_whole(final: Path, content: bytes) -> None:
    """Put a file under its name in one step, after it has reached the disk."""
    with whole(final) as file:
        file.write(content)


@contextmanager
def whole(final: Path) -> Iterator[BinaryIO]:
    """Give a file to write; when that is done, it has reached the disk and gets its name.

    Without the wait, some file systems show an empty file under the name after a power cut. What
    goes wrong meanwhile leaves nothing behind.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    # Named for the process: another may be writing the same file.
    unfinished = final.with_name(f"{final.name}.{os.getpid()}{UNFINISHED}")
    try:
        with unfinished.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(final)
    finally:
        unfinished.unlink(missing_ok=True)


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
