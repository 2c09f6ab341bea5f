"""Partners' regions without the layout engine, where that is proven to come out the same."""

from printables.lettering.regions import Lettering, Logos, Store, logo_digest, logos
from printables.lettering.words import words_of

__all__ = ["Lettering", "Logos", "Store", "logo_digest", "logos", "words_of"]
