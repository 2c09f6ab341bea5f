"""Files in their places: whole under their names, or not there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

UNFINISHED = ".part"


class Storage(Protocol):
    """A place for finished files, each by its path below it, with slashes."""

    def put(self, path: str, content: bytes) -> None:
        """Put a file under its name in one step, in place of what stood there."""
        ...

    def get(self, path: str) -> bytes:
        """Give a file.

        Raises:
            FileNotFoundError: there is none.
        """
        ...

    def size(self, path: str) -> int | None:
        """Give the bytes of a file; None if there is none."""
        ...

    def remove(self, path: str) -> None:
        """Take a file away, if it is there."""
        ...


@dataclass(frozen=True)
class Folder:
    """A folder of this machine as a storage."""

    root: Path

    def put(self, path: str, content: bytes) -> None:
        write_whole(self.root / path, content)

    def get(self, path: str) -> bytes:
        return (self.root / path).read_bytes()

    def size(self, path: str) -> int | None:
        try:
            return (self.root / path).stat().st_size
        except OSError:
            return None

    def remove(self, path: str) -> None:
        """Take a file away, and the folders that it leaves empty."""
        remove(self.root / path, self.root)


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
