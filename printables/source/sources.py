"""The project's folders to jobs: what stage 1 hands on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from printables.clock import today as this_day
from printables.errors import Problem, UsageError
from printables.model.job import Job, JobName
from printables.model.selection import STRICT, Selection
from printables.source.bilingual import pair_names, spread
from printables.source.drafts import refusals
from printables.source.library import Library, load_library
from printables.source.pack import Pack, load_pack
from printables.source.partners import load_partners
from printables.source.pseudo import PSEUDO
from printables.source.resolve import resolve
from printables.source.selection import refuse_unknown, wants
from printables.source.shelf import folders, misnamed


@dataclass(frozen=True, kw_only=True)
class Sources:
    """Jobs that can be made, names of those that cannot, and every mistake in what was read.

    `notes` tell what is not made on purpose; asked for by language and profile, it is a mistake.
    """

    jobs: tuple[Job, ...]
    refused: tuple[JobName, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    library: Library
    packs: tuple[Pack, ...]


def load(root: Path, selection: Selection | None = None, *, today: date | None = None) -> Sources:
    """Read `content/` and `templates/` below `root` and resolve the chosen jobs.

    Raises:
        UsageError: the selection names something that does not exist, or fits nothing.
    """
    chosen = selection or Selection()
    library = load_library(root, replace(chosen, languages=spread(chosen.languages)))
    names = pack_names(root)
    refuse_unknown_names(chosen, library, names)
    day = today or this_day()
    wanted = [name for name in names if wants(chosen.packs, name)]
    languages = spread(chosen.languages)
    packs = tuple(load_pack(library, name, languages, day) for name in wanted)
    publishers = tuple(pack.record.publisher for pack in packs if pack.record)
    partners = load_partners(root, library, publishers)
    found = resolve(library, partners.shelf, packs, chosen)
    own = (problem for pack in packs for problem in pack.problems)
    wrong_partners = (*partners.problems, *misnamed(root / "content" / "partners", root))
    problems = {*library.problems(), *own, *wrong_partners, *found.problems}
    notes = tuple(refusals(found.held_back, packs))
    asked_for = bool(chosen.profiles and chosen.languages)
    if asked_for:
        problems.update(notes)
    if not found.jobs and not found.refused and not problems:
        raise UsageError(f"nothing fits this choice. {'; '.join(offers(packs))}.")
    return Sources(
        jobs=tuple(found.jobs),
        refused=tuple(found.refused),
        problems=tuple(sorted(problems)),
        notes=() if asked_for else notes,
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
    spoken = [one for one in spread(chosen.languages) if one not in PSEUDO]
    refuse_unknown("language", spoken, library.locales.known)
    refuse_unknown("profile", chosen.profiles, library.profiles.known)
    if chosen.printer != STRICT:
        refuse_unknown("printer", (chosen.printer,), library.printers.known)


def offers(packs: tuple[Pack, ...]) -> Iterator[str]:
    """Say what each pack has, for someone who asked for something else."""
    for pack in packs:
        if pack.record:
            languages = (*pack.record.languages, *pair_names(pack.record))
            materials = pack.record.materials
            yield f"'{pack.id}' has {', '.join(materials)} in {', '.join(languages)}"
