"""What independent programs say of a PDF: the judges, as these tests put questions to them."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.judges import ghostscript, poppler, qpdf
from tests.judges.poppler import Word
from tests.judges.program import installed, run

__all__ = ["Word", "page_boxes", "picture", "plates", "said_by", "sound", "words"]


def said_by(program: str, *arguments: str | Path) -> str:
    """Run a program that must not complain; skip the test where it is not installed."""
    skip_without(program)
    ran = run(program, *arguments)
    assert ran.warnings() == ()
    return ran.output


def skip_without(*programs: str) -> None:
    if missing := [program for program in programs if not installed(program)]:
        pytest.skip(f"not installed: {', '.join(missing)}")


def sound(pdf: Path) -> bool:
    """Ask qpdf, and let Ghostscript draw every page; the pieces' fonts are not embedded."""
    skip_without("qpdf", "gs")
    drawn = without_fonts(ghostscript.render(pdf, ppi=18).warnings)
    return qpdf.check(pdf) == (True, ()) and not drawn


def without_fonts(warnings: Iterable[str]) -> list[str]:
    return [warning for warning in warnings if not warning.startswith("Loading font")]


def page_boxes(pdf: Path) -> dict[str, poppler.Box]:
    """Give the boxes of the first page."""
    skip_without("pdfinfo")
    return poppler.boxes(pdf)[0]


def words(pdf: Path) -> list[Word]:
    """Give the words with pages counted from 0."""
    skip_without("pdftotext")
    return [word._replace(page=word.page - 1) for word in poppler.words(pdf)]


def picture(pdf: Path, page: int = 0, ppi: int = 100) -> Image.Image:
    """Draw a page with poppler, smooth edges and all."""
    skip_without("pdftoppm")
    drawn = poppler.render(pdf, ppi=ppi)
    assert drawn.warnings == ()
    return drawn.pages[page]


def plates(pdf: Path, ppi: int = 72) -> dict[str, Image.Image]:
    """Let Ghostscript separate the first page; a plate is dark where there is ink."""
    skip_without("gs")
    separations = ghostscript.separate(pdf, ppi=ppi)
    assert without_fonts(separations.warnings) == []
    return {ink: ImageChops.invert(plate) for ink, plate in separations.pages[0].items()}
