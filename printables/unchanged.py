"""A run of which nothing has changed: its outcome is remembered instead of worked out anew.

Reading and checking all sources takes longer than looking whether any has changed. What a run
comes to follows from its choice, `content/`, `templates/`, our program, the installed packages, the
day and the manifest; only a run without a mistake is remembered. Lies in `.cache/`, which may be
deleted at any time; what cannot be read there is as good as not there.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from printables import manifest
from printables.clock import pinned, today
from printables.errors import Problem
from printables.files import write_whole
from printables.manifest import Entry
from printables.model.selection import Selection

PROGRAM = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Unchanged:
    """Every selected PDF, each up to date, and what was left unmade on purpose."""

    entries: list[Entry]
    notes: list[Problem]


class Memory:
    """Remembers for one choice, from the moment at which it is made: before sources are read."""

    def __init__(self, root: Path, selection: Selection) -> None:
        self.output = root / "output"
        chosen = hashlib.sha256(repr(selection).encode()).hexdigest()
        self.file = root / ".cache" / "unchanged" / f"{chosen}.json"
        self.sources = state_of_sources(root)

    def recall(self) -> Unchanged | None:
        """Give the outcome of the last run; None when anything has changed since."""
        try:
            known = json.loads(self.file.read_text(encoding="utf-8"))
            if known["state"] != self.state():
                return None
            recorded = manifest.read(self.output)
            entries = [recorded[path] for path in known["paths"]]
            notes = [Problem(**one | {"file": Path(one["file"])}) for one in known["notes"]]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        stand = all(manifest.up_to_date(one, one.inputs, self.output) for one in entries)
        return Unchanged(entries=entries, notes=notes) if stand else None

    def remember(self, paths: Sequence[str], notes: Sequence[Problem]) -> None:
        """Keep that these PDFs, by path below `output/`, are all that this choice asks for."""
        told = [vars(one) | {"file": one.file.as_posix()} for one in notes]
        with suppress(OSError):
            known = {"state": self.state(), "paths": list(paths), "notes": told}
            write_whole(self.file, json.dumps(known).encode())

    def state(self) -> str:
        recorded = (self.output / manifest.NAME).read_bytes()
        return manifest.digest_of(self.sources + recorded)


def state_of_sources(root: Path) -> bytes:
    """Give a digest of all that a run's outcome follows from, but its choice and the manifest."""
    state = hashlib.sha256(f"{sys.version} {pinned()} {today()}".encode())
    state.update("\n".join(sorted(installed())).encode())
    for top in (root / "content", root / "templates", PROGRAM):
        for file in sorted(files_below(str(top))):
            state.update(f"\0{file}\0".encode())
            state.update(content_of(file, root))
    return state.digest()


def files_below(folder: str) -> Iterator[str]:
    """Give all files; compiled code only follows from others."""
    for above, folders, names in os.walk(folder):
        folders[:] = [one for one in folders if one != "__pycache__"]
        yield from (f"{above}{os.sep}{name}" for name in names)


def content_of(file: str, root: Path) -> bytes:
    """Give a file's content; of partners' logos, which may be thousands, size and times."""
    partners = f"{root}{os.sep}content{os.sep}partners{os.sep}"
    if os.sep in file.removeprefix(partners) and file.startswith(partners):
        looked = Path(file).stat()
        return f"{looked.st_size} {looked.st_mtime_ns} {looked.st_ctime_ns}".encode()
    return Path(file).read_bytes()


def installed() -> Iterator[str]:
    """Give the installed packages with their versions: `weasyprint-70.0.dist-info`."""
    for folder in sys.path:
        with suppress(OSError):
            yield from (one.name for one in os.scandir(folder or ".") if "-info" in one.name)
