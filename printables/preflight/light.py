"""How well letters stand out: luminance and contrast as WCAG 2 defines them, from pixels."""

from collections.abc import Iterable

from PIL import Image, ImageStat

from printables.model.geometry import Rect
from printables.preflight.raster import View

KNEE = 0.04045


def luminance(pixel: Iterable[int]) -> float:
    """Give the relative luminance of an sRGB pixel, from 0 to 1."""
    red, green, blue = (linear(channel / 255) for channel in pixel)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= KNEE else ((channel + 0.055) / 1.055) ** 2.4


def contrast(view: View, ink: Rect) -> float:
    """Give the contrast (1 to 21) of letters to their ground, where they differ most."""
    differing = view.letters.crop(ink)
    steps = differing.tobytes()
    row, column = divmod(steps.index(max(steps)), differing.width)
    printed, ground = (
        luminance(raster.colour(ink, column, row)) for raster in (view.printed, view.ground)
    )
    return (max(printed, ground) + 0.05) / (min(printed, ground) + 0.05)


def shown(view: View, ink: Rect) -> float:
    """Tell how much of a letter's ink box shows a letter, from 0 to 1 of its smaller extent.

    A pixel is allowed for, as the box seldom ends where pixels do.
    """
    letters = view.visible.crop(ink)
    seen = letters.getbbox()
    if seen is None:
        return 0.0
    left, top, right, bottom = seen
    across = (right - left + 1) / letters.width
    down = (bottom - top + 1) / letters.height
    return min(across, down, 1.0)


def reversed_out(view: View, ink: Rect) -> bool:
    """Tell whether letters are light on a dark ground."""
    return mean(view.printed.crop(ink)) > mean(view.ground.crop(ink))


def mean(image: Image.Image) -> float:
    return ImageStat.Stat(image.convert("L")).mean[0]
