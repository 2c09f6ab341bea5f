"""What a partner is told about a logo before anything is made: nothing of a good one."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw

from printables.layout import compose
from printables.model.region import RegionField
from printables.preflight.images import placed_images
from printables.render import reader_pages
from printables.render.pictures.review import logo_side, review
from tests.render.logos import mark, saved, svg
from tests.shipped import shipped, shipped_job

WITH_LOGO = sorted(
    {
        job.name.material
        for job in shipped().jobs
        if job.material.region and RegionField.LOGO in job.material.region.show
    }
)
JOBS = [shipped_job("brochure", profile) for profile in ("press", "screen")]
POSTER = [shipped_job("poster", "press", "poster-24x36")]
DISC = '<circle cx="30" cy="30" r="28" fill="{}"/>'


def wide(ground: str = "white") -> Image.Image:
    picture = Image.new("RGB", (1600, 300), ground)
    ImageDraw.Draw(picture).rectangle((10, 10, 1590, 290), fill="#1d4a5c")
    return picture


def with_margin() -> Image.Image:
    picture = Image.new("RGB", (1200, 1200), "white")
    ImageDraw.Draw(picture).ellipse((400, 400, 800, 800), fill="#1d4a5c")
    return picture


def half_white() -> Image.Image:
    picture = Image.new("RGBA", (600, 600))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((50, 50, 550, 300), fill="#1d4a5c")
    draw.rectangle((50, 300, 550, 550), fill="white")
    return picture


def red_on_green() -> bytes:
    bars = "".join(f'<path d="M0 {at}h60v5h-60z" fill="#008000"/>' for at in range(0, 60, 10))
    return svg(f'<rect width="60" height="60" fill="#e01010"/>{bars}')


GOOD = {
    "flat.svg": svg(DISC.format("#1d4a5c")),
    "mark.png": saved(mark(side=900), "PNG"),
    "mark.jpg": saved(mark(side=900), "JPEG"),
    "clear.png": saved(mark("RGBA", (0, 0, 0, 0), 900), "PNG"),
    "dark-box.png": saved(mark(ground="#1d4a5c", side=900), "PNG"),
}
ADVISED = {
    "small.png": (saved(mark(side=70), "PNG"), "prints at 133 pixels an inch .* too coarse"),
    "middling.png": (saved(mark(side=120), "PNG"), "is coarse: send an SVG, or .* 158 pixels"),
    "really.png": (saved(mark(side=900), "JPEG"), "is a JPEG file, .*: call it really.jpg"),
    "wide.png": (saved(wide(), "PNG"), "5 times as long as it is high"),
    "margin.png": (saved(with_margin(), "PNG"), "wide empty margin"),
    "pale.svg": (svg(DISC.format("#ffe680")), "too pale for white paper"),
    "half.png": (saved(half_white(), "PNG"), "a part of it is white and would vanish"),
    "one-ink.svg": (red_on_green(), "in one ink two of its colours look alike"),
}


@pytest.mark.parametrize("name", GOOD)
def test_nothing_is_said_of_a_good_logo(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(GOOD[name])
    found = review(tmp_path / name, JOBS)
    assert (found.refused, found.advice) == ("", ())


@pytest.mark.parametrize("name", ADVISED)
def test_what_could_be_better_is_said(tmp_path: Path, name: str) -> None:
    data, what = ADVISED[name]
    (tmp_path / name).write_bytes(data)
    found = review(tmp_path / name, JOBS)
    assert found.refused == ""
    assert any(re.search(what, one) for one in found.advice), found.advice


def test_a_logo_is_judged_where_it_is_largest(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(saved(mark(side=300), "PNG"))
    assert review(file, JOBS).advice == ()
    (said,) = review(file, [*JOBS, *POSTER]).advice
    assert "on the poster" in said


def test_what_cannot_be_printed_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(saved(mark(), "PNG")[:900])
    assert "is damaged or cut short" in review(file, JOBS).refused
    with file.open("wb") as huge:
        huge.truncate(60_000_000)
    assert "is larger than 50 MB" in review(file, JOBS).refused


@pytest.mark.parametrize("material", WITH_LOGO)
def test_the_style_sheet_draws_a_logo_as_large_as_the_data_say(
    tmp_path: Path, material: str
) -> None:
    job = shipped_job(material, "screen")
    (tmp_path / "logo.png").write_bytes(saved(mark(side=900), "PNG"))
    partner = job.partner.model_copy(update={"logo": "logo.png"})
    job = replace(job, partner=partner, folders=replace(job.folders, partner=tmp_path))
    pdf = reader_pages(job, compose(job)).pdf
    with pikepdf.open(io.BytesIO(pdf)) as file:
        (logo,) = placed_images(file)
    assert logo.pixels[0] / logo.ppi * 72 == pytest.approx(logo_side(job), abs=0.5)
