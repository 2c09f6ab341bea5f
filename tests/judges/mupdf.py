"""MuPDF: pages as pixels, by an engine that shares no code with the others."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.judges.program import Rendering, first_number, images, installed, run

EXPECTED = r"warning: ICC support is not available"  # Debian builds MuPDF without it


def available() -> bool:
    return installed("mutool")


def version() -> str:
    return first_number(run("mutool", "-v").complaints)


def render(pdf: Path, *, ppi: int = 72) -> Rendering:
    with TemporaryDirectory() as folder:
        ran = run("mutool", "draw", "-q", "-r", str(ppi), "-o", Path(folder) / "page-%d.png", pdf)
        return Rendering(pages=images(Path(folder).glob("*.png")), warnings=ran.warnings(EXPECTED))
