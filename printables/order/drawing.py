"""Pages as grey pixels, by pdfium. The one user of pypdfium2 in this stage.

Preflight has its own: the inspector shares no code with what it does not judge.
"""

import pypdfium2
from PIL import Image

from printables.units import POINTS_PER


def grey_pages(pdf: bytes, ppi: float) -> tuple[Image.Image, ...]:
    """Draw each page from edge to edge, without annotations: 0 is black."""
    document = pypdfium2.PdfDocument(pdf)
    return tuple(drawn(document[at], ppi) for at in range(len(document)))


def drawn(page: pypdfium2.PdfPage, ppi: float) -> Image.Image:
    bitmap = page.render(
        scale=ppi / POINTS_PER["in"], grayscale=True, may_draw_forms=False, draw_annots=False
    )
    picture: Image.Image = bitmap.to_pil()
    return picture.convert("L")
