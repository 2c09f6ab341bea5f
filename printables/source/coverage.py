"""Letters that no font has, found at their text before anything is set.

The texts of a language are set in its own fonts, a partner's words in any of a theme's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from printables.characters import called, drawn
from printables.errors import Problem
from printables.model.font import Font
from printables.model.locale import Locale
from printables.model.theme import Role, Theme
from printables.source.faults import Fault
from printables.source.texts import printed
from printables.source.tree import Loc, YamlFile

SET_IN = {Role.TEXT: "text", Role.DISPLAY: "headings"}


@dataclass(frozen=True, kw_only=True)
class Face:
    """The fonts that set a role in a language, and the letters that they have together."""

    role: Role
    language: str
    fonts: tuple[str, ...]
    letters: frozenset[int]

    def lacks(self, text: str) -> frozenset[int]:
        """Give what of a text would be printed as empty boxes."""
        return drawn(one for one in set(text) if ord(one) not in self.letters)


def faces_of(theme: Theme, locale: Locale, folder: Path) -> tuple[Face, ...]:
    """Give what a language is set in; nothing when a font is not installed: that stops later."""
    chosen = theme.faces_of(locale)
    fonts = [theme.fonts[name] for names in chosen.values() for name in names]
    if not all(font.is_there(folder) for font in fonts):
        return ()
    return tuple(
        Face(
            role=role,
            language=locale.title,
            fonts=names,
            letters=theme.letters(names, folder),
        )
        for role, names in chosen.items()
    )


def without_glyph(file: YamlFile, faces: Iterable[Face]) -> Iterator[Fault]:
    """Report letters of a FAQ or pieces file that would be printed as empty boxes."""
    chosen = tuple(faces)
    for loc, text in printed(file):
        for message in missing_in(text, chosen):
            yield Fault(file=file, loc=loc, message=message, remedy=REMEDY)


def words_without_glyph(
    file: YamlFile, locs: Iterable[Loc], faces: Iterable[Face]
) -> Iterator[Problem]:
    """Report such letters in some values of another file: fixed words."""
    chosen = tuple(faces)
    for loc in locs:
        text = file.at(loc)
        if isinstance(text, str):
            for message in missing_in(text, chosen):
                yield file.problem(loc, message, REMEDY)


REMEDY = "Write it another way, or give the theme a font that has it (faces in theme.yaml)."


def words_without_font(
    file: YamlFile, locs: Iterable[Loc], themes: Iterable[tuple[Theme, Path]]
) -> Iterator[Problem]:
    """Report letters of a partner's words that no theme has in any of its fonts.

    Nothing when nobody knows what a font has, since it is not installed: that stops later.
    """
    fonts = [(font, folder) for theme, folder in themes for font in theme.fonts.values()]
    for loc in locs:
        text = file.at(loc)
        missing = missing_everywhere(text, fonts) if isinstance(text, str) else frozenset[int]()
        for letter in sorted(map(chr, missing)):
            yield file.problem(loc, f"{called(letter)} is in none of the theme's fonts.", REMEDY)


def missing_everywhere(text: str, fonts: Iterable[tuple[Font, Path]]) -> frozenset[int]:
    """Give what of a text no font has; fonts are opened only as far as it takes."""
    missing, known = drawn(text), True
    for font, folder in fonts:
        if not missing:
            break
        missing -= font.letters(folder)
        known = known and (font.charset is not None or font.is_there(folder))
    return missing if known else frozenset()


def missing_in(text: str, faces: tuple[Face, ...]) -> Iterator[str]:
    """Name each letter that a role's fonts lack, once."""
    told: set[str] = set()
    for face in faces:
        lacking = face.lacks(text)
        for letter in dict.fromkeys(one for one in text if ord(one) in lacking):
            if letter not in told:
                told.add(letter)
                fonts = ", ".join(face.fonts)
                set_in = f"{SET_IN[face.role]} in {face.language}: {fonts}"
                yield f"{called(letter)} is in none of the fonts of {set_in}."
