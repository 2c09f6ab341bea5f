"""What is made, as in `templates/materials/`: brochure, card, poster, handout."""

from typing import Self

from pydantic import Field

from printables.model.content import Audience
from printables.model.copyfit import Copyfit
from printables.model.dieline import Dieline
from printables.model.record import Id, Record, Said
from printables.model.region import Region
from printables.model.story import Story
from printables.units import Length


class Material(Record):
    """`materials/<material>/material.yaml`; its template and style sheet stand beside it.

    `style` is a sheet of `partials/` that sister materials share, read before the material's own.
    `titles`: its title in other languages. A `discreet` piece keeps its subject out of the PDF's
    title: whoever sees the file name or the window learns nothing. `product` is what JDF calls it
    (Leaflet, BusinessCard, Poster ...); `stock` is the paper that we suggest to the print shop.
    """

    title: Said
    titles: dict[Id, Said] = Field(default_factory=dict)
    audience: Audience
    formats: tuple[Id, ...] = Field(min_length=1)
    minimum_type: Length
    product: Said = "Leaflet"
    stock: Said | None = None
    style: Id | None = None
    discreet: bool = False
    bookmarks: bool = True
    stories: dict[str, Story] = Field(min_length=1)
    copyfit: Copyfit = Copyfit()
    region: Region | None = None
    dieline: Dieline | None = None

    def mirrored(self) -> Self:
        """Give the material for a language written from the right: its region changes sides."""
        region = self.region and self.region.mirrored()
        return self.model_copy(update={"region": region})
