"""What a user asks for."""

from collections.abc import Iterable
from dataclasses import dataclass

from printables.errors import UsageError
from printables.model.printer import STRICT
from printables.source.suggest import did_you_mean


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Names to build; an empty tuple means all there are. `printer` gets the press edition.

    `allow_draft`: make press PDFs, marked, although a text in them has not been signed.
    """

    packs: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    printer: str = STRICT
    allow_draft: bool = False


def wants(chosen: tuple[str, ...], name: str) -> bool:
    return not chosen or name in chosen


def refuse_unknown(what: str, chosen: Iterable[str], known: Iterable[str]) -> None:
    """Stop at a name that does not exist.

    Raises:
        UsageError: names it, and the name that was probably meant or all that exist.
    """
    existing = tuple(known)
    unknown = [name for name in chosen if name not in existing]
    if unknown:
        said = [f"unknown {what} '{name}'. {did_you_mean(name, existing)}" for name in unknown]
        raise UsageError("\n".join(said))
