"""A logo drawn by itself is what the engine draws on a page."""

import pytest

from printables.lettering.art import frame_of, operations
from printables.prepress.stencil import UnstableError
from printables.render.engine import Styles, set_pages

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


def svg(width: int, height: int, colour: str = "#333") -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<path fill="{colour}" d="M1 1h{width - 2}v{height - 2}z"/></svg>'
    ).encode()


WIDE, TALL = svg(90, 20), svg(20, 90)


def page(logo: bytes) -> bytes:
    address = "data:image/svg+xml," + logo.decode().replace("#", "%23").replace('"', "'")
    return set_pages(f'<body><img src="{address}" alt=""></body>', STYLES, (), None).pdf


def test_another_logo_is_drawn_where_and_as_the_engine_draws_it() -> None:
    frame = frame_of((page(WIDE), page(TALL)), (WIDE, TALL))
    for other in (svg(50, 50, "#800020"), svg(10, 300)):
        ours, engines = operations(frame.page_with(other)), operations(page(other))
        assert len(ours) == len(engines)
        assert all(one.same(two) for one, two in zip(ours, engines, strict=True))


def test_a_page_that_shows_something_else_has_no_frame() -> None:
    with pytest.raises(UnstableError, match="drawn otherwise"):
        frame_of((page(WIDE), page(TALL)), (WIDE, svg(20, 80)))
