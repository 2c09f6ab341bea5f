"""What the press edition does with ink: black, rich black, dies, bars, and X-1a. Plates tell."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from printables.errors import LayoutError
from printables.model.dieline import Dieline
from printables.model.job import Job
from printables.model.material import Material
from printables.model.printer import Printer
from printables.model.profile import Flavour, MarkKind
from printables.prepress import finish
from tests.prepress.outside import plates
from tests.prepress.pieces import job_for, reader_pages, unread
from tests.prepress.test_press import see_through

PPI = 144
SLUG = 36.0
CYAN = ("0.7 0 0 0 k",)
BLACK = ("0 0 0 1 k",)
DIE = {
    "crease": {"name": "Crease", "cmyk": [0, 100, 0, 0]},
    "cut": {"name": "Cut", "cmyk": [100, 0, 0, 0]},
}
Plates = dict[str, Image.Image]


def card(form: str = "us-card", **rules: Any) -> Job:  # noqa: ANN401
    job = job_for(form, "press")
    asked = {name: {"value": value, "note": "told by telephone"} for name, value in rules.items()}
    return replace(job, printer=Printer.model_validate({"title": "Corner Shop", **asked}))


def separated(
    job: Job, folder: Path, paints: tuple[str, ...], more: str = "", *, named: bool = True
) -> Plates:
    file = folder / "press.pdf"
    file.write_bytes(finish(job, drawn_on(reader_pages(job, paints, named=named), more), "Title"))
    return plates(file, ppi=PPI)


def drawn_on(pages: bytes, operators: str) -> bytes:
    """Draw more on the first reader page."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(pages)) as pdf:
        pdf.pages[0].contents_add(operators.encode())
        pdf.save(written)
    return written.getvalue()


def ink(separations: Plates, name: str, left: float, up: float) -> float:
    """Read the ink at a place in per cent, from the corner of the flat's trim."""
    plate = separations[name].convert("L")
    x, y = (SLUG + left) * PPI / 72, plate.height - (SLUG + up) * PPI / 72
    found = plate.getpixel((int(x), int(y)))
    assert isinstance(found, int)
    return 100 - found / 2.55


def inked(
    separations: Plates, name: str, box: tuple[float, float, float, float]
) -> tuple[float, float]:
    """Give the least and the most ink of a plate in a box, in per cent."""
    plate = separations[name].convert("L")
    left, bottom, right, top = ((SLUG + edge) * PPI / 72 for edge in box)
    part = plate.crop((int(left), int(plate.height - top), int(right), int(plate.height - bottom)))
    darkest, lightest = part.getextrema()
    return 100 - float(lightest) / 2.55, 100 - float(darkest) / 2.55  # type: ignore[arg-type]


def test_black_type_prints_over_its_ground(tmp_path: Path) -> None:
    found = separated(card(), tmp_path, CYAN)
    word = (18.0, 18.0, 60.0, 30.0)
    assert inked(found, "Black", word)[1] == pytest.approx(100, abs=1)
    assert inked(found, "Cyan", word) == pytest.approx((70, 70), abs=1)


def test_white_type_cuts_out_its_ground(tmp_path: Path) -> None:
    white = "q 0 0 0 0 k BT /F 40 Tf 18 60 Td (MMM) Tj ET Q"
    found = separated(card(), tmp_path, CYAN, white)
    assert inked(found, "Cyan", (18.0, 60.0, 100.0, 90.0))[0] == pytest.approx(0, abs=1)


def test_grey_type_becomes_a_tint_of_black(tmp_path: Path) -> None:
    grey = "q 0.25 g BT /F 40 Tf 18 60 Td (MMM) Tj ET Q"
    found = separated(card(), tmp_path, CYAN, grey)
    assert inked(found, "Black", (18.0, 60.0, 100.0, 90.0))[1] == pytest.approx(75, abs=1)


BUILD = {"Cyan": 60, "Magenta": 40, "Yellow": 40, "Black": 100}


@pytest.mark.parametrize(
    ("drawing", "rich"),
    [
        ("q 0 0 0 1 k 20 40 100 90 re f Q", True),
        ("q 0 0 0 1 k 20 40 m 120 40 l 120 130 l 20 130 l f Q", True),
        ("q 0 0 0 1 k 20 40 50 50 re f Q", False),
        ("q 0 0 0 1 k 20 40 200 15 re f Q", False),
        ("q 0 0 0 0.9 k 20 40 100 90 re f Q", False),
    ],
    ids=["solid", "polygon", "small", "bar", "grey"],
)
def test_only_large_solids_of_black_are_rich(drawing: str, rich: bool, tmp_path: Path) -> None:  # noqa: FBT001
    job = card(rich_black=[60, 40, 40, 100])
    found = separated(job, tmp_path, ("0 0 0 0 k",), drawing, named=False)
    assert ink(found, "Black", 25, 45) >= 89
    for name in ("Cyan", "Magenta", "Yellow"):
        assert ink(found, name, 25, 45) == pytest.approx(BUILD[name] if rich else 0, abs=1)


