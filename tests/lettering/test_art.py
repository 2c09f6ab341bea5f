"""A logo drawn by itself is what the engine draws on a page."""

import pytest
from PIL import Image

from printables.lettering.art import frame_of, same_page
from printables.prepress.stencil import UnstableError
from printables.render.engine import Styles, set_pages
from printables.render.palette import data_uri
from printables.render.pictures.written import raster_uri

STYLES = Styles(
    fonts="",
    sheets=(
        (
            "@page { size: 300px 200px; margin: 0 } body { margin: 0 }"
            "img { position: absolute; left: 20px; top: 30px; width: 60px; height: 40px;"
            " object-fit: contain; object-position: right }"
        ),
    ),
)


def svg(width: int, height: int, colour: str = "#333") -> str:
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<path fill="{colour}" d="M1 1h{width - 2}v{height - 2}z"/></svg>'
    )
    return data_uri(drawing)


def pixels(mode: str, width: int, height: int) -> str:
    """Give a picture of some colour mode, shaded so that no part of it looks like another."""
    shades = Image.linear_gradient("L").resize((width, height))
    return raster_uri(Image.merge(mode, [shades] * len(mode)))


WIDE, TALL = svg(90, 20), svg(20, 90)
OTHERS = {
    "drawing": svg(50, 50, "#800020"),
    "narrow drawing": svg(10, 300),
    "grey": pixels("L", 40, 40),
    "light": pixels("RGB", 90, 30),
    "see-through": pixels("RGBA", 30, 90),
    "see-through grey": pixels("LA", 30, 30),
    "ink": pixels("CMYK", 80, 40),
}


def page(logo: str) -> bytes:
    return set_pages(f'<body><img src="{logo}" alt=""></body>', STYLES, (), None).pdf


@pytest.mark.parametrize("logo", OTHERS.values(), ids=OTHERS)
def test_another_logo_is_drawn_where_and_as_the_engine_draws_it(logo: str) -> None:
    frame = frame_of((page(WIDE), page(TALL)), (WIDE, TALL))
    assert same_page(frame.page_with(logo), page(logo))


@pytest.mark.parametrize("one", ["light", "see-through", "drawing"])
def test_another_picture_in_its_place_is_told_apart(one: str) -> None:
    frame = frame_of((page(WIDE), page(TALL)), (WIDE, TALL))
    others = {
        "light": pixels("RGB", 90, 31),
        "see-through": pixels("RGB", 30, 90),
        "drawing": svg(50, 50, "#800021"),
    }
    assert not same_page(frame.page_with(OTHERS[one]), page(others[one]))


def test_a_page_that_shows_something_else_has_no_frame() -> None:
    with pytest.raises(UnstableError, match="drawn otherwise"):
        frame_of((page(WIDE), page(TALL)), (WIDE, svg(20, 80)))
