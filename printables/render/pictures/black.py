"""Grey as black ink alone: on four plates it would be coloured by the smallest misregister."""

from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from PIL import Image, ImageCms

LIGHTEST = 255


@lru_cache
def levels(icc: Path, *, clipped: bool) -> list[int]:
    """Give for each grey of 0 to 255 the one that prints like it: 255 less the black ink.

    `clipped`: what is darker than solid black ink becomes solid, as the blacks of a drawing must;
    otherwise all tones move closer together, as a photograph wants (black point compensation).
    """
    inks = Image.new("CMYK", (256, 1))
    inks.putdata([(0, 0, 0, LIGHTEST - level) for level in range(256)])
    rising = list(accumulate(lightness(inks, ImageCms.getOpenProfile(str(icc))), max))
    greys = Image.new("RGB", (256, 1))
    greys.putdata([(level, level, level) for level in range(256)])
    wanted = lightness(greys, ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")))
    if not clipped:
        wanted = [rising[0] + light * (LIGHTEST - rising[0]) / LIGHTEST for light in wanted]
    return [min(LIGHTEST, bisect_left(rising, light)) for light in wanted]


def lightness(ramp: Image.Image, profile: ImageCms.ImageCmsProfile) -> list[float]:
    """Give L* of each pixel relative to paper; 255 is paper."""
    lab = ImageCms.profileToProfile(
        ramp,
        profile,
        ImageCms.createProfile("LAB"),
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        "LAB",
    )
    return [float(level) for level in lab.getchannel(0).tobytes()] if lab else []
