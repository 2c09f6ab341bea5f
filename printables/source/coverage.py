"""Letters that none of a language's fonts has, found at their text before anything is set."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from unicodedata import category, name

from fontTools.ttLib import TTFont

from printables.errors import Problem
from printables.model.design import Font, Locale, Role, Theme
from printables.source.faults import Fault
from printables.source.texts import printed
from printables.source.tree import Loc, YamlFile

DRAW_NOTHING = {"Cf", "Cc", "Zl", "Zp"}
SET_IN = {Role.TEXT: "text", Role.DISPLAY: "headings"}


@dataclass(frozen=True, kw_only=True)
class Face:
    """The fonts that set a role in a language, and the letters that they have together."""

    role: Role
    language: str
    fonts: tuple[str, ...]
    letters: frozenset[int]

    def lacks(self, letter: str) -> bool:
        return ord(letter) not in self.letters and category(letter) not in DRAW_NOTHING


def faces_of(theme: Theme, locale: Locale, folder: Path) -> tuple[Face, ...]:
    """Give what a language is set in; nothing when a font is not installed: that stops later."""
    found = []
    for role in Role:
        names = theme.face(role, locale)
        files = [(theme.fonts[one], theme.fonts[one].path(folder)) for one in names]
        if not all(file and file.is_file() for _, file in files):
            return ()
        letters = frozenset[int]().union(*(letters_of(font, file) for font, file in files if file))
        found.append(Face(role=role, language=locale.title, fonts=names, letters=letters))
    return tuple(found)


def letters_of(font: Font, file: Path) -> frozenset[int]:
    letters = letters_in(file)
    if font.charset is None:
        return letters
    return frozenset(one for one in letters if font.keeps(one))


@lru_cache
def letters_in(file: Path) -> frozenset[int]:
    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())


def without_glyph(file: YamlFile, faces: Iterable[Face]) -> Iterator[Fault]:
    """Report letters of a FAQ or pieces file that would be printed as empty boxes."""
    chosen = tuple(faces)
    for loc, text in printed(file):
        for message in missing_in(text, chosen):
            yield Fault(file=file, loc=loc, message=message, remedy=REMEDY)


def words_without_glyph(
    file: YamlFile, locs: Iterable[Loc], faces: Iterable[Face]
) -> Iterator[Problem]:
    """Report such letters in some values of another file: fixed words, a partner's name."""
    chosen = tuple(faces)
    for loc in locs:
        text = file.at(loc)
        if isinstance(text, str):
            for message in missing_in(text, chosen):
                yield file.problem(loc, message, REMEDY)


REMEDY = "Write it another way, or give the theme a font that has it (faces in theme.yaml)."


def missing_in(text: str, faces: tuple[Face, ...]) -> Iterator[str]:
    """Name each letter that a role's fonts lack, once."""
    told: set[str] = set()
    for face in faces:
        for letter in dict.fromkeys(one for one in text if face.lacks(one)):
            if letter not in told:
                told.add(letter)
                called = (
                    f"'{letter}' (U+{ord(letter):04X} {name(letter, 'without a name').lower()})"
                )
                fonts = ", ".join(face.fonts)
                set_in = f"{SET_IN[face.role]} in {face.language}: {fonts}"
                yield f"{called} is in none of the fonts of {set_in}."
