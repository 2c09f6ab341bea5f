"""Drawing or photograph, colour or grey: what decides how a picture becomes ink."""

from PIL import Image, ImageChops

SAMPLE = 256
"""So many pixels each way tell a drawing from a photograph."""

COMMON = 16
"""So many colours cover half of any logo, and next to nothing of a photograph."""

GREY, COLOURED = 6, 22
"""Spread of the three channels, of 255: JPEG noise and near blacks, and what is surely colour."""


def is_drawing(picture: Image.Image) -> bool:
    """Tell line art from a photograph by how few colours cover half of it."""
    size = (min(SAMPLE, picture.width), min(SAMPLE, picture.height))
    counted = picture.resize(size, Image.Resampling.NEAREST).getcolors(SAMPLE * SAMPLE) or ()
    commonest = sorted((count for count, _ in counted), reverse=True)[:COMMON]
    return sum(commonest) * 2 >= size[0] * size[1]


def spread(rgb: Image.Image) -> Image.Image:
    """Give each pixel's distance from grey: its strongest channel less its weakest."""
    red, green, blue = rgb.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    least = ImageChops.darker(ImageChops.darker(red, green), blue)
    return ImageChops.subtract(most, least)


def is_grey(picture: Image.Image) -> bool:
    """Tell whether a picture of mode L or RGB has no colour to speak of."""
    return picture.mode == "L" or not any(spread(picture).histogram()[GREY + 1 :])


def greyness(rgb: Image.Image) -> Image.Image:
    """Give a mask: 255 where a pixel is grey, fading to 0 where it is surely coloured."""
    step = 255 / (COLOURED - GREY)
    fade = [max(0, min(255, round(255 - (far - GREY) * step))) for far in range(256)]
    return spread(rgb).point(fade)
