"""The office edition: sheets for a desktop printer, backs behind their fronts."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageOps

from printables.errors import LayoutError
from printables.model.profile import Imposition
from printables.model.sheet import Sheet, Turn
from printables.prepress import finish
from tests.prepress.outside import page_boxes, picture, said_by, sound, words
from tests.prepress.pieces import WORD_AT, job_for, names, reader_pages

TENTH_OF_A_MILLIMETRE = 0.2835


def office(folder: Path, format_name: str, on: Sheet | None = None, *, named: bool = True) -> Path:
    job = job_for(format_name, "office", on)
    file = folder / f"{format_name}.pdf"
    file.write_bytes(finish(job, reader_pages(job, named=named), "Title"))
    return file


def uneven(turn: Turn) -> Sheet:
    """Margins that no two edges share, and gutters."""
    return Sheet(
        title="Uneven",
        width=612,
        height=792,
        columns=2,
        rows=3,
        left=25.3,
        top=31.7,
        gutter_x=11.1,
        gutter_y=17.9,
        printable=18,
        turn=turn,
    )


def through_paper(x: float, up: float, paper: Sheet) -> tuple[float, float]:
    """Prick the front with a needle: where does it come out on the turned sheet?"""
    if paper.turn is Turn.VERTICAL:
        return paper.width - x, up
    return x, paper.height - up


@pytest.mark.parametrize("turn", list(Turn))
def test_words_tell_that_fronts_and_backs_register(tmp_path: Path, turn: Turn) -> None:
    """A back's word starts as far from its card's edge as a front's, on the card behind it."""
    paper = uneven(turn)
    found = words(office(tmp_path, "us-card", paper))
    fronts = [(word.left - WORD_AT, 792 - word.bottom) for word in found if word.text == "front"]
    backs = [word for word in found if word.text == "back"]
    wanted = [through_paper(left + 252, bottom, paper) for left, bottom in fronts]
    if turn is Turn.VERTICAL:
        corners = [(word.left - WORD_AT, 792 - word.bottom) for word in backs]
    else:  # on their heads
        corners = [(word.right + WORD_AT, 792 - word.top) for word in backs]
    assert len(corners) == 6
    for corner, want in zip(sorted(corners), sorted(wanted), strict=True):
        assert corner == pytest.approx(want, abs=TENTH_OF_A_MILLIMETRE)


@pytest.mark.parametrize("turn", list(Turn))
def test_pictures_tell_that_fronts_and_backs_register(tmp_path: Path, turn: Turn) -> None:
    file = office(tmp_path, "us-card", uneven(turn), named=False)
    front, back = (coloured(picture(file, page, ppi=254)) for page in (0, 1))
    flipped = ImageOps.mirror(back) if turn is Turn.VERTICAL else ImageOps.flip(back)
    apart = ImageChops.difference(front, flipped)
    assert front.getbbox() != back.getbbox()
    assert apart.filter(ImageFilter.MinFilter(3)).getbbox() is None  # two pixels or less apart


def coloured(drawing: Image.Image) -> Image.Image:
    """Tell the cards (255) from the paper and its grey ticks (0)."""
    _, saturation, _ = drawing.convert("HSV").split()
    return saturation.point(lambda strength: 255 if strength > 60 else 0)


@pytest.mark.parametrize("form", names("formats"))
def test_every_format_prints_inside_the_printable_area(tmp_path: Path, form: str) -> None:
    file = office(tmp_path, form)
    paper = job_for(form, "office").sheet
    assert paper
    assert sound(file)
    boxes = page_boxes(file)
    assert boxes["MediaBox"] == pytest.approx((0, 0, paper.width, paper.height), abs=0.01)
    assert boxes["TrimBox"] == boxes["MediaBox"]
    drawing = picture(file, ppi=144)
    ink = ImageChops.invert(drawing.convert("L")).getbbox()
    assert ink
    left, top, right, bottom = ink
    margins = (left, top, drawing.width - right, drawing.height - bottom)
    assert min(margins) >= 2 * 18 - 1


@pytest.mark.parametrize(
    ("form", "turn", "duplex"),
    [
        ("us-card", Turn.VERTICAL, "/DuplexFlipLongEdge"),
        ("us-card", Turn.HORIZONTAL, "/DuplexFlipShortEdge"),
        ("letter-trifold", Turn.VERTICAL, "/DuplexFlipShortEdge"),
        ("letter-trifold", Turn.HORIZONTAL, "/DuplexFlipLongEdge"),
        ("poster-letter", Turn.VERTICAL, "/Simplex"),
    ],
)
def test_the_printer_is_told_how_to_turn_the_sheet(
    tmp_path: Path, form: str, turn: Turn, duplex: str
) -> None:
    paper = job_for(form, "office").sheet
    assert paper
    with pikepdf.open(office(tmp_path, form, paper.model_copy(update={"turn": turn}))) as pdf:
        wishes = pdf.Root.ViewerPreferences
        assert wishes.Duplex == duplex
        assert wishes.PrintScaling == "/None"
        assert "/NumCopies" not in wishes


def test_ten_cards_share_one_drawing_of_each_side(tmp_path: Path) -> None:
    file = office(tmp_path, "us-card")
    assert [word.text for word in words(file)] == ["front"] * 10 + ["back"] * 10
    with pikepdf.open(file) as pdf:
        kinds = [one.get("/Subtype") for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        fonts = [
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"
        ]
        assert kinds.count(pikepdf.Name.Form) == 2
        assert len(fonts) == 1


def test_a_poster_over_four_sheets_shows_every_part_once_or_twice(tmp_path: Path) -> None:
    file = office(tmp_path, "poster-11x17")
    assert int(said_by("qpdf", "--show-npages", file)) == 4
    tiles = [coloured(picture(file, page, ppi=72)).getbbox() for page in range(4)]
    sizes = {(box[2] - box[0], box[3] - box[1]) for box in tiles if box}
    assert sizes == {(414, 630)}  # (11 + .5) / 2 by (17 + .5) / 2 in


def test_a_format_without_a_sheet_says_where_to_name_one() -> None:
    job = replace(job_for("us-card", "office"), sheet=None)
    assert job.profile.imposition is Imposition.SHEET
    with pytest.raises(LayoutError, match=r"no sheet for 'office': name one .*us-card\.yaml"):
        finish(job, reader_pages(job), "Title")
