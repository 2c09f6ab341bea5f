"""A brand's look, as in `templates/themes/`: its colours, and the fonts of each language."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from printables.model.colour import Colour
from printables.model.font import Font
from printables.model.locale import Leading, Locale
from printables.model.record import Id, Record, Said

DEFAULT = "default"


class Role(StrEnum):
    """What a theme sets in type: running text, and headings and large numbers."""

    TEXT = "text"
    DISPLAY = "display"


class Theme(Record):
    """`themes/<theme>/theme.yaml`; `theme.css`, `art/*.svg` and `icons/*.svg` stand beside it.

    `faces` say which fonts a role is set in, for a language, else for a script, else `default`. A
    letter is taken from the first font that has it. `leading` multiplies, by script, the distance
    of the lines of a partner's words, which may be in another script than the piece.
    """

    title: Said
    colours: dict[Id, Colour]
    fonts: dict[Id, Font] = Field(min_length=1)
    faces: dict[Role, dict[Id, tuple[Id, ...]]]
    leading: dict[Id, Leading] = Field(default_factory=dict)

    def face(self, role: Role, locale: Locale) -> tuple[str, ...]:
        """Give the fonts that set a role in a language, in their order."""
        faces = self.faces[role]
        keys = (locale.language.lower(), locale.script, DEFAULT)
        return next(faces[key] for key in keys if key in faces)

    def faces_of(self, locale: Locale) -> dict[Role, tuple[str, ...]]:
        """Give the fonts that set each role in a language."""
        return {role: self.face(role, locale) for role in Role}

    def letters(self, names: Iterable[str], folder: Path) -> frozenset[int]:
        """Give the code points that some of its fonts set together."""
        return frozenset[int]().union(*(self.fonts[name].letters(folder) for name in names))

    def fonts_of(self, locale: Locale) -> dict[str, Font]:
        """Give all fonts that a language is set in, those of its text first; numbers come last."""
        names = (name for face in self.faces_of(locale).values() for name in face)
        return {name: self.fonts[name] for name in (*names, *self.faces[Role.DISPLAY][DEFAULT])}

    @model_validator(mode="after")
    def faces_are_fonts(self) -> Self:
        for role in Role:
            if not self.faces.get(role, {}).get(DEFAULT):
                message = f"faces: '{role}' needs a line '{DEFAULT}: [...]'"
                raise ValueError(message)
        named = {name for faces in self.faces.values() for face in faces.values() for name in face}
        if unknown := sorted(named - set(self.fonts)):
            message = f"faces: '{unknown[0]}' is not one of the fonts"
            raise ValueError(message)
        return self
