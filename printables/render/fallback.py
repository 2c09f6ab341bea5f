"""Fonts for words in another script than the piece's: an Arabic name on an English card.

Each script is set in one font, so that no word is patched together from two: in the language's
first font if that has all the letters; else in what the theme names for the script; else in the
first font of the theme that has them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from printables.characters import by_script, called, drawn
from printables.errors import LayoutError
from printables.model.composition import ComposedRegion
from printables.model.job import Job
from printables.model.theme import Role
from printables.render.engine import Styles
from printables.render.fonts import FontFile, files_of
from printables.render.stylesheet import face_variables, font_rules

Face = tuple[str, ...]
Folders = tuple[Path, ...]
WORDS = "the partner's text"
REGION = ".region"


@dataclass(frozen=True, kw_only=True)
class Fallback:
    """Fonts behind or before a language's first: all their files, and those that a job lacks.

    `faces` are the variables that name them, in the order in which CSS tries them.
    """

    faces: str
    files: tuple[FontFile, ...]
    added: tuple[FontFile, ...]

    def added_to(
        self, styles: Styles, folders: Folders, within: str = REGION
    ) -> tuple[Styles, Folders]:
        """Let a part of a page be set in these fonts, and all else as it is."""
        fonts, rule = f"{styles.fonts}\n{font_rules(self.added)}", f"{within}{{{self.faces}}}"
        found = dict.fromkeys((*folders, *(file.path.parent for file in self.added)))
        return Styles(fonts=fonts, sheets=(*styles.sheets, rule)), tuple(found)


def region_fallback(job: Job, region: ComposedRegion | None) -> Fallback | None:
    """Choose fonts for a partner's words; None where the language's own will do.

    Raises:
        LayoutError, SetupError: as `fallback`.
    """
    return fallback(job, [text.plain for text in region.texts()] if region else [])


def fallback(job: Job, texts: Sequence[str]) -> Fallback | None:
    """Choose fonts for words in any script; None where the language's own will do.

    Raises:
        LayoutError: no font of the theme has a letter.
        SetupError: a font is not installed.
    """
    own = job.theme.faces_of(job.locale)
    chosen = {role: Chooser(job, role).face(texts) for role in Role}
    if chosen == own:
        return None
    first, known = {face[0] for face in own.values()}, job.theme.fonts_of(job.locale)
    names = dict.fromkeys(name for face in chosen.values() for name in face if name not in first)
    files = files_of({name: job.theme.fonts[name] for name in names}, job, WORDS)
    return Fallback(
        faces=face_variables(job.theme, chosen),
        files=files,
        added=tuple(file for file in files if file.family not in known),
    )


def is_own(words: str, job: Job) -> bool:
    """Tell whether the language's first fonts have all letters of some words."""
    return all(Chooser(job, role).is_own(words) for role in Role)


class Chooser:
    """Chooses the fonts of a role."""

    def __init__(self, job: Job, role: Role) -> None:
        self.theme, self.folder = job.theme, job.folders.theme
        self.own, self.named = job.theme.face(role, job.locale), job.theme.faces[role]
        others = (faces for other, faces in job.theme.faces.items() if other is not role)
        self.faces = [face for faces in (self.named, *others) for face in faces.values()]

    def letters(self, face: Face) -> frozenset[int]:
        return self.theme.letters(face, self.folder)

    def is_own(self, words: str) -> bool:
        return drawn(words + normalize("NFC", words)) <= self.letters(self.own[:1])

    def face(self, texts: Sequence[str]) -> Face:
        """Give the fonts for some words, in the order in which CSS tries them."""
        words, first = "".join(texts), self.letters(self.own[:1])
        if self.is_own(words):
            return self.own
        before: list[str] = []
        behind: list[str] = []
        for script, letters in by_script(texts).items():
            if not letters <= first:
                (before if letters & first else behind).extend(self.fonts_for(script, letters))
        chosen = dict.fromkeys((*before, *self.own[:1], *behind, *self.own[1:]))
        return tuple(self.completed(tuple(chosen), drawn(words)))

    def fonts_for(self, script: str, letters: frozenset[int]) -> Face:
        """Give one font that has all letters of a script, or else several that have them."""
        faces = self.own, self.named.get(script, ()), *self.faces
        able = (face for face in (*(one[:1] for one in faces), *faces))
        return next((face for face in able if face and letters <= self.letters(face)), ())

    def completed(self, chosen: Face, needed: frozenset[int]) -> Iterator[str]:
        """Add fonts until no letter is without one."""
        yield from chosen
        missing = needed - self.letters(chosen)
        while missing:
            most = max(self.faces, key=lambda face: len(missing & self.letters(face)))
            if missing.isdisjoint(self.letters(most)):
                letters = ", ".join(called(chr(one)) for one in sorted(missing))
                raise LayoutError(f"no font of the theme has {letters}: write it another way")
            missing -= self.letters(most)
            yield from most
