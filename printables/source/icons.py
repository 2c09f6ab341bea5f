"""Icons in checklists must be drawn: an unknown one would leave a hole beside its line."""

from collections.abc import Iterator
from pathlib import Path

from printables.source.faults import Fault
from printables.source.suggest import did_you_mean
from printables.source.tree import YamlFile


def icons_of(theme: Path) -> frozenset[str] | None:
    """Give the names of a theme's icons; None when there is no such theme."""
    if not theme.is_dir():
        return None
    return frozenset(path.stem for path in (theme / "icons").glob("*.svg"))


def unknown_icons(pieces: YamlFile, icons: frozenset[str] | None) -> Iterator[Fault]:
    """Report icons that the theme does not draw."""
    if icons is None:
        return
    for loc, name in pieces.scalars():
        if loc[-1] == "icon" and name not in icons:
            message, remedy = f"unknown icon '{name}'.", did_you_mean(name, icons)
            yield Fault(file=pieces, loc=loc, message=message, remedy=remedy)
