"""A look at a partner's logo before anything is made: what to tell the partner, in plain words.

What `picture` refuses stops the partner's pieces. The rest prints, though not as well as it could.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops

from printables.errors import LayoutError
from printables.model.job import Job
from printables.model.region import RegionField
from printables.render.pictures import contents, picture
from printables.render.pictures.kind import Kind, kind_of
from printables.render.pictures.pixels import read_pixels
from printables.render.pictures.resvg import rasterised
from printables.render.pictures.room import POINTS_PER_INCH, Pixels
from printables.render.pictures.svg_file import ANY_SIZE, read_svg
from printables.render.pictures.visible import on_paper

WANTED, LEAST = 300, 150
"""Pixels an inch: what print shops ask for, and what they reject."""

READABLE = 3.0
"""Contrast of graphics with their ground (WCAG 2.2, 1.4.11)."""

LARGE = 5_000_000
SIDE = 128
FAINT = 8
"""Of 255: a darker pixel belongs to the mark, not to the noise of a JPEG."""

VANISHED = 0.15
"""Share of a mark that may be white before it is called a part of it."""

WIDEST = 3.0
"""Beyond this, a logo that is fitted into a square is too low to be read."""

FILLED = 0.6
"""Share of the picture that the mark should fill, in its longer direction."""

SUFFIXES = {
    Kind.PNG: (".png",),
    Kind.JPEG: (".jpg", ".jpeg", ".jpe"),
    Kind.TIFF: (".tif", ".tiff"),
    Kind.SVG: (".svg",),
}
COLOURS = 6
BORDER = 0.01
"""Two colours that meet along so many of the pixels form a shape, not the smoothing of an edge."""

APART, ALIKE = 60, 20
"""Of 255: colours that the eye tells apart, and greys that it does not."""

Rgb = tuple[int, int, int]


@dataclass(frozen=True, kw_only=True)
class Review:
    """What is to be said of a logo; `refused` if no piece can be made with it."""

    file: str
    refused: str = ""
    advice: tuple[str, ...] = ()


def review(file: Path, jobs: Sequence[Job]) -> Review:
    """Look at a logo as the jobs would print it."""
    shown = [job for job in jobs if shows_logo(job)]
    for job in {job.profile.colour: job for job in shown}.values():
        try:
            picture(file, job)
        except LayoutError as no:
            return Review(file=file.name, refused=str(no))
    return Review(file=file.name, advice=tuple(advice(file, shown)) if shown else ())


def shows_logo(job: Job) -> bool:
    return job.material.region is not None and RegionField.LOGO in job.material.region.show


def advice(file: Path, jobs: Sequence[Job]) -> Iterator[str]:
    data = contents(file)
    kind = kind_of(data, file.name)
    if file.suffix.lower() not in SUFFIXES[kind]:
        right = SUFFIXES[kind][0]
        yield f"it is a {kind} file, whatever its name says: call it {file.stem}{right}"
    if len(data) > LARGE:
        yield f"it has {len(data) / 1e6:.0f} MB: a smaller file serves as well"
    if kind is Kind.SVG:
        square = Pixels(width=SIDE, height=SIDE)
        seen = rasterised(read_svg(data, file.name), file.name, square)
    else:
        seen = read_pixels(data, file.name, ANY_SIZE)
        yield from resolution(seen, jobs)
    small = seen.copy()
    small.thumbnail((SIDE, SIDE))
    paper = on_paper(small).convert("RGB")
    yield from vanishing(small, paper)
    yield from shape(paper)
    yield from contrast(paper)
    yield from in_one_ink(paper)


def resolution(seen: Image.Image, jobs: Sequence[Job]) -> Iterator[str]:
    """Say at how many pixels an inch it prints where it is largest."""
    sized = [(logo_side(job), job) for job in jobs if logo_side(job)]
    if not sized:
        return
    side, job = max(sized, key=lambda pair: pair[0])
    longer = max(seen.size)
    ppi = longer / side * POINTS_PER_INCH
    if ppi < WANTED:
        needed = round(side / POINTS_PER_INCH * WANTED)
        bad = "too coarse to print" if ppi < LEAST else "coarse"
        yield (
            f"it has {seen.width} x {seen.height} pixels and prints at {ppi:.0f} pixels an inch on "
            f"the {job.material.title.lower()} ({job.format.title}), which is {bad}: send an SVG, "
            f"or a picture of at least {needed} pixels on its longer side"
        )


def logo_side(job: Job) -> float:
    region = job.material.region
    return (region.on(job.format.trim).logo or 0.0) if region else 0.0


def shape(paper: Image.Image) -> Iterator[str]:
    """Say whether the mark fills its picture, and whether it fits a square."""
    white = Image.new("RGB", paper.size, "white")
    box = ImageChops.difference(paper, white).convert("L").point(lambda far: far > FAINT).getbbox()
    if box is None:
        return
    width, height = box[2] - box[0], box[3] - box[1]
    if max(width / paper.width, height / paper.height) < FILLED:
        yield "it has a wide empty margin, so that the mark prints small: crop the margin"
    if max(width, height) > WIDEST * min(width, height):
        ratio = max(width, height) / min(width, height)
        yield (
            f"it is {ratio:.0f} times as long as it is high or wide, and prints tiny in a square "
            "place: send the compact version if there is one"
        )


def vanishing(small: Image.Image, paper: Image.Image) -> Iterator[str]:
    """Say whether a part that is white, with nothing around it, is lost on paper."""
    if "A" not in small.getbands():
        return
    solid = small.getchannel("A").point(lambda alpha: 255 * (alpha > 127))  # noqa: PLR2004
    white = paper.convert("L").point(lambda light: 255 * (light > 235))  # noqa: PLR2004
    lost = ImageChops.multiply(solid, white).histogram()[-1]
    around = solid.getpixel((0, 0)) or solid.getpixel((solid.width - 1, solid.height - 1))
    if not around and lost > VANISHED * solid.histogram()[-1]:
        yield "a part of it is white and would vanish on paper: send the version for white paper"


def contrast(paper: Image.Image) -> Iterator[str]:
    """Say whether most of the mark is too pale for white paper."""
    inked = [(count, rgb) for count, rgb in colours(paper) if against_paper(rgb) > 1.1]  # noqa: PLR2004
    strong = sum(count for count, rgb in inked if against_paper(rgb) >= READABLE)
    everything = sum(count for count, _ in inked)
    if everything and strong * 4 < everything:
        yield (
            "most of it is too pale for white paper (contrast below 3:1): send the version for a "
            "white background"
        )


def colours(paper: Image.Image) -> list[tuple[int, Rgb]]:
    found = paper.getcolors(SIDE * SIDE) or []
    return [(count, (rgb[0], rgb[1], rgb[2])) for count, rgb in found if isinstance(rgb, tuple)]


def against_paper(rgb: Rgb) -> float:
    red, green, blue = (linear(channel / 255) for channel in rgb)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004


def in_one_ink(paper: Image.Image) -> Iterator[str]:
    """Say whether colours that form the mark run together when it is printed in one ink."""
    few = paper.quantize(COLOURS, dither=Image.Dither.NONE)
    palette = few.convert("RGB")
    met: Counter[tuple[Rgb, Rgb]] = Counter()
    for across, up in ((1, 0), (0, 1)):
        shifted = ImageChops.offset(palette, across, up)
        both = Image.merge("RGB", palette.split()), Image.merge("RGB", shifted.split())
        met.update(zip(pixels(both[0]), pixels(both[1]), strict=True))
    least = BORDER * paper.width * paper.height
    for (one, other), count in met.items():
        apart = max(abs(a - b) for a, b in zip(one, other, strict=True))
        if count >= least and apart >= APART and abs(grey(one) - grey(other)) <= ALIKE:
            yield "in one ink two of its colours look alike: send a one-colour version too"
            return


def pixels(image: Image.Image) -> list[Rgb]:
    raw = image.tobytes()
    return [(raw[at], raw[at + 1], raw[at + 2]) for at in range(0, len(raw), 3)]


def grey(rgb: Rgb) -> float:
    return 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]
