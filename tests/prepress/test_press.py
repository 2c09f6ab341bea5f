"""The press edition: flats with bleed and marks, declared as PDF/X-4."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from printables.errors import SetupError
from printables.prepress import finish
from tests.prepress.outside import page_boxes, picture, plates, sound, words
from tests.prepress.pieces import INKS, WORD_AT, job_for, names, reader_pages

SLUG, BLEED = 36.0, 9.0
ONE_INK = ("0.8 0 0 0 k",)


def press(folder: Path, format_name: str, paints: tuple[str, ...] = ()) -> Path:
    job = job_for(format_name, "press")
    file = folder / f"{format_name}.pdf"
    file.write_bytes(finish(job, reader_pages(job, paints), "What to know & do"))
    return file


def pixel(drawing: Image.Image, left: float, up: float) -> tuple[int, ...]:
    """Read a pixel of a picture at 72 ppi, from the bottom left."""
    found = drawing.getpixel((int(left), drawing.height - 1 - int(up)))
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize("form", names("formats"))
def test_every_format_makes_a_sound_file_with_right_boxes(tmp_path: Path, form: str) -> None:
    file = press(tmp_path, form)
    trim = job_for(form, "press").format.trim
    right, top = trim.width + SLUG, trim.height + SLUG
    assert sound(file)
    boxes = page_boxes(file)
    assert boxes["MediaBox"] == pytest.approx((0, 0, right + SLUG, top + SLUG), abs=0.01)
    assert boxes["BleedBox"] == pytest.approx((27, 27, right + BLEED, top + BLEED), abs=0.01)
    assert boxes["TrimBox"] == pytest.approx((SLUG, SLUG, right, top), abs=0.01)


def test_panels_stand_where_the_folds_are(tmp_path: Path) -> None:
    found = {word.text: (word.page, word.left) for word in words(press(tmp_path, "letter-trifold"))}
    starts = {
        "fold-in": (0, 0),
        "back": (0, 261),
        "cover": (0, 526.5),
        "inside-1": (1, 0),
        "inside-2": (1, 265.5),
        "inside-3": (1, 531),
    }
    assert {name: page for name, (page, _) in found.items()} == {
        name: page for name, (page, _) in starts.items()
    }
    for name, (_, left) in found.items():
        assert left == pytest.approx(SLUG + starts[name][1] + WORD_AT, abs=1)


def test_ink_runs_to_the_bleed_and_stops_at_folds(tmp_path: Path) -> None:
    drawing = picture(press(tmp_path, "letter-trifold"), ppi=72)
    height = 8.5 * 72
    fold_in, back = (pixel(drawing, left, 100) for left in (SLUG + 100, SLUG + 350))
    assert fold_in == back == pixel(drawing, SLUG + 260, 100)  # colours of pages 2 and 6
    cover = pixel(drawing, SLUG + 530, 100)
    assert cover != back
    assert pixel(drawing, SLUG + 525, 100) == back
    assert pixel(drawing, SLUG + 700, SLUG + height + BLEED - 1) == cover
    assert pixel(drawing, SLUG - BLEED + 1, 100) == fold_in
    assert pixel(drawing, SLUG - BLEED - 2, 100) == (255, 255, 255)


@pytest.mark.parametrize("form", ["letter-trifold", "a4-trifold"])
@pytest.mark.parametrize("ppi", [60, 72, 100, 150])
def test_no_seam_shows_between_panels_of_one_colour(tmp_path: Path, form: str, ppi: int) -> None:
    drawing = picture(press(tmp_path, form, ONE_INK), ppi=ppi)
    slug, middle = ppi // 2, drawing.height // 2
    row = drawing.crop((slug, middle, drawing.width - slug, middle + 1))
    assert row.getcolors() == [(row.width, row.getpixel((0, 0)))]


def test_marks_print_on_every_plate_and_never_on_the_piece(tmp_path: Path) -> None:
    separations = plates(press(tmp_path, "us-card", ONE_INK), ppi=288)
    assert set(separations) == {"Cyan", "Magenta", "Yellow", "Black"}
    yellow = separations["Yellow"].point(lambda ink: 255 - ink)
    marks = yellow.getbbox()
    assert marks is not None
    inner = tuple(round(4 * edge) for edge in (27, 27, 36 + 252 + 9, 36 + 144 + 9))
    assert yellow.crop((inner[0], inner[1], inner[2], inner[3])).getbbox() is None
    assert [name for name, plate in separations.items() if dark(plate, marks)] == list(separations)


def dark(plate: Image.Image, area: tuple[int, int, int, int]) -> bool:
    return (
        plate.point(lambda ink: 255 - ink).crop((*area[:2], area[2], area[1] + 40)).getbbox()
        is not None
    )


def test_the_file_declares_pdfx4_and_its_print_condition(tmp_path: Path) -> None:
    with pikepdf.open(press(tmp_path, "us-card")) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "CGATS TR 006"
        assert str(intent.RegistryName) == "http://www.color.org"
        assert intent.DestOutputProfile.N == 4
        icc = job_for("us-card", "press").folders.icc / "tr006.icc"
        assert intent.DestOutputProfile.read_bytes() == icc.read_bytes()
        assert pdf.docinfo.Trapped == "/False"
        assert len(pdf.trailer.ID) == 2
        assert all("/Annots" not in page and "/Group" not in page for page in pdf.pages)
        with pdf.open_metadata() as xmp:
            assert xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
            assert xmp["pdf:Trapped"] == "False"
            assert xmp["dc:title"] == "What to know & do" == str(pdf.docinfo.Title)
            assert xmp["xmp:CreateDate"] == "2026-01-15T00:00:00Z"
            assert re.fullmatch("uuid:[0-9a-f-]{36}", str(xmp["xmpMM:DocumentID"]))
            assert (xmp["xmpMM:VersionID"], xmp["xmpMM:RenditionClass"]) == ("1", "default")


def test_transparency_blends_in_ink(tmp_path: Path) -> None:
    job = job_for("us-card", "press")
    file = tmp_path / "card.pdf"
    file.write_bytes(finish(job, see_through(reader_pages(job)), "Title"))
    with pikepdf.open(file) as pdf:
        front, back = pdf.pages
        assert front.obj.Group.CS == "/DeviceCMYK"
        assert front.obj.Resources.XObject.front.Resources.XObject.X.Group.CS == "/DeviceCMYK"
        assert "/Group" not in back
    assert sound(file)


def see_through(pages: bytes) -> bytes:
    """Let the first page draw a group at half opacity that the engine calls RGB."""
    changed = io.BytesIO()
    with pikepdf.open(io.BytesIO(pages)) as pdf:
        group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB)
        form = pdf.make_stream(b"0 0 0 1 k 0 0 72 72 re f")
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox, form.Group = [0, 0, 72, 72], group
        resources = pdf.pages[0].obj.Resources
        resources.XObject = pikepdf.Dictionary(X=form)
        resources.ExtGState = pikepdf.Dictionary(G=pikepdf.Dictionary(ca=0.5))
        pdf.pages[0].contents_add(b"/G gs /X Do")
        pdf.save(changed)
    return changed.getvalue()


def test_a_missing_colour_profile_says_where_it_should_be(tmp_path: Path) -> None:
    job = job_for("us-card", "press")
    astray = replace(job, folders=replace(job.folders, icc=tmp_path))
    with pytest.raises(SetupError, match=r"tr006\.icc is missing: put it there"):
        finish(astray, reader_pages(job), "Title")


def test_inks_are_left_as_they_were(tmp_path: Path) -> None:
    cyan, magenta, yellow, black = map(float, INKS[0].split()[:4])
    separations = plates(press(tmp_path, "us-card"))
    for name, ink in zip(
        ("Cyan", "Magenta", "Yellow", "Black"), (cyan, magenta, yellow, black), strict=True
    ):
        tint = separations[name].getpixel((160, 60))
        assert tint == pytest.approx(255 * (1 - ink), abs=2)
