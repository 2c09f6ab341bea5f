"""Reads back what runs have written: the manifest, and the journal of one that was interrupted."""

import json
from collections.abc import Iterator
from pathlib import Path

FOLDER = "partners"
"""Where everything of a batch stands, below `output/` and in shared storage alike."""

MANIFEST, SUMMARY = f"{FOLDER}/manifest.json", f"{FOLDER}/summary.csv"
JOURNAL, LOCK = f"{FOLDER}/journal.jsonl", f"{FOLDER}/.lock"


def section_of(manifest: bytes, section: str) -> list[object]:
    """Give what a manifest holds; nothing if it cannot be read."""
    try:
        return list(json.loads(manifest)[section])
    except (ValueError, KeyError, TypeError):
        return []


def lines_of(journal: Path) -> Iterator[object]:
    """Give the lines of a journal, but the one in work when the run was killed."""
    try:
        lines = journal.read_bytes().split(b"\n")
    except OSError:
        return
    for line in lines:
        try:
            yield json.loads(line)
        except ValueError:
            continue
