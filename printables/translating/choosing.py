"""Texts named on the command line: an address, or a pattern such as `faq/*`."""

from fnmatch import fnmatchcase

from printables.errors import UsageError
from printables.model.translation import TextPath
from printables.source.suggest import did_you_mean
from printables.translating.scope import Scope


def named(path: TextPath, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)


def refuse_unfitting(scope: Scope, patterns: tuple[str, ...]) -> None:
    """Stop at a name that fits no text.

    Raises:
        UsageError: names it, and the text that was probably meant.
    """
    known = scope.translation.texts
    for pattern in patterns:
        if not any(fnmatchcase(path, pattern) for path in known):
            near = did_you_mean(pattern, known)
            remedy = near if near.startswith("Did") else "A PO file (--export) lists them all."
            raise UsageError(f"no text '{pattern}' in {scope.name}. {remedy}")
