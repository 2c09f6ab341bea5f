"""Names that a user asks for, held against those that exist."""

from collections.abc import Iterable

from printables.errors import UsageError
from printables.source.suggest import did_you_mean


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
