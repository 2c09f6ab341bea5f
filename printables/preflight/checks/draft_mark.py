"""`draft-mark`: a draft is marked on every panel for all to see, a finished piece nowhere."""

from collections.abc import Iterator

from PIL import Image, ImageChops

from printables.model.finding import Severity
from printables.model.geometry import Rect
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.pages import Page
from printables.preflight.raster import Raster
from printables.preflight.rectangles import within

CLEAR = 20
"""Steps of 255 by which a pixel must differ to be seen as part of a mark."""
SPREAD = 0.6
"""Of a panel's width and height that the mark must reach over: not a stamp in one corner."""
COVERED = 0.02
"""Of a panel's pixels that must differ: outlines of large letters do."""


def find(inspection: Inspection) -> Iterator[Fault]:
    if inspection.is_draft:
        yield from unmarked(inspection)
        return
    for number in sorted(inspection.marked):
        yield Fault(page=number, message="the page is marked as a draft: it is not to be printed")


def unmarked(inspection: Inspection) -> Iterator[Fault]:
    """Hold each panel against the same page without its mark."""
    for page, expected in inspection.sheets():
        marks = mark_alone(page, inspection.bare[page.number - 1])
        for place in expected.places:
            shown = within(place.trim, expected.window)
            if shown.width > 0 and shown.height > 0 and not covers(marks, shown):
                message = f"a text is not signed, but panel '{place.panel}' is not marked as draft"
                yield Fault(page=page.number, message=message, where=shown)


def mark_alone(page: Page, bare: Page) -> Raster:
    """Give white where the mark is clearly seen, black elsewhere."""
    with_mark, without = page.whole, bare.whole
    apart = ImageChops.difference(with_mark.image, without.image).split()
    most = ImageChops.lighter(ImageChops.lighter(apart[0], apart[1]), apart[2])
    clear = most.point([0] * CLEAR + [255] * (256 - CLEAR))
    return Raster(image=clear, scale=with_mark.scale, frame=with_mark.frame)


def covers(marks: Raster, shown: Rect) -> bool:
    seen = marks.crop(shown)
    left, top, right, bottom = seen.getbbox() or (0, 0, 0, 0)
    wide, high = (right - left) / seen.width, (bottom - top) / seen.height
    return min(wide, high) >= SPREAD and part_of(seen) >= COVERED


def part_of(seen: Image.Image) -> float:
    return seen.histogram()[255] / (seen.width * seen.height)


CHECK = Check(
    id="draft-mark",
    title="A draft is marked on every panel, a finished piece on none",
    rationale="A translation that nobody has read may say the wrong thing to someone in danger.",
    remedy="Let a person read and sign the texts, then make the piece again: the mark is gone.",
    severity=Severity.ERROR,
    find=find,
)
