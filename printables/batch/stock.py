"""Where a batch's finished PDFs stand, and whether one is still what was put there.

On this machine each is read and compared. Shared storage is asked for names and sizes only, and
only of what it is known to hold: by the manifest that the last whole run left in it, and by the
journal of a run to it. A run to another place, an order say, may have made a piece anew; what the
storage then holds may have the same size, and is read.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from printables.batch.record import Record, records_in
from printables.batch.written import FOLDER, JOURNAL, MANIFEST, lines_of, section_of
from printables.errors import StorageError
from printables.files import Folder, Storage
from printables.manifest import digest_of

if TYPE_CHECKING:
    from printables.batch.shared_storage import SharedStorage

EXAMPLE = "file:///mnt/share/prints or s3://bucket/prints"

Sizes = Callable[[str], int | None]
"""Gives the bytes of a file by its path; None if it is not there."""


@dataclass(frozen=True, kw_only=True)
class Stock:
    """A storage, the sizes of its files, and records of what is known to have been put there.

    `name` is empty for this machine. With `trusting` off, every file is read.
    """

    storage: Storage
    sizes: Sizes
    name: str = ""
    known: Mapping[str, Record] = field(default_factory=dict)
    trusting: bool = False

    def holds(self, record: Record) -> bool:
        """Tell whether a PDF is there as it was recorded."""
        if self.sizes(record.path) != record.bytes:
            return False
        known = self.known.get(record.path)
        if self.trusting and known and known.sha256 == record.sha256:
            return True
        try:
            return digest_of(self.storage.get(record.path)) == record.sha256
        except OSError:
            return False


def store_at(url: str | None) -> "SharedStorage | None":
    """Give the shared storage of a URL; None without one.

    Raises:
        StorageError: it is no URL, or the package for it is not installed.
    """
    if url is None:
        return None
    of_this_machine = url.startswith(("file://", "local://"))
    if "://" not in url or (of_this_machine and ":///" not in url):
        raise StorageError(f"--store is '{url}': it must be a URL, such as {EXAMPLE}.")
    if find_spec("fsspec") is None:
        raise StorageError("for a store, first: pip install 'printables[store]'")
    from printables.batch.shared_storage import SharedStorage  # noqa: PLC0415 - an optional extra

    return SharedStorage(url)


def stock_of(output: Path, store: "SharedStorage | None", *, few: bool, verify: bool) -> Stock:
    """Look at where PDFs stand: file by file where few are asked for, else all at once."""
    if store is None:
        folder = Folder(output)
        return Stock(storage=folder, sizes=folder.size)

    @cache
    def listing() -> Mapping[str, int]:
        return store.sizes(FOLDER)

    return Stock(
        storage=store,
        sizes=store.size if few else lambda path: listing().get(path),
        name=store.name,
        known=known_in(store, lines_of(output / JOURNAL)),
        trusting=not verify,
    )


def known_in(store: "SharedStorage", journal: Iterable[object]) -> dict[str, Record]:
    """Give what was put into a storage last; not what a killed run may have put in its place."""
    try:
        known = {one.path: one for one in records_in(section_of(store.get(MANIFEST), "files"))}
    except FileNotFoundError:
        known = {}
    for line in journal:
        if not isinstance(line, dict) or line.get("store") != store.name:
            continue
        known |= {one.path: one for one in records_in([line])}
        for path in line.get("begun", ()):
            known.pop(path, None)
    return known
