"""Raised marks (a tone over a vowel) as every reader draws them.

The engine ends a line of text with a move before it raises a mark. Readers built on pdfium, Chrome
among them, leave such a last move out and draw what follows over what stands before. The same move
at the beginning of the next piece of text is understood by all.
"""

import io
from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Operator, Pdf

RAISES = b" Ts"
Step = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage


def with_moves_first(pdf: bytes) -> bytes:
    """Take each move at the end of a piece of text to the beginning of the next."""
    written = io.BytesIO()
    with Pdf.open(io.BytesIO(pdf)) as opened:
        raised = [page for page in opened.pages if RAISES in content(page)]
        for page in raised:
            steps = list(moved(list(pikepdf.parse_content_stream(page))))
            page.obj.Contents = opened.make_stream(pikepdf.unparse_content_stream(steps))
        if not raised:
            return pdf
        opened.save(written, deterministic_id=True)
    return written.getvalue()


def content(page: pikepdf.Page) -> bytes:
    page.contents_coalesce()
    return page.obj.Contents.read_bytes()


def moved(steps: Sequence[Step]) -> Iterator[Step]:
    """Carry a last move over to the text behind the raising: it has the same size."""
    carried: list[float] = []
    for step, following in zip(steps, (*steps[1:], None), strict=True):
        if str(step.operator) != "TJ":
            yield step
            continue
        pieces = [*carried, *step.operands[0]]
        carried = []
        raises = following is not None and str(following.operator) in {"Ts", "Tf"}
        while raises and pieces and not isinstance(pieces[-1], pikepdf.String):
            carried.insert(0, float(pieces.pop()))
        yield ContentStreamInstruction([Array(pieces)], Operator("TJ"))
