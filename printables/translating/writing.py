"""Writes several files as one: each is finished beside its place before the first is moved."""

from collections.abc import Sequence
from pathlib import Path

from printables.files import UNFINISHED


def write_all(files: Sequence[tuple[Path, str]]) -> None:
    parts = [(path, path.with_name(f"{path.name}{UNFINISHED}")) for path, _ in files]
    for (path, text), (_, part) in zip(files, parts, strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8", newline="\n")
    for path, part in parts:
        part.replace(path)
