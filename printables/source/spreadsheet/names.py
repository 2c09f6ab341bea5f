"""What people call our materials, languages and shops, and how they head their columns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from printables.model.partner_table import PartnerTable
from printables.source.library import Library


def plain(written: str) -> str:
    """Compare names without capitals, spaces and punctuation."""
    return "".join(one for one in written.casefold() if one.isalnum())


@dataclass(frozen=True, kw_only=True)
class Names:
    """Ids by the names that stand for them, plain."""

    columns: Mapping[str, str]
    quantities: Mapping[str, str]
    materials: Mapping[str, str]
    languages: Mapping[str, str]
    printers: Mapping[str, str]

    @classmethod
    def of(cls, spelled: PartnerTable, library: Library) -> "Names":
        materials = dict(called(library.materials.known, titles(library.materials.sound())))
        languages = dict(called(library.locales.known, titles(library.locales.sound())))
        printers = dict(called(library.printers.known, titles(library.printers.sound())))
        extra = {plain(one): name for name, several in spelled.languages.items() for one in several}
        known = set(library.locales.known)
        columns = {plain(one): name for name, ways in spelled.columns.items() for one in ways}
        return cls(
            columns=columns,
            quantities=dict(counted(columns, materials)),
            materials=materials,
            languages={called: name for called, name in extra.items() if name in known} | languages,
            printers=printers,
        )


def titles(sound: Iterable[tuple[str, object, object]]) -> Iterator[tuple[str, str]]:
    for name, record, _ in sound:
        yield name, str(getattr(record, "title", name))


def called(known: Iterable[str], titled: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Give each id under its title and under itself, which goes first if they clash."""
    yield from ((plain(title), name) for name, title in titled)
    yield from ((plain(name), name) for name in known)


def counted(columns: Mapping[str, str], materials: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the material whose copies a column counts: `Quantity brochure`, `Help card copies`."""
    words = [word for word, field in columns.items() if field == "quantity"]
    for material, name in materials.items():
        for word in words:
            yield f"{word}{material}", name
            yield f"{material}{word}", name
            yield f"{word}of{material}", name
