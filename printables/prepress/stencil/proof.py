"""A region on a page of its own, for the inspector: the very objects that go into each copy."""

from collections.abc import Sequence

from printables.model.colour import ColourSpace
from printables.model.geometry import Rect
from printables.prepress import operators
from printables.prepress.drawings import Step
from printables.prepress.stencil.file import FREE, ROW, StaticFile, completed
from printables.prepress.stencil.objects import Key, Loose, joined
from printables.prepress.stencil.region import Region, named_resources

CATALOG, PAGES, PAGE, SPACE, CONTENT, DOCUMENT, FIRST = range(1, 8)
WHITE = 255
EMPTY = StaticFile(
    body=b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n",
    rows=ROW.pack(FREE, 0, 0),
    trailer=b"/Root %d 0 R" % CATALOG,
    packs=True,
)


def proof(region: Region, held: Sequence[Step], frame: Rect, ground: bytes) -> bytes:
    """Draw a region on a page that shows `frame` of its panel, over what paints its ground."""
    numbers: dict[Key, int] = {at: FIRST + at for at in range(len(region.objects))}
    numbers |= {"page": PAGE, "parent": DOCUMENT, "element": DOCUMENT}
    size = b"[0 0 %s]" % operators.numbers(frame.width, frame.height).encode()
    page: list[bytes | Key] = [b"<</Type /Page /Parent %d 0 R /MediaBox %s" % (PAGES, size)]
    page += [b" /TrimBox %s /Contents [%d 0 R %d 0 R] /Resources <<" % (size, SPACE, CONTENT)]
    page += [*named_resources(region.resources), b">>>>"]
    moved = operators.numbers(1, 0, 0, 1, -frame.left, -frame.bottom).encode()
    space = b"".join(
        b"%s cm\n" % operators.numbers(*map(float, one.operands)).encode() for one in held
    )
    before = b"q\n%s\nQ\n%s cm\n%s" % (ground, moved, space)
    objects = {
        CATALOG: b"<</Type /Catalog /Pages %d 0 R>>" % PAGES,
        PAGES: b"<</Type /Pages /Count 1 /Kids [%d 0 R]>>" % PAGE,
        PAGE: Loose(pieces=joined(page)).filled(numbers.__getitem__),
        SPACE: b"<</Length %d>>\nstream\n%s\nendstream" % (len(before), before),
        CONTENT: region.stream().filled(numbers.__getitem__),
        DOCUMENT: b"null",
    }
    objects |= {
        FIRST + at: one.filled(numbers.__getitem__) for at, one in enumerate(region.objects)
    }
    return completed(EMPTY, objects, b"\0" * 16)


def painted(ground: tuple[int, int, int], space: ColourSpace) -> bytes:
    """Fill with a colour as a viewer shows it; in the inks that show it so, for a press."""
    if min(ground) == WHITE:
        return b""
    lights = [one / WHITE for one in ground]
    inks = (*(1 - light for light in lights), 0.0)
    colour = (
        f"{operators.numbers(*inks)} k"
        if space is ColourSpace.CMYK
        else f"{operators.numbers(*lights)} rg"
    )
    return f"{colour} 0 0 9999 9999 re f".encode()
