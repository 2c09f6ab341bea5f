"""Colours of an edition for partners' pictures: ink through the output profile, or light."""

import io
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Protocol

from PIL import Image, ImageCms

from printables.errors import LayoutError
from printables.model.colour import ColourSpace
from printables.model.job import Job
from printables.model.theme import Theme
from printables.render.palette import css_colour
from printables.render.pictures.black import levels
from printables.render.pictures.tones import greyness, is_drawing, is_grey
from printables.render.pictures.total_ink import within_limit
from printables.render.pictures.visible import on_paper

Rgb = tuple[int, int, int]


class Colours(Protocol):
    """How an edition shows the colours of a picture. Equal keys show the same."""

    @property
    def key(self) -> Hashable: ...

    def raster(self, picture: Image.Image) -> Image.Image:
        """Convert pixels (L, LA, RGB, RGBA in sRGB, or CMYK) to the edition's colours."""
        ...

    def css(self, rgb: Rgb) -> str:
        """Write one sRGB colour as the edition's CSS."""
        ...


@dataclass(frozen=True, kw_only=True)
class InkColours:
    """Press: the theme's pairs, else through the output profile, within the shop's total ink.

    Colours of a drawing stay as near as they can (relative colorimetric), those of a photograph
    keep their distances (perceptual). Grey is black ink alone. Inks of a picture stay as they are.
    """

    theme: Theme
    icc: Path
    total_ink: float | None

    @property
    def key(self) -> Hashable:
        pairs = tuple((one.srgb, one.cmyk) for one in self.theme.colours.values())
        return pairs, self.icc, self.total_ink

    def raster(self, picture: Image.Image) -> Image.Image:
        """Give L for grey, which prints in black alone, or CMYK; on white paper."""
        return in_ink(picture, self.icc, self.total_ink)

    def css(self, rgb: Rgb) -> str:
        written = f"#{bytes(rgb).hex()}"
        for colour in self.theme.colours.values():
            if colour.srgb == written:
                return css_colour(colour, ColourSpace.CMYK)
        return one_in_ink(rgb, self.icc, self.total_ink)


@dataclass(frozen=True, kw_only=True)
class LightColours:
    """Screen and office: sRGB, transparency kept; `icc` says what untagged inks look like."""

    icc: Path | None

    @property
    def key(self) -> Hashable:
        return self.icc

    def raster(self, picture: Image.Image) -> Image.Image:
        if picture.mode != "CMYK":
            return picture
        embedded = picture.info.get("icc_profile")
        try:
            return from_ink(picture, ImageCms.ImageCmsProfile(io.BytesIO(embedded or b"")))
        except (OSError, ImageCms.PyCMSError):  # no profile, or a broken one
            if self.icc is None:
                return picture.convert("RGB")
            return from_ink(picture, ImageCms.getOpenProfile(str(self.icc)))

    def css(self, rgb: Rgb) -> str:
        return f"#{bytes(rgb).hex()}"


def colours_of(job: Job) -> Colours:
    """Choose by the edition.

    Raises:
        LayoutError: it prints in ink, and its profile names no output intent.
    """
    if job.profile.colour is ColourSpace.SRGB:
        # An untagged picture names no print condition: any of ours is nearer than arithmetic.
        return LightColours(icc=min(job.folders.icc.glob("*.icc"), default=None))
    if job.profile.output_intent is None:
        remedy = "name its output_intent"
        raise LayoutError(f"profile '{job.name.profile}' prints in ink: {remedy}")
    icc = job.folders.icc / job.profile.output_intent.icc
    limit = job.printer.total_ink if job.printer else None
    return InkColours(theme=job.theme, icc=icc, total_ink=limit.value if limit else None)


def in_ink(picture: Image.Image, icc: Path, total_ink: float | None) -> Image.Image:
    plain = on_paper(picture)
    drawing = is_drawing(plain)
    if plain.mode == "CMYK":
        inks = plain
    elif is_grey(plain):
        return plain.convert("L").point(levels(icc, clipped=drawing))
    elif drawing:
        grey = in_black(plain.convert("L").point(levels(icc, clipped=True)))
        inks = Image.composite(grey, applied(plain, exact(icc)), greyness(plain))
    else:
        inks = applied(plain, pleasing(icc))
    return within_limit(inks, total_ink)


@lru_cache(maxsize=4096)
def one_in_ink(rgb: Rgb, icc: Path, total_ink: float | None) -> str:
    """Write one colour in ink as CSS."""
    converted = in_ink(Image.new("RGB", (1, 1), rgb), icc, total_ink)
    inks = converted if converted.mode == "CMYK" else in_black(converted)
    return f"device-cmyk({' '.join(f'{ink / 255:.3g}' for ink in inks.tobytes())})"


def in_black(grey: Image.Image) -> Image.Image:
    """Write grey as CMYK with black ink alone."""
    none = Image.new("L", grey.size, 0)
    return Image.merge(
        "CMYK", (none, none, none, grey.point([255 - level for level in range(256)]))
    )


def from_ink(inks: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    """Show inks as light."""
    light = ImageCms.createProfile("sRGB")
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    transform = ImageCms.buildTransform(
        profile, light, "CMYK", "RGB", intent, ImageCms.Flags.BLACKPOINTCOMPENSATION
    )
    return applied(inks, transform)


def applied(picture: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    converted = ImageCms.applyTransform(picture, transform)
    if converted is None:
        raise LayoutError("the colours of a picture could not be converted")
    return converted


def exact(icc: Path) -> ImageCms.ImageCmsTransform:
    return to_ink(icc, ImageCms.Intent.RELATIVE_COLORIMETRIC)


def pleasing(icc: Path) -> ImageCms.ImageCmsTransform:
    return to_ink(icc, ImageCms.Intent.PERCEPTUAL)


class PrintCondition(ImageCms.ImageCmsProfile):
    """An output profile as bytes but once: every conversion writes them beside its picture."""

    @cached_property
    def content(self) -> bytes:
        return super().tobytes()

    def tobytes(self) -> bytes:
        return self.content


@lru_cache
def to_ink(icc: Path, intent: ImageCms.Intent) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        PrintCondition(str(icc)),
        "RGB",
        "CMYK",
        renderingIntent=intent,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
