"""The mark of a draft: on every panel and copy, upright for its reader, hiding nothing."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import yaml
from PIL import Image, ImageChops

from printables.errors import LayoutError
from printables.model.geometry import Rect
from printables.model.job import Job
from printables.model.locale import Locale
from printables.model.profile import Flavour
from printables.model.theme import Theme
from printables.model.translation import TextState, UnreadyText
from printables.prepress import finish
from printables.prepress.draft import mark_words
from printables.prepress.slug import slug_runs
from tests.prepress.outside import picture, plates, sound, words
from tests.prepress.pieces import TEMPLATES, Kind, job_for, reader_pages

UNREADY = (UnreadyText(path="faq/what-it-is/short", state=TextState.DRAFT),)
CASES = [
    ("us-card", "office"),
    ("us-folding-card", "office"),
    ("letter-trifold", "office"),
    ("letter-trifold", "press"),
    ("us-card", "press"),
    ("poster-11x17", "office"),
    ("us-folding-card", "screen"),
]


def job_of(form: str, profile: str, word: str = "BORRADOR", *, draft: bool = True) -> Job:
    job = job_for(form, profile)
    locale = job.locale.model_copy(update={"words": {"draft": word}, "script": "latn"})
    return replace(job, locale=locale, unready=UNREADY if draft else ())


def made(folder: Path, job: Job) -> Path:
    file = folder / f"{job.name.profile}-{job.is_draft}.pdf"
    file.write_bytes(finish(job, reader_pages(job), "Title"))
    return file


def mark_of(folder: Path, form: str, profile: str, page: int) -> Image.Image:
    """Give what the mark alone changes of a page: black where it changes nothing."""
    drawn = [
        picture(made(folder, job_of(form, profile, draft=draft)), page, ppi=72)
        for draft in (True, False)
    ]
    return ImageChops.difference(*drawn).convert("L").point([0] * 12 + [255] * 244)


def part(image: Image.Image, box: Rect) -> Image.Image:
    """Cut out a box, in points from the bottom left, of a picture at 72 ppi."""
    top, bottom = image.height - round(box.top), image.height - round(box.bottom)
    return image.crop((round(box.left), top, round(box.right), bottom))


@pytest.mark.parametrize(("form", "profile"), CASES)
def test_every_page_is_marked_and_sound(tmp_path: Path, form: str, profile: str) -> None:
    file = made(tmp_path, job_of(form, profile))
    assert sound(file)
    with pikepdf.open(file) as pdf:
        assert all(b"/Subtype /Watermark" in content(page) for page in pdf.pages)
        pages = len(pdf.pages)
    for page in range(pages):
        assert mark_of(tmp_path, form, profile, page).getbbox()


def content(page: pikepdf.Page) -> bytes:
    page.contents_coalesce()
    return bytes(page.obj.Contents.read_bytes())


def test_a_finished_piece_has_no_mark(tmp_path: Path) -> None:
    file = made(tmp_path, job_of("us-card", "office", draft=False))
    with pikepdf.open(file) as pdf:
        assert all(b"Watermark" not in content(page) for page in pdf.pages)


def test_every_copy_on_a_sheet_has_its_own(tmp_path: Path) -> None:
    mark = mark_of(tmp_path, "us-card", "office", 0)
    card = job_of("us-card", "office").sheet
    assert card
    for row in range(card.rows):
        for column in range(card.columns):
            left = card.left + column * (252 + card.gutter_x)
            top = card.height - card.top - row * (144 + card.gutter_y)
            box = Rect(left=left, bottom=top - 144, right=left + 252, top=top)
            left_edge, _, right_edge, _ = part(mark, box).getbbox() or (0, 0, 0, 0)
            assert right_edge - left_edge > 0.8 * 252


def test_a_panel_that_is_turned_has_its_mark_turned(tmp_path: Path) -> None:
    """The folding card's lower half stands on its head: each half is the other, half turned."""
    mark = mark_of(tmp_path, "us-folding-card", "press", 0)
    form = job_of("us-folding-card", "press").format
    (one, other) = next(panels for panels in form.sides.values() if len(panels) == 2)
    assert {one.rotate, other.rotate} == {0, 180}
    upper = part(mark, Rect(left=36, right=36 + 252, bottom=36 + 144, top=36 + 288))
    lower = part(mark, Rect(left=36, right=36 + 252, bottom=36, top=36 + 144))
    apart = ImageChops.difference(upper, lower.rotate(180))
    assert share(apart) < share(upper) / 3


def share(image: Image.Image) -> float:
    return image.histogram()[255] / (image.width * image.height)


@pytest.mark.parametrize("profile", ["office", "press", "screen"])
def test_nobody_finds_its_word_by_searching(tmp_path: Path, profile: str) -> None:
    said = {word.text for word in words(made(tmp_path, job_of("us-card", profile)))}
    assert said == {"front", "back"}


def test_it_is_thin_and_lets_everything_through(tmp_path: Path) -> None:
    mark = mark_of(tmp_path, "letter-trifold", "press", 0)
    assert 0.01 < share(mark) < 0.2


def test_on_a_press_it_is_ink(tmp_path: Path) -> None:
    file = made(tmp_path, job_of("us-card", "press"))
    with pikepdf.open(file) as pdf:
        assert pikepdf.Name.DeviceCMYK == pdf.pages[0].obj.Group.CS
    bare = made(tmp_path, job_of("us-card", "press", draft=False))
    marked, unmarked = (plates(one)["Magenta"] for one in (file, bare))
    assert ImageChops.difference(marked, unmarked).getbbox()


def test_the_slug_tells_the_print_shop() -> None:
    marked, plain = (
        "".join(slug_runs(job_of("us-card", "press", draft=draft), 1)) for draft in (True, False)
    )
    assert marked.startswith("DRAFT, NOT FOR PRINT / pack / ")
    assert plain.startswith("pack / ")


def test_a_shop_that_takes_no_transparency_gets_no_draft() -> None:
    job = job_of("us-card", "press")
    flat = job.profile.model_copy(update={"flavour": Flavour.X1A})
    pages = reader_pages(job)
    with pytest.raises(LayoutError, match="leave --printer out"):
        finish(replace(job, profile=flat), pages, "Title")


@pytest.mark.parametrize(
    ("language", "drawn"),
    [
        ("en", "DRAFT"),
        ("es", "BORRADOR · DRAFT"),
        ("vi", "BẢN NHÁP · DRAFT"),
        ("uk", "ЧЕРНЕТКА · DRAFT"),
        ("ar", "DRAFT"),  # its letters must be joined, from right to left
        ("hi", "DRAFT"),  # stacks its signs
    ],
)
def test_the_word_is_the_languages_own_where_it_can_be_drawn(language: str, drawn: str) -> None:
    theme = shipped_yaml(Theme, "themes/daybreak/theme.yaml")
    locale = shipped_yaml(Locale, f"locales/{language}.yaml")
    assert mark_words(replace(job_for("us-card", "office"), theme=theme, locale=locale))[0] == drawn


def shipped_yaml(kind: type[Kind], path: str) -> Kind:
    return kind.model_validate(yaml.safe_load((TEMPLATES / path).read_text(encoding="utf-8")))


def test_the_same_draft_is_the_same_bytes() -> None:
    job = job_of("us-card", "office")
    pages = reader_pages(job)
    assert finish(job, pages, "Title") == finish(job, pages, "Title")
