"""Fonts as static files: variable fonts are cut to one instance once, then kept in the cache."""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from printables.errors import SetupError
from printables.model.design import Font, FontCut
from printables.model.job import Job

LATIN, PUNCTUATION = range(0x0250), range(0x2000, 0x2070)
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
    return tuple(
        FontFile(
            family=name,
            weight=cut.weight,
            italic=cut.italic,
            path=static_file(font, cut, job),
        )
        for name, font in job.theme.fonts_of(job.locale).items()
        for cut in font.cuts
    )


def static_file(font: Font, cut: FontCut, job: Job) -> Path:
    source = source_file(font, cut, job.folders.theme)
    if source is None or not source.is_file():
        missing = f"font package '{font.package}'" if source is None else f"font '{source.name}'"
        remedy = font.install or INSTALL
        raise SetupError(f"{missing} is missing, which {job.locale.title} is set in: {remedy}")
    return static_instance(source, font, cut, job.folders.cache) if cut.axes else source


def source_file(font: Font, cut: FontCut, theme_folder: Path) -> Path | None:
    """Give the file as it comes; None when its package is not installed."""
    name = cut.file or font.file or ""
    if font.package is None:
        return theme_folder / name
    try:
        return Path(str(files(font.package))) / name
    except ModuleNotFoundError:
        return None


def static_instance(source: Path, font: Font, cut: FontCut, cache: Path) -> Path:
    """Cut a variable font to one instance; the name holds a digest of font, letters and axes."""
    asked = {**cut.axes, "charset": font.charset} if font.charset else cut.axes
    wanted = json.dumps(asked, sort_keys=True).encode()
    digest = hashlib.sha256(content_digest(source) + wanted).hexdigest()[:16]
    target = cache / "fonts" / f"{source.name.partition('[')[0]}-{digest}.ttf"
    if not target.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        save_instance(source, cut.axes, font.charset, target)
    return target


@lru_cache
def content_digest(source: Path) -> bytes:
    """Read a font once: those of Chinese and Korean are as large as all others together."""
    return hashlib.sha256(source.read_bytes()).digest()


def save_instance(source: Path, axes: dict[str, float], charset: str | None, target: Path) -> None:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to import, and seldom needed
    from fontTools.varLib import instancer  # noqa: PLC0415

    font = TTFont(source, recalcTimestamp=False)
    if charset:
        keep_letters(font, charset)
    missing = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} | axes
    static = instancer.instantiateVariableFont(font, missing)
    unfinished = target.with_suffix(".part")
    static.save(unfinished)
    unfinished.replace(target)


def keep_letters(font: Any, charset: str) -> None:  # noqa: ANN401 - fontTools is untyped
    """Take the glyphs out of a font that an encoding does not have."""
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415

    letters = Subsetter(Options(layout_features=["*"], notdef_outline=True, glyph_names=False))
    letters.populate(unicodes=[code for code in font.getBestCmap() if encodable(code, charset)])
    letters.subset(font)


def encodable(code: int, charset: str) -> bool:
    """Tell whether an encoding has a letter; Latin and general punctuation stay in any case."""
    try:
        chr(code).encode(charset)
    except UnicodeEncodeError:
        return code in LATIN or code in PUNCTUATION
    return True
