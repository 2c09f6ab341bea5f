"""The project's folders to jobs: what stage 1 hands on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from printables.errors import Problem, UsageError
from printables.model.job import Job, JobName
from printables.model.printer import STRICT
from printables.source.clock import today as this_day
from printables.source.library import Library, load_library
from printables.source.pack import Pack, load_pack
from printables.source.partners import load_partners
from printables.source.pseudo import PSEUDO
from printables.source.resolve import resolve
from printables.source.selection import Selection, refuse_unknown, wants
from printables.source.shelf import folders, misnamed


@dataclass(frozen=True, kw_only=True)
class Sources:
    """Jobs that can be made, names of those that cannot, and every mistake in what was read."""

    jobs: tuple[Job, ...]
    refused: tuple[JobName, ...]
    problems: tuple[Problem, ...]
    library: Library
    packs: tuple[Pack, ...]


def load(root: Path, selection: Selection | None = None, *, today: date | None = None) -> Sources:
    """Read `content/` and `templates/` below `root` and resolve the chosen jobs.

    Raises:
        UsageError: the selection names something that does not exist, or fits nothing.
    """
    chosen = selection or Selection()
    library = load_library(root, chosen)
    names = pack_names(root)
    refuse_unknown_names(chosen, library, names)
    day = today or this_day()
    wanted = [name for name in names if wants(chosen.packs, name)]
    packs = tuple(load_pack(library, name, chosen.languages, day) for name in wanted)
    publishers = tuple(pack.record.publisher for pack in packs if pack.record)
    partners = load_partners(root, publishers)
    found = resolve(library, partners, packs, chosen)
    own = (problem for pack in packs for problem in pack.problems)
    wrong_partners = (*partners.problems, *misnamed(root / "content" / "partners", root))
    problems = {*library.problems(), *own, *wrong_partners, *found.problems}
    if not found.jobs and not found.refused and not problems:
        raise UsageError(f"nothing fits this choice. {'; '.join(offers(packs))}.")
    return Sources(
        jobs=tuple(found.jobs),
        refused=tuple(found.refused),
        problems=tuple(sorted(problems)),
        library=library,
        packs=packs,
    )


def pack_names(root: Path) -> tuple[str, ...]:
    """Give the packs: every folder of `content/` but the partners' one.

    Raises:
        UsageError: there is none.
    """
    found = [one.name for one in folders(root / "content") if one.name != "partners"]
    if not found:
        raise UsageError(f"{root / 'content'} holds no pack: a folder with a pack.yaml.")
    return tuple(found)


def refuse_unknown_names(chosen: Selection, library: Library, packs: tuple[str, ...]) -> None:
    refuse_unknown("pack", chosen.packs, packs)
    refuse_unknown("material", chosen.materials, library.materials.known)
    refuse_unknown("format", chosen.formats, library.formats.known)
    spoken = [one for one in chosen.languages if one not in PSEUDO]
    refuse_unknown("language", spoken, library.locales.known)
    refuse_unknown("profile", chosen.profiles, library.profiles.known)
    if chosen.printer != STRICT:
        refuse_unknown("printer", (chosen.printer,), library.printers.known)


def offers(packs: tuple[Pack, ...]) -> Iterator[str]:
    """Say what each pack has, for someone who asked for something else."""
    for pack in packs:
        if pack.record:
            languages, materials = pack.record.languages, pack.record.materials
            yield f"'{pack.id}' has {', '.join(materials)} in {', '.join(languages)}"
