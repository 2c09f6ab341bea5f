"""Pages set one by one, bound into one PDF."""

import io
from collections.abc import Iterable

import pikepdf


def bound(pages: Iterable[bytes], title: str) -> bytes:
    """Put PDFs behind each other; the same pages give the same bytes."""
    whole = pikepdf.new()
    for page in pages:
        with pikepdf.open(io.BytesIO(page)) as part:
            whole.pages.extend(part.pages)
    whole.docinfo["/Title"] = title
    written = io.BytesIO()
    whole.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return written.getvalue()
