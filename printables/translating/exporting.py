"""One PO file for each pack and language, for the tools that translators know."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from printables.model.translation import TextPath
from printables.translating.message import messages
from printables.translating.po_file import po_text
from printables.translating.scope import Scope
from printables.translating.writing import write_all

Limits = Mapping[str, Mapping[TextPath, int]]
"""For each scope's name, how many characters each text has room for, as far as that is known."""


def export_po(found: Iterable[Scope], folder: Path, limits: Limits) -> tuple[Path, ...]:
    """Write `<pack>.<language>.po` for each; a file that was there is replaced."""
    files = [
        (
            folder / f"{scope.name}.po",
            po_text(
                scope.pack,
                scope.source,
                scope.language,
                messages(scope, limits.get(scope.name, {})),
            ),
        )
        for scope in found
    ]
    write_all(files)
    return tuple(path for path, _ in files)
