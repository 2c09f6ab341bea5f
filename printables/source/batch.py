"""All partners against all that a pack has: the pieces of a thousand organisations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from printables.errors import Problem, UsageError
from printables.model.content import Partner
from printables.model.job import Job, JobName
from printables.model.selection import Selection
from printables.source.library import load_library
from printables.source.partners import Partners, load_partners
from printables.source.selection import refuse_unknown, wants
from printables.source.sources import Sources, load
from printables.source.tree import YamlFile


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Sound partners, and the pack's jobs that they get, by print shop.

    Partners come as they are written: files by name, then a table's rows from the top. `refused`
    are ids of partners with a mistake in their record, `unmade` pieces of the pack that cannot be
    made for anybody. `shop` serves a partner who names none. `files` are what partners are
    written in.
    """

    partners: tuple[Partner, ...]
    refused: frozenset[str]
    unmade: frozenset[JobName]
    bases: Mapping[str, tuple[Job, ...]]
    shop: str
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    files: Mapping[str, YamlFile]

    def bases_of(self, partner: Partner) -> Iterator[Job]:
        """Give the pack's jobs that a partner gets."""
        for base in self.bases[partner.printer or self.shop]:
            if wants(partner.languages, base.name.language) and wants(
                partner.materials, base.name.material
            ):
                yield base


def for_partner(base: Job, partner: Partner) -> Job:
    """Give the pack's job with another organisation in the region."""
    sides = tuple(for_partner(side, partner) for side in base.sides)
    name = replace(base.name, partner=partner.id)
    return replace(base, partner=partner, name=name, sides=sides)


def load_batch(root: Path, selection: Selection, chosen: tuple[str, ...] = ()) -> Batch:
    """Read partners and pack; without partners the pack's publisher is the partner.

    Raises:
        UsageError: nobody has a chosen id, several packs are there and none is chosen, or nothing
            fits the selection.
    """
    library = load_library(root, Selection())
    sources = load(root, selection)
    require_one_pack(sources)
    known = load_partners(root, library)
    wanted = wanted_ids(known, sources)
    refuse_unknown("partner", chosen, known.shelf.known)
    mine = [name for name in wanted if wants(chosen, name)] or list(chosen)
    beyond = {
        name: tuple(beyond_pack(one, file, sources))
        for name, one, file in known.shelf.sound()
        if name in wanted
    }
    partners = tuple(
        partner for name, partner, _ in known.shelf.sound() if name in mine and not beyond.get(name)
    )
    shops = {selection.printer, *(one.printer for one in partners if one.printer)}
    read = {
        shop: load(root, replace(selection, printer=shop)) if shop != selection.printer else sources
        for shop in sorted(shops)
    }
    return Batch(
        partners=partners,
        refused=frozenset(known.shelf.known) - {name for name in beyond if not beyond[name]},
        unmade=frozenset(name for one in read.values() for name in one.refused),
        bases={shop: one.jobs for shop, one in read.items()},
        shop=selection.printer,
        problems=tuple(sorted(problems(known, beyond, read))),
        notes=known.notes,
        files={name: file for name, _, file in known.shelf.sound()},
    )


def require_one_pack(sources: Sources) -> None:
    """Refuse two packs at once: their pieces would have the same names."""
    if len(sources.packs) > 1:
        names = ", ".join(pack.id for pack in sources.packs)
        raise UsageError(f"partners get the pieces of one pack: choose it with --pack ({names}).")


def wanted_ids(known: Partners, sources: Sources) -> list[str]:
    """Give all partners but the publishers; the publishers when there is nobody else."""
    publishers = {pack.record.publisher for pack in sources.packs if pack.record}
    others = [name for name in known.shelf.known if name not in publishers]
    return others or [name for name in known.shelf.known if name in publishers]


def beyond_pack(partner: Partner, file: YamlFile, sources: Sources) -> Iterator[Problem]:
    """Report what a partner asks for and the pack does not have."""
    for pack in sources.packs:
        asked = {"languages": partner.languages, "materials": partner.materials}
        for what, names in asked.items():
            has = getattr(pack.record, what, names)
            for index, name in enumerate(names):
                if name not in has:
                    message = f"'{pack.id}' is not made in '{name}': {what} are {', '.join(has)}."
                    yield file.problem((what, index), message)


def problems(
    known: Partners, beyond: Mapping[str, tuple[Problem, ...]], read: Mapping[str, Sources]
) -> set[Problem]:
    own = {problem for one in read.values() for problem in one.problems}
    return (
        own | set(known.problems) | {problem for several in beyond.values() for problem in several}
    )
