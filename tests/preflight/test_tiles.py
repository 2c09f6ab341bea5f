"""A poster over four sheets: 400 x 500 pt in tiles of 218 x 268 pt that overlap by 36."""

from dataclasses import replace
from functools import lru_cache
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf

from printables.model.format import Format
from printables.model.job import Job
from printables.model.plan import Plan, PlannedCode, PlannedText
from printables.model.sheet import Sheet
from tests.preflight import leaflet, sample
from tests.preflight.leaflet import SITE
from tests.preflight.sample import SRGB, Looks, findings

HEADLINE = "Someone will always listen"
POSTER = Format(
    title="Poster",
    width=400,
    height=500,
    safe=24,
    sides={"front": ({"panel": "front", "extent": 400},)},
    reading_order=("front",),
)
TILES = Sheet(title="Tiles", width=300, height=400, printable=9, tile_overlap=36)
WINDOW = (41.0, 66.0, 218.0, 268.0)
"""Left, bottom, width and height of what each sheet shows: in its middle."""
STARTS = [(0, 232), (182, 232), (0, 0), (182, 0)]
PLAN = Plan(
    title="Poster",
    texts=(
        PlannedText(what="headline", panels=("front",), text=HEADLINE),
        PlannedText(what="foot", panels=("front",), text="Call 1-888-373-7888"),
    ),
    codes=(PlannedCode(panel="front", address=SITE),),
    regions=(),
)
CHECKS = (
    "page-count", "boxes", "words-missing", "words-outside", "words-unplanned", "words-hidden",
    "text-overlap", "contrast", "minimum-type", "qr-codes", "printable-area", "fonts-embedded",
)  # fmt: skip


def job() -> Job:
    return replace(leaflet.job("office"), format=POSTER, sheet=TILES)


@lru_cache
def flat(code_at: tuple[int, int]) -> bytes:
    """Set the poster: its headline runs over the seam, its code lies on the last tile."""
    code = sample.qr(SITE, SRGB["black"])
    html = (
        "<section class=field style='position:absolute;inset:0;background:#dfeef0'></section>"
        f"<h1 style='position:absolute;left:30pt;top:40pt;width:340pt;font-size:50pt;"
        f"line-height:56pt'>{HEADLINE}</h1>"
        "<p style='position:absolute;left:30pt;top:440pt;font-size:20pt'>Call 1-888-373-7888</p>"
        f"<div style='position:absolute;left:{code_at[0]}pt;top:{code_at[1]}pt'>{code}</div>"
    )
    return sample.written([[html]], (400, 500), Looks(), SRGB)


def tiled(blank: int | None = None, code_at: tuple[int, int] = (290, 400)) -> bytes:
    """Lay the poster over four sheets by hand; one may stay blank."""
    left, bottom, width, height = WINDOW
    with pikepdf.open(BytesIO(flat(code_at))) as poster:
        out = Pdf.new()
        form = out.copy_foreign(poster.pages[0].as_form_xobject())
        for at, (start_left, start_bottom) in enumerate(STARTS):
            page = out.add_blank_page(page_size=(300, 400))
            page.obj.Resources = Dictionary(XObject=Dictionary({"/Flat": form}))
            shift = f"1 0 0 1 {left - start_left} {bottom - start_bottom} cm"
            clip = f"{left} {bottom} {0 if at == blank else width} {height} re W n"
            page.contents_add(out.make_stream(f"q {clip} {shift} /Flat Do Q".encode()))
            page.obj[Name.TrimBox] = page.obj[Name.MediaBox]
        return sample.saved(out)


@pytest.mark.parametrize("check", CHECKS)
def test_clean(check: str) -> None:
    assert findings(tiled(), "office", check, plan=PLAN, of=job()) == []


@pytest.mark.parametrize("blank", range(3))
def test_a_blank_tile_hides_what_it_should_show(blank: int) -> None:
    hidden = findings(tiled(blank), "office", "words-hidden", plan=PLAN, of=job())
    assert hidden


def test_a_code_over_a_seam_reads_once_the_tiles_are_joined() -> None:
    pdf = tiled(code_at=(170, 300))
    assert findings(pdf, "office", "qr-codes", plan=PLAN, of=job()) == []


def test_a_code_lost_with_its_tile_is_missing() -> None:
    (found,) = findings(tiled(blank=3), "office", "qr-addresses", plan=PLAN, of=job())
    assert found.message.startswith("no readable QR code")


def test_a_word_that_no_tile_holds_is_missing() -> None:
    longer = replace(PLAN.texts[1], text="Call 1-888-373-7888 now")
    plan = replace(PLAN, texts=(PLAN.texts[0], longer))
    (found,) = findings(tiled(), "office", "words-missing", plan=plan, of=job())
    assert "'now'" in found.message
