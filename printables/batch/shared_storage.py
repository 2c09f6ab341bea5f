"""Storage that several machines share: a mounted folder, S3, SFTP and others, by its URL.

The only user of fsspec, which is an optional extra. Where files can be renamed, a file is written
under another name and moved; elsewhere, as in S3, one put is whole or nothing. Folders that become
empty stay: not every kind of storage can take away only those.
"""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, TypeVar
from urllib.parse import urlsplit
from uuid import uuid4

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs

from printables.errors import StorageError

UNFINISHED = ".unfinished"
"""Files on their way stand here. Whoever starts a run makes it: a worker that does not see it has
another disk than the others, and fails."""

TRIES, PAUSE = 3, 1.0
"""How often something is tried, with seconds between: a line may break for a moment, and two
workers may make the same folder."""

FINAL = (ImportError, ValueError, PermissionError)
"""What no second try mends: a package is missing, no such kind of storage, no permission."""

PROOF = b"printables"

Result = TypeVar("Result")


@dataclass(frozen=True)
class SharedStorage:
    """Shared storage by its URL: `file:///mnt/share/prints`, `s3://bucket/prints`.

    It is nothing but the URL, so that it can be sent to workers; each process has a connection of
    its own. Everything raises StorageError if the storage cannot be reached or used.
    """

    url: str = field(repr=False)  # it may hold a password, and clusters keep logs

    @property
    def name(self) -> str:
        """Give the URL without its password."""
        before, _, host = urlsplit(self.url).netloc.rpartition("@")
        user = before.partition(":")[0]
        return self.url.replace(f"{before}@{host}", f"{user}@{host}", 1) if before else self.url

    def put(self, path: str, content: bytes) -> None:
        self.done(lambda files, root: put_whole(files, root, path, content))

    def get(self, path: str) -> bytes:
        content = self.done(lambda files, root: content_of(files, f"{root}/{path}"))
        if content is None:
            raise FileNotFoundError(path)
        return content

    def size(self, path: str) -> int | None:
        return self.done(lambda files, root: size_of(files, f"{root}/{path}"))

    def sizes(self, folder: str) -> Mapping[str, int]:
        """Give the bytes of each file in a folder by its path, in as few questions as it takes."""
        return self.done(lambda files, root: sizes_in(files, root, folder))

    def remove(self, path: str) -> None:
        self.done(lambda files, root: remove_if_there(files, f"{root}/{path}"))

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Get ready for a run; after it, leave nothing unfinished."""
        self.done(get_ready)
        self.try_out()
        yield
        self.done(sweep)

    def try_out(self) -> None:
        """See that this process can write, read and remove."""
        self.done(written_and_read)

    def done(self, work: Callable[[AbstractFileSystem, str], Result], tries: int = TRIES) -> Result:
        """Do something in the storage; what fails is tried again, over a new connection."""
        try:
            return work(*connected(self.url, os.getpid()))
        except Exception as error:  # every kind of storage has its own
            connected.cache_clear()
            if tries == 1 or isinstance(error, FINAL):
                said = f"the store {self.name} cannot be used: {reason(error)}"
                raise StorageError(said) from error
        time.sleep(PAUSE)
        return self.done(work, tries - 1)


@lru_cache
def connected(url: str, _process: int) -> tuple[AbstractFileSystem, str]:
    """Give the file system of a URL and the path in it; a forked process connects anew."""
    files, root = url_to_fs(url, skip_instance_cache=True)
    return files, root.rstrip("/")


def reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}: {error.filename}" if error.filename else error.strerror
    return (str(error).splitlines() or [type(error).__name__])[0]


def renames(files: AbstractFileSystem) -> bool:
    """Tell whether a move is more than a copy and a removal."""
    return type(files).mv is not AbstractFileSystem.mv


def get_ready(files: AbstractFileSystem, root: str) -> None:
    """Make the folder itself, but none above it: that would be a slip of the pen, or no mount."""
    if renames(files):
        if not files.exists(root):
            files.mkdir(root, create_parents=False)
        sweep(files, root)
        files.makedirs(f"{root}/{UNFINISHED}", exist_ok=True)


def sweep(files: AbstractFileSystem, root: str) -> None:
    """Remove what a killed run or a lost worker left unfinished."""
    folder = f"{root}/{UNFINISHED}"
    if renames(files) and files.exists(folder):
        files.rm(folder, recursive=True)


def unfinished(root: str) -> str:
    return f"{root}/{UNFINISHED}/{uuid4().hex}"


def written_and_read(files: AbstractFileSystem, root: str) -> None:
    file = unfinished(root)
    files.pipe_file(file, PROOF)
    if files.cat_file(file) != PROOF:
        raise OSError("it does not give back what was written")
    files.rm_file(file)


def put_whole(files: AbstractFileSystem, root: str, path: str, content: bytes) -> None:
    final = f"{root}/{path}"
    if not renames(files):
        files.pipe_file(final, content)
        return
    part = unfinished(root)
    files.pipe_file(part, content)
    files.makedirs(str(PurePosixPath(final).parent), exist_ok=True)
    remove_if_there(files, final)  # not every file system moves one file onto another
    files.mv(part, final)


def content_of(files: AbstractFileSystem, file: str) -> bytes | None:
    try:
        return bytes(files.cat_file(file))
    except FileNotFoundError:
        return None


def size_of(files: AbstractFileSystem, file: str) -> int | None:
    files.invalidate_cache()
    try:
        about: dict[str, Any] = files.info(file)
    except FileNotFoundError:
        return None
    return about["size"] if about["type"] == "file" else None


def sizes_in(files: AbstractFileSystem, root: str, folder: str) -> Mapping[str, int]:
    files.invalidate_cache()
    found = files.find(f"{root}/{folder}", detail=True)
    return {name.removeprefix(root).lstrip("/"): about["size"] for name, about in found.items()}


def remove_if_there(files: AbstractFileSystem, file: str) -> None:
    if size_of(files, file) is not None:
        files.rm_file(file)
