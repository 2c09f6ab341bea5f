"""A copy of the shipped project that a test may change."""

import shutil
from pathlib import Path

from tests.shipped import ROOT


def copy_project(target: Path) -> Path:
    """Copy content and templates, with the font cache so that no font is cut twice."""
    for name in ("content", "templates", ".cache/fonts"):
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, target / name)
    return target


def replace_in(file: Path, old: str, new: str) -> None:
    """Change a text; it must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")
