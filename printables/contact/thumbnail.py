"""A page as a small picture, by pdfium."""

import io

import pypdfium2

PIXELS = 420
"""Of the longer side: sharp enough to read a name, small enough for a thousand."""

QUALITY = 82


def thumbnail(pdf: bytes, page: int) -> bytes:
    """Draw a page (from 0) as a small JPEG."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        shown = document[min(page, len(document) - 1)]
        scale = PIXELS / max(shown.get_size())
        picture = shown.render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil()
    finally:
        document.close()
    written = io.BytesIO()
    picture.convert("RGB").save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()
