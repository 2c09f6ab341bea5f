"""The mark of a draft: found by what it calls itself, and the same file without it."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO

import pikepdf

from printables.preflight.structure import Part

WATERMARK = re.compile(rb"/Subtype\s*/Watermark")
"""An artifact of that kind (ISO 32000-1, table 330)."""
BEGINS, ENDS = ("BMC", "BDC"), "EMC"


def watermarked(parts: Iterable[Part]) -> Iterator[int]:
    """Give the pages that hold a watermark."""
    return (part.page for part in parts if WATERMARK.search(part.raw))


def without_watermarks(file: pikepdf.Pdf) -> bytes:
    """Give the file as it would be without its watermarks."""
    copy, bare = BytesIO(), BytesIO()
    file.save(copy)
    with pikepdf.open(copy) as pdf:
        for page in pdf.pages:
            steps = [step for step, marked in marked_steps(page) if not marked]
            page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(steps))
        pdf.save(bare)
    return bare.getvalue()


def marked_steps(
    page: pikepdf.Page,
) -> Iterator[tuple[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage, bool]]:
    """Give each operator of a page, and whether it belongs to a watermark."""
    open_marks: list[bool] = []
    for step in pikepdf.parse_content_stream(page):
        operator = str(step.operator)
        if operator in BEGINS:
            inner = is_watermark(step) or any(open_marks)
            open_marks.append(inner)
        yield step, any(open_marks)
        if operator == ENDS and open_marks:
            open_marks.pop()


def is_watermark(step: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage) -> bool:
    properties = step.operands[-1]
    named = isinstance(properties, pikepdf.Dictionary)
    return named and properties.get("/Subtype") == pikepdf.Name.Watermark
