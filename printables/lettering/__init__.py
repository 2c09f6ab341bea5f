"""Partners' regions without the layout engine, where that is proven to come out the same."""

from printables.lettering.logos import Logos, logo_digest, logos
from printables.lettering.regions import Lettering
from printables.lettering.shape import Store
from printables.lettering.words import words_of

__all__ = ["Lettering", "Logos", "Store", "logo_digest", "logos", "words_of"]
