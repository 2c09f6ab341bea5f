"""A finished PDF whose region is open: static bytes, written once, and what each partner adds."""

from printables.prepress.stencil.marks import UnstableError
from printables.prepress.stencil.proof import painted, proof
from printables.prepress.stencil.region import NOTHING, Region, region_of
from printables.prepress.stencil.stencil import Stencil, filled, stencil_of

__all__ = [
    "NOTHING",
    "Region",
    "Stencil",
    "UnstableError",
    "filled",
    "painted",
    "proof",
    "region_of",
    "stencil_of",
]
