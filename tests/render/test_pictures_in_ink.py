"""How the colours of a logo become ink: black alone, the theme's pairs, within the shop's limit."""

import io
from dataclasses import replace
from urllib.parse import unquote

import pikepdf
import pytest
from PIL import Image, ImageDraw

from printables.model.job import Job
from printables.model.printer import Printer, TotalInkRule
from printables.render.palette import css_colour
from printables.render.pictures.room import pixel_room
from printables.render.pictures.total_ink import within_limit
from tests.render import logos
from tests.render.kinds import (
    DRAWN_AS_PIXELS,
    IN_COLOUR,
    IN_INK,
    PRESS,
    PRINTED,
    SCREEN,
    opened,
    uri,
)
from tests.render.logos import mark, saved, svg
from tests.render.proofs import near, pixel, pressed


def test_a_colour_profile_in_a_picture_is_honoured() -> None:
    data = saved(Image.new("RGB", (9, 9), (255, 0, 0)), "PNG", icc_profile=logos.red_is_green())
    assert near(pixel(opened(uri(data, SCREEN)), 4, 4), (0, 255, 0), 3)


@pytest.mark.parametrize("colour", ["#000000", "#231f20", "#1a1a1c"])
def test_blacks_of_a_logo_are_solid_black_ink_alone(colour: str) -> None:
    drawn = unquote(uri(svg(f'<path fill="{colour}" d="M0 0h60v60z"/>'), PRESS))
    assert 'fill="device-cmyk(0 0 0 1)" d=' in drawn
    pixels = opened(uri(saved(Image.new("RGB", (9, 9), colour), "PNG"), PRESS))
    assert (pixels.mode, pixels.getextrema()) == ("L", (0, 0))


def test_colours_of_the_theme_take_their_own_inks() -> None:
    deep = PRESS.theme.colours["deep"]
    drawn = unquote(uri(svg(f'<path fill="{deep.srgb}" d="M0 0h60v60z"/>'), PRESS))
    assert css_colour(deep, PRESS.profile.colour) in drawn


def photograph(mode: str = "RGB") -> Image.Image:
    """Make many soft colours: two slopes and a grain."""
    slope = Image.linear_gradient("L")
    bands = (slope, slope.rotate(90), Image.effect_noise((256, 256), 40))
    return Image.merge("RGB", bands).convert(mode)


def test_a_photograph_keeps_its_tones() -> None:
    grey = opened(uri(saved(photograph("L"), "PNG"), PRESS))
    assert grey.mode == "L"
    assert len(grey.getcolors() or ()) > 150
    assert opened(uri(saved(photograph(), "JPEG"), PRESS)).mode == "CMYK"
    assert opened(uri(saved(photograph(), "JPEG"), SCREEN)).format == "JPEG"


def with_limit(limit: float) -> Job:
    rule = TotalInkRule(value=limit, note="for the test")
    return replace(PRESS, printer=Printer(title="Shop", total_ink=rule))


def most_ink(inks: Image.Image) -> float:
    cyan, magenta, yellow, black = (plate.tobytes() for plate in inks.split())
    return max(map(sum, zip(cyan, magenta, yellow, black, strict=True))) / 2.55


def heavy() -> Image.Image:
    """Make every mixture of inks up to 400 per cent, with hard edges."""
    slope = Image.linear_gradient("L")
    picture = Image.merge("CMYK", (slope, slope.rotate(90), slope.rotate(180), slope))
    ImageDraw.Draw(picture).rectangle((60, 60, 200, 90), fill=(255, 255, 255, 255))
    return picture


@pytest.mark.parametrize("limit", [200, 240, 300])
def test_total_ink_stays_within_the_shop_s_limit(limit: float) -> None:
    for data in (saved(heavy(), "JPEG", quality=95), saved(heavy(), "TIFF")):
        made = opened(uri(data, with_limit(limit)))
        assert limit - 12 < most_ink(made) <= limit


def test_ink_below_the_limit_is_left_alone() -> None:
    light = heavy().point(lambda ink: ink // 3)
    assert within_limit(light, 240).tobytes() == light.tobytes()
    assert within_limit(heavy(), None).tobytes() == heavy().tobytes()


def test_grey_of_three_inks_goes_to_black() -> None:
    reduced = within_limit(Image.new("CMYK", (1, 1), (200, 180, 180, 150)), 240)
    cyan, magenta, yellow, black = reduced.tobytes()
    assert (cyan - magenta, magenta - yellow) == (20, 0)
    assert black > 150


def test_pictures_are_embedded_pixel_for_pixel_and_no_larger_than_useful() -> None:
    room = pixel_room(PRESS)
    large = opened(uri(saved(mark().resize((4000, 2000)), "PNG"), PRESS))
    assert large.height == room.height or large.width == room.width
    small = uri(saved(mark().resize((50, 40)), "PNG"), PRESS)
    made = pressed(f'<img class=box src="{small}">')
    with pikepdf.open(io.BytesIO(made.pdf)) as file:
        sizes = [
            (int(one.Width), int(one.Height))
            for one in file.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
    assert sizes == [(50, 40)]


def test_screens_see_light_and_keep_what_is_transparent() -> None:
    clear = opened(uri(IN_COLOUR["RGBA PNG"], SCREEN))
    assert (clear.mode, clear.getpixel((0, 0))) == ("RGBA", (0, 0, 0, 0))
    inks = opened(uri(IN_INK["CMYK TIFF"], SCREEN))
    assert near(pixel(inks, 300, 150), (242, 127, 39), 4)
    assert opened(uri(DRAWN_AS_PIXELS["gradient"], SCREEN)).mode == "RGBA"


@pytest.mark.parametrize("name", ["style sheet", "gradient", "RGB PNG", "CMYK TIFF"])
def test_the_same_file_gives_the_same_bytes(name: str) -> None:
    assert uri(PRINTED[name], PRESS) == uri(PRINTED[name], PRESS)
