"""One static layer, many copies: what partners share is made once, of each only its region.

A piece whose layer cannot be shared has no copies: it is built in full, and the reason is told.
"""

from printables.copies.inspected import Inspected, proof_of
from printables.copies.layer import StaticLayer, engine_region
from printables.copies.making import Copies, Copy, copied
from printables.copies.region import Own, Ready, Way

__all__ = [
    "Copies",
    "Copy",
    "Inspected",
    "Own",
    "Ready",
    "StaticLayer",
    "Way",
    "copied",
    "engine_region",
    "proof_of",
]
