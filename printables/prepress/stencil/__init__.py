"""A finished PDF whose region is open: static bytes, written once, and what each partner adds."""

from printables.prepress.stencil.marks import UnstableError
from printables.prepress.stencil.region import Region, region_of
from printables.prepress.stencil.stencil import Stencil, filled, stencil_of

__all__ = ["Region", "Stencil", "UnstableError", "filled", "region_of", "stencil_of"]
