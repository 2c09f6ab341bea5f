"""pdfium, the engine of Chrome; it renders in silence or refuses."""

from importlib.metadata import version as version_of
from importlib.util import find_spec
from pathlib import Path

import pypdfium2

from tests.judges.program import Rendering


def available() -> bool:
    return find_spec("pypdfium2") is not None


def version() -> str:
    return version_of("pypdfium2")


def render(pdf: Path, *, ppi: int = 72) -> Rendering:
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            pages = tuple(page.render(scale=ppi / 72).to_pil().convert("RGB") for page in document)
    except pypdfium2.PdfiumError as refusal:
        return Rendering(pages=(), warnings=(str(refusal),))
    return Rendering(pages=pages, warnings=())
