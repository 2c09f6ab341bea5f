"""What all copies in a job file have of the stencil that they were made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from printables.prepress.stencil import Stencil
from printables.prepress.stencil.places import OpenForm

Places = dict[tuple[int, int], int]
"""Numbers in the job file of objects in a partner's PDF."""


@dataclass(kw_only=True)
class SharedLayer:
    """A stencil, and where its objects stand in the job file, once its first copy was taken."""

    stencil: Stencil
    places: Places = field(default_factory=dict)

    def is_of(self, pdf: bytes) -> bool:
        """Tell whether a PDF is a copy."""
        return pdf.startswith(self.stencil.file.body)

    @property
    def place(self) -> OpenForm | None:
        """Give where the region goes on a sheet."""
        return self.stencil.place if isinstance(self.stencil.place, OpenForm) else None

    @cached_property
    def static(self) -> frozenset[int]:
        """Give the numbers of what is not written anew for each partner."""
        anew = {self.stencil.metadata, *(slug.number for slug in self.stencil.slugs)}
        anew |= {self.place.form} if self.place else set()
        return frozenset(range(self.stencil.file.size)) - anew

    def remember(self, places: Mapping[tuple[int, int], int]) -> None:
        """Learn from the first copy where all others find what they share."""
        if not self.places:
            self.places = {key: one for key, one in places.items() if key[0] in self.static}
