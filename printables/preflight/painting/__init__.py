"""What a page paints, in order: shape, ink, overprinting, clip; and what that leaves on each plate.

Shapes are in points from the MediaBox corner.
"""

from printables.preflight.painting.inks import Ink
from printables.preflight.painting.painter import paints
from printables.preflight.painting.paints import Kind, Paint
from printables.preflight.painting.plates import Excess, Plates, plates_of

__all__ = ["Excess", "Ink", "Kind", "Paint", "Plates", "paints", "plates_of"]
