"""The names by which a page draws: its resource dictionary (ISO 32000-1, 7.8.3)."""

from collections.abc import Mapping

from pikepdf import Dictionary, Name, Object

from printables.prepress.collating.taking import Taken

Names = Mapping[str, Mapping[str, bytes]]
"""For each kind (`/Font`, `/XObject`) what is written for a name."""


def names_of(drawn: Object, taken: Taken, but: str = "") -> Names:
    """Give the names that a page or form knows, one of its forms left out."""
    return {
        kind: {name: taken.value(one) for name, one in found.items() if name != but}
        for kind, found in drawn.get("/Resources", Dictionary()).items()
    }


def together(one: Names, other: Names) -> Names | None:
    """Put names together; None if one of them would mean two things."""
    both = {kind: {**one.get(kind, {}), **other.get(kind, {})} for kind in (*one, *other)}
    kept = (both[kind][name] == value for kind in one for name, value in one[kind].items())
    return both if all(kept) else None


def written_names(names: Names) -> bytes:
    """Write a resource dictionary."""
    kinds = (
        b"%s <<%s>>" % (kind.encode(), b" ".join(map(entry, sorted(found.items()))))
        for kind, found in sorted(names.items())
        if found
    )
    return b"<<%s>>" % b" ".join(kinds)


def entry(named: tuple[str, bytes]) -> bytes:
    name, value = named
    return Name(name).unparse() + b" " + value
