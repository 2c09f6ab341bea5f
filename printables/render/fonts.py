"""Fonts as static files: variable fonts are cut to one instance once, then kept in the cache."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from printables.errors import SetupError
from printables.model.font import Font, FontCut, in_charset
from printables.model.job import Folders, Job

INSTALL = "run 'make' to install the fonts"


@dataclass(frozen=True, kw_only=True)
class FontFile:
    """One static file, as the engine is told of it; its family is the font's name in the theme."""

    family: str
    weight: int
    italic: bool
    path: Path


def font_files(job: Job) -> tuple[FontFile, ...]:
    """Give the static files of all fonts that a job's language is set in.

    Raises:
        SetupError: a package or a file is not there; names the language and the remedy.
    """
    return files_of(job.theme.fonts_of(job.locale), job, job.locale.title)


def files_of(fonts: Mapping[str, Font], job: Job, what: str) -> tuple[FontFile, ...]:
    """Give the static files of some fonts of a job's theme, which something needs.

    Raises:
        SetupError: a package or a file is not there; names what needs it and the remedy.
    """
    return tuple(
        FontFile(
            family=name,
            weight=cut.weight,
            italic=cut.italic,
            path=static_file(font, cut, job.folders, what),
        )
        for name, font in fonts.items()
        for cut in font.cuts
    )


def static_file(font: Font, cut: FontCut, folders: Folders, what: str) -> Path:
    source = font.path(folders.theme, cut)
    if source is None or not source.is_file():
        missing = f"font package '{font.package}'" if source is None else f"font '{source.name}'"
        remedy = font.install or INSTALL
        raise SetupError(f"{missing} is missing, which {what} needs: {remedy}")
    return static_instance(source, font, cut, folders.cache) if cut.axes else source


def static_instance(source: Path, font: Font, cut: FontCut, cache: Path) -> Path:
    """Cut a variable font to one instance; the name holds a digest of font, letters and axes."""
    asked = {**cut.axes, "charset": font.charset} if font.charset else cut.axes
    wanted = json.dumps(asked, sort_keys=True).encode()
    digest = hashlib.sha256(content_digest(source) + wanted).hexdigest()[:16]
    target = cache / "fonts" / f"{source.name.partition('[')[0]}-{digest}.ttf"
    if not target.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        save_instance(source, font, cut, target)
    return target


@lru_cache
def content_digest(source: Path) -> bytes:
    """Read a font once: those of Chinese and Korean are as large as all others together."""
    return hashlib.sha256(source.read_bytes()).digest()


def save_instance(source: Path, font: Font, cut: FontCut, target: Path) -> None:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to import, and seldom needed
    from fontTools.varLib import instancer  # noqa: PLC0415

    opened = TTFont(source, recalcTimestamp=False)
    if font.charset:
        keep_letters(opened, font.charset)
    default = {axis.axisTag: axis.defaultValue for axis in opened["fvar"].axes}
    static = instancer.instantiateVariableFont(opened, default | cut.axes)
    unfinished = target.with_suffix(".part")
    static.save(unfinished)
    opened.close()
    unfinished.replace(target)


def keep_letters(opened: Any, charset: str) -> None:  # noqa: ANN401 - fontTools is untyped
    """Take out the glyphs that an encoding does not have."""
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415

    letters = Subsetter(Options(layout_features=["*"], notdef_outline=True, glyph_names=False))
    kept = in_charset(charset) & opened.getBestCmap().keys()
    letters.populate(unicodes=sorted(kept))
    letters.subset(opened)
