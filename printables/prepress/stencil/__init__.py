"""A finished PDF whose region is open: static bytes, written once, and what each partner adds."""

from printables.prepress.stencil.marks import UnstableError
from printables.prepress.stencil.proof import painted, proof
from printables.prepress.stencil.region import NOTHING, Region, cut_region
from printables.prepress.stencil.stencil import Stencil, filled, stencil_of

__all__ = [
    "NOTHING",
    "Region",
    "Stencil",
    "UnstableError",
    "cut_region",
    "filled",
    "painted",
    "proof",
    "stencil_of",
]
