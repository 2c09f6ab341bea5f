"""HTML as one side of a card off the press: laid out, finished, inspected, drawn by outsiders."""

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageCms

from printables.model.finding import Finding
from printables.model.job import Job
from printables.model.plan import Plan
from printables.preflight import inspect
from printables.prepress import finish
from printables.render.engine import Styles, set_pages
from printables.render.fonts import font_files
from printables.render.palette import require_drawable
from printables.render.stylesheet import font_rules
from tests.judges import ghostscript, poppler
from tests.prepress.pieces import TEMPLATES, job_for
from tests.shipped import shipped_job

PPI = 72
INKS = ("Cyan", "Magenta", "Yellow", "Black")
BASE = """
@page { size: 252pt 144pt; margin: 0; bleed: 9pt }
html { color: device-cmyk(0 0 0 1); font: 12pt/1.2 atkinson } body { margin: 0 }
section { position: relative; width: 252pt; height: 144pt; break-after: page }
section:last-child { break-after: auto }
.box { position: absolute; left: 36pt; top: 36pt; width: 72pt; height: 72pt }
img.box { object-fit: contain }
"""

Rgb = tuple[int, int, int]
PAPER = 250
BOX = (72, 72, 144, 144)
"""Where `.box` lies on the finished page: pixels from the top left, the slug included."""


@dataclass(frozen=True, kw_only=True)
class Pressed:
    """The finished file, and what preflight found of its colours."""

    pdf: bytes
    findings: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True)
class Proof(Pressed):
    """The front as others see it: Ghostscript's plates as one CMYK picture, poppler's drawing."""

    plates: Image.Image
    drawn: Image.Image

    @property
    def through_profile(self) -> Image.Image:
        """Give the plates as they look on the press of the output intent, paper taken as white."""
        return ImageCms.applyTransform(self.plates, press_to_light()) or self.plates

    def inks(self, left: int, top: int) -> tuple[int, ...]:
        """Give the inks at a pixel in per cent."""
        pixel = self.plates.crop((left, top, left + 1, top + 1)).tobytes()
        return tuple(round(ink / 2.55) for ink in pixel)


def seen(picture: Image.Image) -> Rgb:
    """Give the commonest colour that is not paper; paper if there is nothing else."""
    counts = picture.convert("RGB").getcolors(picture.width * picture.height) or []
    colours = [(count, pixel) for count, pixel in counts if isinstance(pixel, tuple)]
    painted = [one for one in colours if min(one[1]) < PAPER]
    red, green, blue = max(painted, default=(0, (255, 255, 255)))[1]
    return red, green, blue


def pixel(picture: Image.Image, left: int, top: int) -> Rgb:
    red, green, blue = picture.convert("RGB").crop((left, top, left + 1, top + 1)).tobytes()
    return red, green, blue


def near(one: Rgb, other: Rgb, tolerance: int) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(one, other, strict=True))


@lru_cache
def card() -> Job:
    job = job_for("us-card", "press")
    only = job.profile.model_copy(update={"checks": ("colour-space",), "marks": ()})
    return replace(job, profile=only, theme=shipped_job("brochure", "press").theme)


@lru_cache
def press_to_light() -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.getOpenProfile(str(TEMPLATES / "icc" / "tr006.icc")),
        ImageCms.createProfile("sRGB"),
        "CMYK",
        "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


@lru_cache
def fonts() -> tuple[str, tuple[Path, ...]]:
    job = shipped_job("brochure", "press")
    files = font_files(job)
    return font_rules(files), tuple(file.path.parent for file in files)


def pressed(body: str, css: str = "") -> Pressed:
    """Lay out the front of a card, finish and inspect it.

    Raises:
        LayoutError: the engine refused it.
    """
    rules, folders = fonts()
    html = f"<section>{body}</section><section></section>"
    require_drawable(html, "card.html")
    pages = set_pages(html, Styles(fonts=rules, sheets=(BASE, css)), folders, None)
    pdf = finish(card(), pages.pdf, "Card")
    report = inspect(pdf, card(), Plan(title="Card", texts=(), codes=(), regions=()))
    return Pressed(pdf=pdf, findings=report.findings)


def proof(body: str, css: str = "") -> Proof:
    """Have the front of a card drawn by others."""
    made = pressed(body, css)
    with TemporaryDirectory() as place:
        file = Path(place) / "card.pdf"
        file.write_bytes(made.pdf)
        plates = ghostscript.separate(file, ppi=PPI).pages[0]
        drawn = poppler.render(file, ppi=PPI).pages[0]
    whole = Image.merge("CMYK", [plates[ink] for ink in INKS])
    return Proof(pdf=made.pdf, findings=made.findings, plates=whole, drawn=drawn)
