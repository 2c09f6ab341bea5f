"""Partners' logos of every kind come off the press as they look on screen."""

from functools import lru_cache

import pytest

from printables.render.pictures.room import pixel_room
from tests.judges import ghostscript, needs, poppler
from tests.render.kinds import (
    DRAWN_AS_PIXELS,
    IN_GREY,
    IN_INK,
    PRESS,
    PRINTED,
    SCREEN,
    VECTORS,
    opened,
    uri,
)
from tests.render.proofs import Proof, near, pixel, proof

CELL, ACROSS, SLUG = 24, 10, 36
"""Logos stand in a grid on one card, so that each judge is asked once; points, and pixels too."""


def place(name: str) -> tuple[int, int]:
    row, column = divmod(list(PRINTED).index(name), ACROSS)
    return column * CELL, row * CELL


@lru_cache
def sheet() -> Proof:
    cells = []
    for name, data in PRINTED.items():
        left, top = place(name)
        style = f"position:absolute;left:{left}pt;top:{top}pt;width:{CELL}pt;height:{CELL}pt"
        cells.append(f'<img style="{style}" src="{uri(data, PRESS)}">')
    return proof("".join(cells))


@needs(ghostscript, poppler)
@pytest.mark.parametrize("name", PRINTED)
def test_a_logo_prints_as_it_looks(name: str) -> None:
    left, top = (SLUG + at for at in place(name))
    upper, lower, corner = ((left + x, top + y) for x, y in ((12, 7), (12, 17), (0, 0)))
    assert not sheet().findings
    assert sheet().inks(*corner) == (0, 0, 0, 0)
    assert sheet().inks(*lower) == (0, 0, 0, 100)
    if name == "1-bit PNG":
        return
    wanted = (129, 129, 129) if name in IN_GREY else (224, 104, 47)
    if name in IN_INK:
        assert sheet().inks(*upper) == (0, 60, 90, 0)
        wanted = (242, 127, 39)
    assert near(pixel(sheet().through_profile, *upper), wanted, 8)
    assert near(pixel(sheet().drawn, *upper), wanted, 40)


@pytest.mark.parametrize("name", VECTORS)
def test_flat_drawings_stay_sharp(name: str) -> None:
    for job in (PRESS, SCREEN):
        assert uri(VECTORS[name], job).startswith("data:image/svg+xml,")


@pytest.mark.parametrize("name", DRAWN_AS_PIXELS)
def test_other_drawings_become_as_many_pixels_as_their_box_can_use(name: str) -> None:
    room = pixel_room(PRESS)
    assert opened(uri(DRAWN_AS_PIXELS[name], PRESS)).height == min(room.height, room.width)
