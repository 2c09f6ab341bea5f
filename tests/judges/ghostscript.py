"""Ghostscript: pages as pixels, and as the printing plates a press would make."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PIL import Image, ImageChops

from tests.judges.program import (
    Ran,
    Rendering,
    first_number,
    images,
    installed,
    page_number,
    run,
    unexpected_lines,
)

# Not -q, which would hide repairs. "Loading font" stays: it means a font is not embedded.
EXPECTED = (
    r"GPL Ghostscript [\d.]+ \(|Copyright|This software|see the file|Processing pages|Page \d+"
)


class Separations(NamedTuple):
    """For each page its plates by ink (Cyan, Magenta, Yellow, Black, spots); 255 is solid ink."""

    pages: tuple[dict[str, Image.Image], ...]
    warnings: tuple[str, ...]


def available() -> bool:
    return installed("gs")


def version() -> str:
    return first_number(run("gs", "--version").output)


def render(pdf: Path, *, ppi: int = 72) -> Rendering:
    with TemporaryDirectory() as folder:
        ran = draw(pdf, "png16m", ppi, Path(folder) / "page-%d.png")
        return Rendering(pages=images(Path(folder).glob("*.png")), warnings=warnings(ran))


def separate(pdf: Path, *, ppi: int = 72) -> Separations:
    """Make the plates; Ghostscript writes ink as black on white, so they are inverted."""
    with TemporaryDirectory() as folder:
        ran = draw(pdf, "tiffsep", ppi, Path(folder) / "page-%d.tif")
        pages: dict[int, dict[str, Image.Image]] = {}
        for file in Path(folder).glob("*(*).tif"):
            page, _, ink = file.stem.removesuffix(")").partition("(")
            plates = pages.setdefault(page_number(Path(page)), {})
            plates[ink] = ImageChops.invert(Image.open(file).convert("L"))
    return Separations(tuple(pages[number] for number in sorted(pages)), warnings(ran))


def draw(pdf: Path, device: str, ppi: int, target: Path) -> Ran:
    options = ("-dSAFER", "-dBATCH", "-dNOPAUSE", f"-sDEVICE={device}", f"-r{ppi}")
    return run("gs", *options, "-o", target, pdf)


def warnings(ran: Ran) -> tuple[str, ...]:
    """Ghostscript complains on either stream."""
    return unexpected_lines(ran.output, EXPECTED) + ran.warnings(EXPECTED)
