"""Typefaces: their files, their cuts, and the letters that they set."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from printables.characters import letters_in
from printables.model.record import Record, Said


class FontCut(Record):
    """One weight and style of a font: a static file, or one instance of a variable font.

    `file` takes the place of the font's own; `axes` cuts a variable font (`{wght: 700}`).
    """

    weight: int = Field(ge=100, le=900)
    italic: bool = False
    file: Said | None = None
    axes: dict[str, float] = Field(default_factory=dict)


class Font(Record):
    """A typeface as it comes, from a package that holds it or beside the theme.

    `install` is the command that brings the package, if `make` does not. `charset` (`gb2312`) keeps
    of a very large font what that encoding has, so that it is cut in seconds.
    """

    package: str | None = None
    install: Said | None = None
    licence: Said
    file: Said | None = None
    charset: Said | None = None
    cuts: tuple[FontCut, ...] = Field(min_length=1)

    def path(self, theme_folder: Path, cut: FontCut | None = None) -> Path | None:
        """Give the file of a cut (the first) as it comes; None when its package is missing."""
        name = (cut or self.cuts[0]).file or self.file or ""
        if self.package is None:
            return theme_folder / name
        try:
            return package_folder(self.package) / name
        except ModuleNotFoundError:
            return None

    def is_there(self, theme_folder: Path) -> bool:
        """Tell whether it is installed."""
        file = self.path(theme_folder)
        return file is not None and file.is_file()

    def letters(self, theme_folder: Path) -> frozenset[int]:
        """Give the code points that the font sets; while it is missing, those of its charset."""
        file = self.path(theme_folder)
        return letters_of(file if file and file.is_file() else None, self.charset)

    @model_validator(mode="after")
    def every_cut_is_one_file(self) -> Self:
        if not self.file and not all(cut.file for cut in self.cuts):
            message = "needs a 'file': its own, or one for each of its cuts"
            raise ValueError(message)
        styles = [(cut.weight, cut.italic) for cut in self.cuts]
        if len(set(styles)) < len(styles):
            # The engine takes two files of one style for the same font and draws wrong glyphs.
            message = "may have one cut for each weight and style"
            raise ValueError(message)
        return self


@lru_cache
def package_folder(name: str) -> Path:
    return Path(str(files(name)))


@lru_cache(maxsize=64)
def letters_of(file: Path | None, charset: str | None) -> frozenset[int]:
    if file is None:
        return in_charset(charset) if charset else frozenset()
    return letters_in(file) & in_charset(charset) if charset else letters_in(file)


LATIN, PUNCTUATION, BASIC_PLANE = range(0x0250), range(0x2000, 0x2070), range(0x10000)


@lru_cache
def in_charset(charset: str) -> frozenset[int]:
    """Give the code points that stay in a font; Latin and general punctuation always do."""
    encoded = (code for code in BASIC_PLANE if chr(code).encode(charset, "ignore"))
    return frozenset((*LATIN, *PUNCTUATION, *encoded))
