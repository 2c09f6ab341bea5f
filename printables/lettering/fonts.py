"""The glyphs that a lettered region needs of each font."""

from collections.abc import Sequence
from pathlib import Path

from printables.lettering.places import Set
from printables.prepress.stencil.letter_fonts import Lettered
from printables.render.lettering import Face


def fonts_of(lines: Sequence[Set]) -> dict[str, Lettered] | None:
    """Cut each font to the glyphs that stand in the region."""
    faces: dict[str, Path] = {}
    widths: dict[str, dict[int, int]] = {}
    texts: dict[str, dict[int, str]] = {}
    for one in lines:
        name, face = one.place.slot.font, Face.of(one.place.face)
        faces[name] = one.place.face
        for glyph, text in one.line.glyphs:
            texts.setdefault(name, {}).setdefault(glyph, text)
            width = face.width(glyph, one.place.slot.size)
            if widths.setdefault(name, {}).setdefault(glyph, width) != width:
                return None
    return {
        name: Lettered(
            program=Face.of(face).subset(frozenset(widths[name])),
            widths=widths[name],
            texts=texts[name],
        )
        for name, face in faces.items()
    }
