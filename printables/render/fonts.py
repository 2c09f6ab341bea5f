"""Fonts as static files: variable fonts are cut to one instance once, then kept in the cache."""

import hashlib
import json
from importlib.resources import files
from pathlib import Path

from printables.errors import SetupError
from printables.model.design import FontFace


def font_file(face: FontFace, theme_folder: Path, cache: Path) -> Path:
    """Give the static font file of a face.

    Raises:
        SetupError: the package or the file is not there.
    """
    source = source_file(face, theme_folder)
    if not source.is_file():
        raise SetupError(f"font file '{source.name}' is missing: run 'make' to install the fonts")
    return static_instance(source, face.axes, cache) if face.axes else source


def source_file(face: FontFace, theme_folder: Path) -> Path:
    if face.package is None:
        return theme_folder / face.file
    try:
        return Path(str(files(face.package))) / face.file
    except ModuleNotFoundError as missing:
        remedy = "run 'make' to install the fonts"
        raise SetupError(f"font package '{face.package}' is missing: {remedy}") from missing


def static_instance(source: Path, axes: dict[str, float], cache: Path) -> Path:
    """Cut a variable font to one instance; the name holds a digest of font and axes."""
    wanted = json.dumps(axes, sort_keys=True).encode()
    digest = hashlib.sha256(source.read_bytes() + wanted).hexdigest()[:16]
    target = cache / "fonts" / f"{source.name.partition('[')[0]}-{digest}.ttf"
    if not target.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        cut(source, axes, target)
    return target


def cut(source: Path, axes: dict[str, float], target: Path) -> None:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to import, and seldom needed
    from fontTools.varLib import instancer  # noqa: PLC0415

    font = TTFont(source, recalcTimestamp=False)
    missing = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} | axes
    static = instancer.instantiateVariableFont(font, missing)
    unfinished = target.with_suffix(".part")
    static.save(unfinished)
    unfinished.replace(target)
