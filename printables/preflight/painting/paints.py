"""One act of painting."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pikepdf import Matrix, Object

from printables.preflight.painting.inks import Ink
from printables.preflight.painting.shapes import Shape


class Kind(StrEnum):
    FILL = "fill"
    STROKE = "stroke"
    TEXT = "text"
    PICTURE = "picture"
    GRADIENT = "gradient"


@dataclass(frozen=True, kw_only=True)
class Paint:
    """A shape in an ink, as far as the clips let it through.

    `ink` is None where it is not of inks, or not read. Text is a box for each run of letters, from
    its baseline to half its `size` (points on paper), where stems surely are. A picture has its
    `image` and the matrix that places it.
    """

    page: int
    kind: Kind
    shape: Shape
    clips: Sequence[Shape]
    ink: Ink | None = None
    overprints: bool = False
    keeps_noughts: bool = False
    alpha: float = 1.0
    size: float = 0.0
    image: Object | None = None
    matrix: Matrix | None = None

    @property
    def spares(self) -> bool:
        """Tell whether plates on which the ink is nought are left as they are (8.6.7)."""
        direct = self.ink is not None and self.ink.direct
        return self.overprints and self.keeps_noughts and direct
