"""Records of one kind, a file for each: those that exist, and those among them that are sound."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeAlias

from printables.errors import Problem
from printables.model.record import Record
from printables.source.selection import wants
from printables.source.suggest import did_you_mean
from printables.source.tree import Loc, YamlFile
from printables.source.validate import Loaded, T, load_record

Check: TypeAlias = Callable[[str, T, YamlFile], Iterable[Problem]]


def nothing_more(_name: str, _record: Record, _file: YamlFile) -> Iterable[Problem]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Shelf(Generic[T]):
    """The files of one folder by id; `what` is their kind in words: `format`.

    `known` are all that exist, `loaded` those that were wanted and read, sound or not.
    """

    what: str
    known: tuple[str, ...]
    loaded: Mapping[str, Loaded[T]]

    def record(self, name: str) -> T | None:
        """Give a sound record; None when there is none (the problems say why)."""
        found = self.loaded.get(name)
        return found.record if found else None

    def sound(self) -> Iterator[tuple[str, T, YamlFile]]:
        for name, one in self.loaded.items():
            if one.record is not None:
                yield name, one.record, one.file

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(problem for one in self.loaded.values() for problem in one.problems)

    def unknown(self, name: str, file: YamlFile, loc: Loc, *, at_key: bool = False) -> Problem:
        """Report a reference to a record that does not exist."""
        message, remedy = f"unknown {self.what} '{name}'.", did_you_mean(name, self.known)
        return file.problem(loc, message, remedy, at_key=at_key)


def read_shelf(
    what: str,
    paths: Mapping[str, Path],
    root: Path,
    kind: type[T],
    chosen: tuple[str, ...] = (),
    check: Check[T] = nothing_more,
) -> Shelf[T]:
    """Read the chosen ones of these files (all when none is chosen); `check` looks further."""
    read = {
        name: checked(name, load_record(path, root, kind), check)
        for name, path in paths.items()
        if wants(chosen, name)
    }
    return Shelf(what=what, known=tuple(paths), loaded=read)


def checked(name: str, loaded: Loaded[T], check: Check[T]) -> Loaded[T]:
    """Take a record off the shelf when a further check finds something."""
    if loaded.record is None:
        return loaded
    problems = tuple(check(name, loaded.record, loaded.file))
    return Loaded(file=loaded.file, record=None, problems=problems) if problems else loaded


def files(folder: Path) -> dict[str, Path]:
    """Give `folder/<id>.yaml` by id."""
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


def folders_with(name: str, parent: Path) -> dict[str, Path]:
    """Give `parent/<id>/<name>` by id, there or not."""
    return {folder.name: folder / name for folder in folders(parent)}


def folders(parent: Path) -> list[Path]:
    """Give the visible folders in a folder, in order; none when it does not exist."""
    if not parent.is_dir():
        return []
    return sorted(one for one in parent.iterdir() if one.is_dir() and not one.name.startswith("."))


def misnamed(folder: Path, root: Path) -> Iterator[Problem]:
    """Report files that look like records but would be passed over."""
    for path in sorted(folder.rglob("*.yml")):
        message = "the file is not read: its name must end in .yaml."
        remedy = f"Rename it to {path.stem}.yaml."
        yield Problem(file=path.relative_to(root), message=message, remedy=remedy)
