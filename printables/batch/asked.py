"""What a run over partners is asked for, and how it is to go about it."""

import os
from dataclasses import dataclass

from printables.source import Selection


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which pieces of which partners to make, by whom, and where they go.

    `partners` are ids; an empty tuple means all there are. `executor` is the address of a cluster;
    without one, `processes` of this machine do the work, as many as it has when no number is
    given. PDFs that passed go to the URL `store` if there is one; with `verify` on, what stands
    there is read and compared. With `sheets` off, there are no contact sheets; with `collate` on,
    there are job files of all partners' press pieces as well.
    """

    selection: Selection
    partners: tuple[str, ...] = ()
    executor: str | None = None
    processes: int | None = None
    store: str | None = None
    verify: bool = False
    sheets: bool = True
    collate: bool = False

    @property
    def workers(self) -> int:
        """How many processes of this machine there are for what is made of all pieces."""
        return self.processes or os.cpu_count() or 1
