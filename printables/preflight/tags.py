"""The structure tree of a tagged PDF (ISO 32000-2, 14.7), in reading order; by pikepdf."""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object


@dataclass(frozen=True, kw_only=True)
class Tag:
    """One structure element: its role (through the role map) and its entry."""

    role: str
    element: Object


def tags(file: pikepdf.Pdf) -> Iterator[Tag]:
    """Walk the structure tree; nothing if the file has none."""
    root = file.Root.get(Name.StructTreeRoot)
    if isinstance(root, Dictionary):
        yield from below(root, root.get(Name.RoleMap, Dictionary()))


def below(element: Object, roles: Object) -> Iterator[Tag]:
    """Go down into an element's children; a walk of its own stack, as trees may be deep."""
    waiting = [element]
    while waiting:
        now = waiting.pop()
        if Name.S in now:
            written = str(now[Name.S])
            yield Tag(role=str(roles.get(written, written)).lstrip("/"), element=now)
        kids = now.get(Name.K)
        every = list(kids) if isinstance(kids, Array) else [kids]
        waiting += [kid for kid in reversed(every) if isinstance(kid, Dictionary)]
