"""Plates hold what Ghostscript separates, whatever the paint."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PIL import ImageStat

from printables.order.separations import in_colour, separate
from tests.judges import ghostscript
from tests.order import inked
from tests.shipped import ROOT, shipped

CLOSE = 1.0
"""Per cent of the area."""
PAINTS: dict[str, Callable[[], bytes]] = {
    "vectors": inked.vectors,
    "short and long operators": inked.short_and_long,
    "no colour set": inked.nothing_set,
    "jpeg": inked.jpeg,
    "grey jpeg": inked.grey_jpeg,
    "palette": inked.palette,
    "forms and transparency": inked.forms,
    "tiling pattern": inked.tiling,
    "overprint": partial(inked.overprint, on=True),
    "knockout": partial(inked.overprint, on=False),
    "die line": inked.die_line,
    "registration colour": inked.registration,
}


def coverage(pdf: bytes) -> dict[str, float]:
    (side,) = separate(pdf).sides
    return side.coverage


def judged(pdf: bytes, folder: Path) -> dict[str, float]:
    """Ask Ghostscript for the mean of each plate, in per cent."""
    if not ghostscript.available():
        pytest.skip("not installed: gs")
    file = folder / "press.pdf"
    file.write_bytes(pdf)
    (plates,) = ghostscript.separate(file, ppi=144).pages
    return {ink: ImageStat.Stat(plate).mean[0] / 2.55 for ink, plate in plates.items()}


@pytest.mark.parametrize("paint", PAINTS)
def test_a_plate_holds_what_ghostscript_separates(paint: str, tmp_path: Path) -> None:
    pdf = PAINTS[paint]()
    assert coverage(pdf) == pytest.approx(judged(pdf, tmp_path), abs=CLOSE)


def test_ink_is_counted_by_area_and_strength() -> None:
    expected = {"Cyan": 10, "Magenta": 20, "Yellow": 30, "Black": 40}
    assert coverage(inked.vectors()) == pytest.approx(expected, abs=0.3)


def test_what_overprints_keeps_what_is_below() -> None:
    assert coverage(inked.overprint(on=True))["Yellow"] == 100
    assert coverage(inked.overprint(on=False))["Yellow"] == pytest.approx(50, abs=0.5)


def test_a_die_line_has_a_plate_of_its_own() -> None:
    found = coverage(inked.die_line())
    assert found["Cut"] == pytest.approx(50, abs=0.5)
    assert found["Yellow"] == 100
    assert found["Magenta"] == 0


def test_light_has_no_plates() -> None:
    with pytest.raises(ValueError, match="rg"):
        separate(inked.light())


def test_colour_is_shown_by_the_output_condition() -> None:
    """The condition's own black is no screen black: TR 006 prints K100 as L* 15."""
    separations = separate(inked.nothing_set())
    (side,) = separations.sides
    plain = in_colour(side, None).getpixel((10, 10))
    printed = in_colour(side, (ROOT / "templates/icc/tr006.icc").read_bytes()).getpixel((10, 10))
    assert plain == (0, 0, 0)
    assert isinstance(printed, tuple)
    assert 0 < max(printed) < 60


@pytest.mark.parametrize("material", ["brochure", "help-card", "poster"])
def test_shipped_pieces_print_as_much_ink_as_ghostscript_says(
    material: str, tmp_path: Path, press_pdf: Callable[[str], bytes]
) -> None:
    if not ghostscript.available():
        pytest.skip("not installed: gs")
    assert any(job.name.material == material for job in shipped().jobs)
    pdf = press_pdf(material)
    file = tmp_path / "press.pdf"
    file.write_bytes(pdf)
    ppi = 150
    pages = ghostscript.separate(file, ppi=ppi).pages
    for side, plates in zip(separate(pdf).sides, pages, strict=True):
        top, bottom = side.media.height - side.trim.top, side.media.height - side.trim.bottom
        trim = [round(at * ppi / 72) for at in (side.trim.left, top, side.trim.right, bottom)]
        said = {
            ink: ImageStat.Stat(plate.crop((trim[0], trim[1], trim[2], trim[3]))).mean[0] / 2.55
            for ink, plate in plates.items()
        }
        assert side.coverage == pytest.approx(said, abs=CLOSE)
