"""What each ink lays down on each side of a press PDF: coverage, and how it will look."""

from dataclasses import dataclass
from io import BytesIO

from pikepdf import Name, Object, Page, Pdf
from PIL import Image, ImageChops, ImageCms, ImageStat

from printables.model.geometry import Rect, Size
from printables.order.drawing import grey_pages
from printables.order.plate_spaces import PROCESS
from printables.order.plates import plate, spot_inks
from printables.units import POINTS_PER

SHARP = 300.0
"""Pixels per inch; coverage is then within a per cent of what a platesetter counts."""
LONGEST = 2400
"""Pixels of the longer side: a 24 x 36 in poster is drawn at 65 ppi."""
TRACE = 8
"""Of 255: less is an edge that the drawing smoothed, not ink."""
SPOT_SHOWN = (230, 0, 126)
"""How a spot colour is shown in a proof; a die line is no ink."""


@dataclass(frozen=True, kw_only=True)
class Side:
    """One page: its boxes in points from the corner of its MediaBox, its plates (255 is solid)."""

    media: Size
    trim: Rect
    bleed: Rect
    plates: dict[str, Image.Image]
    ppi: float

    def trimmed(self, ink: str) -> Image.Image:
        return self.plates[ink].crop(self.pixels(self.trim))

    def pixels(self, area: Rect) -> tuple[int, int, int, int]:
        """Turn an area of the page into pixels, from the top left."""
        scale = self.ppi / POINTS_PER["in"]
        top, bottom = self.media.height - area.top, self.media.height - area.bottom
        left, upper, right, lower = (
            round(edge * scale) for edge in (area.left, top, area.right, bottom)
        )
        return left, upper, right, lower

    @property
    def coverage(self) -> dict[str, float]:
        """Give the mean of each plate over the trimmed area, in per cent."""
        means = {ink: ImageStat.Stat(self.trimmed(ink)).mean[0] for ink in self.plates}
        return {ink: round(mean / 255 * 100, 1) for ink, mean in means.items()}

    @property
    def inks(self) -> tuple[str, ...]:
        """Give the inks that print on the trimmed area."""
        return tuple(ink for ink in self.plates if any(self.trimmed(ink).histogram()[TRACE:]))


@dataclass(frozen=True, kw_only=True)
class Separations:
    """All sides of a press PDF, and the ICC profile of the condition that it is made for."""

    sides: tuple[Side, ...]
    condition: bytes | None


def separate(press_pdf: bytes) -> Separations:
    """Draw every plate of a press PDF.

    Raises:
        ValueError: the PDF holds a colour that is neither CMYK, nor grey, nor a spot colour.
    """
    inks = PROCESS + spot_inks(press_pdf)
    with Pdf.open(BytesIO(press_pdf)) as pdf:
        boxes = [boxes_of(page) for page in pdf.pages]
        condition = profile_of(pdf)
    longest = max(max(media.width, media.height) for media, _, _ in boxes)
    ppi = min(SHARP, LONGEST / longest * POINTS_PER["in"])
    drawn = {ink: grey_pages(plate(press_pdf, ink), ppi) for ink in inks}
    sides = tuple(
        Side(
            media=media,
            trim=trim,
            bleed=bleed,
            ppi=ppi,
            plates={ink: ImageChops.invert(pages[at]) for ink, pages in drawn.items()},
        )
        for at, (media, trim, bleed) in enumerate(boxes)
    )
    return Separations(sides=sides, condition=condition)


def boxes_of(page: Page) -> tuple[Size, Rect, Rect]:
    """Give the size of a page, and its TrimBox and BleedBox from the corner of its MediaBox."""
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    boxes = page.trimbox, page.obj.get(Name.BleedBox, page.trimbox)
    trim, bleed = (moved(box, left, bottom) for box in boxes)
    return Size(width=right - left, height=top - bottom), trim, bleed


def moved(box: Object, left: float, bottom: float) -> Rect:
    edges = [float(edge) for edge in box]
    rect = Rect(left=edges[0], bottom=edges[1], right=edges[2], top=edges[3])
    return rect.moved(-left, -bottom)


def profile_of(pdf: Pdf) -> bytes | None:
    """Give the ICC profile of a PDF's output intent, if it holds one."""
    for intent in pdf.Root.get(Name.OutputIntents, []):
        if Name.DestOutputProfile in intent:
            return bytes(intent.DestOutputProfile.read_bytes())
    return None


def in_colour(side: Side, condition: bytes | None) -> Image.Image:
    """Show a side as its plates will print, overprints included; spot colours stand out."""
    cmyk = Image.merge("CMYK", [side.plates[ink] for ink in PROCESS])
    shown = on_paper(cmyk, condition) if condition else cmyk.convert("RGB")
    for ink in side.plates.keys() - set(PROCESS):
        shown.paste(SPOT_SHOWN, mask=side.plates[ink])
    return shown


def on_paper(cmyk: Image.Image, condition: bytes) -> Image.Image:
    profile = ImageCms.getOpenProfile(BytesIO(condition))
    screen = ImageCms.createProfile("sRGB")
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    shown = ImageCms.profileToProfile(
        cmyk, profile, screen, renderingIntent=intent, outputMode="RGB", flags=flags
    )
    if shown is None:  # only when told to convert in place
        raise ValueError("the picture was not converted")
    return shown