def test_type_is_never_rich(tmp_path: Path) -> None:
    large = "q 0 0 0 1 k BT /F 120 Tf 18 30 Td (M) Tj ET Q"
    job = card(rich_black=[60, 40, 40, 100])
    found = separated(job, tmp_path, ("0 0 0 0 k",), large, named=False)
    assert inked(found, "Black", (10.0, 20.0, 140.0, 130.0))[1] == pytest.approx(100, abs=1)
    assert inked(found, "Cyan", (10.0, 20.0, 140.0, 130.0))[1] == pytest.approx(0, abs=1)


def test_each_shop_has_its_own_build(tmp_path: Path) -> None:
    found = separated(card(rich_black=[30, 30, 30, 100]), tmp_path, BLACK, named=False)
    assert ink(found, "Cyan", 60, 60) == pytest.approx(30, abs=1)


def test_a_die_is_a_plate_that_overprints(tmp_path: Path) -> None:
    """The fold runs across the middle of the flat; the cut where the material has it."""
    lines = ({"kind": "cut", "start": ("20pt", "20pt"), "end": ("20pt", "100pt")},)
    die = Dieline.model_validate({"panel": "back", "lines": lines})
    material = unread(Material).model_copy(update={"dieline": die})
    job = replace(card("us-folding-card", dieline=DIE), material=material)
    found = separated(job, tmp_path, CYAN)
    middle = job.format.height / 2
    assert inked(found, "Crease", (40.0, middle - 2, 200.0, middle + 2))[1] > 50
    assert inked(found, "Crease", (40.0, middle + 10, 200.0, middle + 60))[1] == 0
    assert inked(found, "Cyan", (40.0, middle - 2, 200.0, middle + 2))[0] == pytest.approx(
        70, abs=1
    )
    assert max(inked(found, "Cut", (0.0, 0.0, 252.0, 288.0))) > 50


def test_a_shop_that_wants_no_die_gets_none(tmp_path: Path) -> None:
    assert set(separated(card(), tmp_path, CYAN)) == {"Cyan", "Magenta", "Yellow", "Black"}


def with_marks(*marks: MarkKind) -> Job:
    job = card()
    return replace(job, profile=job.profile.model_copy(update={"marks": marks}))


@pytest.mark.parametrize(
    ("mark", "plate"),
    [(MarkKind.COLOUR_BAR, "Cyan"), (MarkKind.SLUG, "Black"), (MarkKind.REGISTRATION, "Yellow")],
)
def test_marks_lie_outside_the_bleed_and_only_where_wanted(
    mark: MarkKind, plate: str, tmp_path: Path
) -> None:
    blank = ("0 0 0 0 k",)
    width, height, bleed = 252.0, 144.0, 9.0
    around = (-SLUG, -SLUG, width + SLUG, height + SLUG)
    inside = (-bleed, -bleed, width + bleed, height + bleed)
    job = with_marks(mark)
    assert (job.format.width, job.format.height) == (width, height)
    found = separated(job, tmp_path, blank, named=False)
    assert inked(found, plate, around)[1] > 90
    assert inked(found, plate, inside)[1] == 0
    without = separated(with_marks(), tmp_path, blank, named=False)
    assert inked(without, plate, around)[1] == 0


def flavoured(job: Job) -> Job:
    return replace(job, profile=job.profile.model_copy(update={"flavour": Flavour.X1A}))


def test_x1a_is_declared_and_holds_no_transparency() -> None:
    job = flavoured(card())
    with pikepdf.open(io.BytesIO(finish(job, reader_pages(job), "Title"))) as pdf:
        assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1a:2003"
        assert pdf.pdf_version == "1.4"
        assert not any("/Group" in page.obj for page in pdf.pages)
        assert not any(
            "/SMask" in thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)
        )


def test_transparency_is_refused_for_x1a_not_only_labelled() -> None:
    job = flavoured(card())
    with pytest.raises(LayoutError, match=r"cannot be flattened honestly .* opacity of 50%"):
        finish(job, see_through(reader_pages(job)), "Title")
