"""Everything that is drawn: pages, and the forms and patterns that they draw with."""

from collections.abc import Iterable, Iterator, Sequence

import pikepdf
from pikepdf import (
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Stream,
)

Step = ContentStreamInstruction | ContentStreamInlineImage
"""One operator with its operands."""

CATEGORIES = ("/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font")
"""Kinds of resources (ISO 32000-1, table 33); procedure sets are obsolete, properties unused."""


def drawings(page: Object, seen: set[tuple[int, int]] | None = None) -> Iterator[Object]:
    """Give a page, and every form and pattern that it draws, each once; masks are not drawn."""
    seen = set() if seen is None else seen
    if page.is_indirect and page.objgen in seen:
        return
    seen.add(page.objgen)
    yield page
    for inner in (*resources(page, "/XObject"), *resources(page, "/Pattern")):
        yield from drawings(inner, seen)


def resources(drawn: Object, category: str) -> tuple[Object, ...]:
    """Give what one kind of resources holds."""
    return tuple(drawn.get("/Resources", Dictionary()).get(category, Dictionary()).values())


def has_steps(drawn: Object) -> bool:
    """Tell pages, forms and tiling patterns from pictures and shadings."""
    if not isinstance(drawn, Stream):
        return drawn.get("/Type") == Name.Page
    return drawn.get("/Subtype") == Name.Form or drawn.get("/PatternType") == 1


def steps_of(drawn: Object) -> list[Step]:
    return list(pikepdf.parse_content_stream(drawn))


def write_steps(pdf: pikepdf.Pdf, drawn: Object, steps: Sequence[Step]) -> None:
    """Put new steps in the place of the old, with the resources that they name."""
    written = pikepdf.unparse_content_stream(steps)
    if isinstance(drawn, Stream):
        drawn.write(written)
    else:
        drawn.Contents = pdf.make_stream(written)
    drawn.Resources = named(drawn.get("/Resources", Dictionary()), steps)


def named(found: Object, steps: Iterable[Step]) -> Dictionary:
    """Give the resources that some steps name."""
    names = {str(one) for step in steps for one in step.operands if isinstance(one, Name)}
    kept = Dictionary()
    for category in CATEGORIES:
        entries = {key: one for key, one in found.get(category, {}).items() if key in names}
        if entries:
            kept[category] = Dictionary(entries)
    return kept


def step(operator: str, *operands: float | Name) -> Step:
    return ContentStreamInstruction(list(operands), Operator(operator))
