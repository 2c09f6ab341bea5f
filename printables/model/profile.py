"""What an edition is, as in `templates/profiles/`: colours, imposition, marks, PDF standard."""

from enum import StrEnum
from typing import Self

from pydantic import model_validator

from printables.model.colour import ColourSpace
from printables.model.record import Id, Record, Said
from printables.model.slug import SLUG_LINE, require_known_fields
from printables.units import Length


class Imposition(StrEnum):
    """`none`: reader pages as they are; `flat`: one flat a page; `sheet`: flats on paper."""

    NONE = "none"
    FLAT = "flat"
    SHEET = "sheet"


class MarkKind(StrEnum):
    CROP = "crop"
    FOLD = "fold"
    REGISTRATION = "registration"
    SLUG = "slug"
    COLOUR_BAR = "colour-bar"


class OutputIntent(Record):
    """The declared print condition (ISO 15930-7): an ICC file of `templates/icc/` and its name."""

    icc: Said
    condition: Said
    registry: Said
    info: Said


class Flavour(StrEnum):
    """What standard the finished PDF declares."""

    PLAIN = "plain"
    X4 = "pdf/x-4"
    X1A = "pdf/x-1a:2003"
    UA1 = "pdf/ua-1"


class Profile(Record):
    """`profiles/<profile>.yaml`: what an edition is, and which checks it must pass.

    Marks start `mark_offset` from the trim and are `mark_length` long; `slug` is the room around a
    press flat that holds bleed and marks. `slug_line` is the text of the mark of that name, for
    whoever handles the sheet. `draft_word` and `draft_line` tell the same person that a piece is a
    draft, in the mark and in the slug.
    """

    title: Said
    colour: ColourSpace
    flavour: Flavour
    imposition: Imposition
    bleed: Length = 0.0
    marks: tuple[MarkKind, ...] = ()
    mark_offset: Length = 0.0
    mark_length: Length = 0.0
    mark_weight: Length = 0.25
    slug: Length = 0.0
    slug_line: Said | None = None
    draft_word: Said = "DRAFT"
    draft_line: Said = "DRAFT, NOT FOR PRINT"
    output_intent: OutputIntent | None = None
    checks: tuple[Id, ...] = ()

    @property
    def reach(self) -> float:
        """How far bleed and marks reach from the trim."""
        if not self.marks:
            return self.bleed
        line = SLUG_LINE if MarkKind.SLUG in self.marks else 0.0
        return self.mark_offset + self.mark_length + line

    @model_validator(mode="after")
    def marks_stay_outside_the_bleed(self) -> Self:
        if self.marks and self.mark_offset < self.bleed:
            message = "mark_offset must not be smaller than bleed: marks would be printed on"
            raise ValueError(message)
        if self.imposition is Imposition.FLAT and self.slug < self.reach:
            message = (
                "slug must hold the bleed, and mark_offset and mark_length together"
                f" (and {SLUG_LINE:g}pt for a slug line)"
            )
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def slug_line_can_be_filled_in(self) -> Self:
        require_known_fields("slug_line", self.slug_line or "")
        return self

    @model_validator(mode="after")
    def pdfx_declares_its_condition(self) -> Self:
        if self.flavour in (Flavour.X4, Flavour.X1A) and not self.output_intent:
            message = f"{self.flavour} needs an output_intent"
            raise ValueError(message)
        return self
