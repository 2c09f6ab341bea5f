"""Reader pages: one for each panel, at its size; what does not fit or warns is an error."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from printables.errors import LayoutError
from printables.layout import compose
from printables.model.composition import Composition, LineBlock, Text
from printables.model.job import Job
from printables.render import reader_pages
from printables.render.engine import Styles, set_pages
from printables.render.fonts import font_files
from printables.render.stylesheet import font_rules
from tests.shipped import ROOT, shipped_job

SCREEN = shipped_job("brochure", "screen", "letter-trifold")
FILES = font_files(SCREEN)
FONTS = font_rules(FILES)
FOLDERS = tuple(file.path.parent for file in FILES)
PRESS = shipped_job("brochure", "press", "letter-trifold")


def with_line(job: Job, story: str, block: str, words: str) -> Composition:
    """Replace one line of a composition."""
    composition = compose(job)
    changed = composition.stories[story]
    line = LineBlock(id=block, text=Text(html=words, plain=words))
    changed = replace(changed, blocks={**changed.blocks, block: line})
    return replace(composition, stories={**composition.stories, story: changed})


def test_a_page_for_each_panel_at_its_own_size() -> None:
    pages = reader_pages(SCREEN, compose(SCREEN))
    assert pages.stories == ("cover", "first", "inside", "inside", "inside", "back")
    with pikepdf.open(io.BytesIO(pages.pdf)) as pdf:
        widths = [round(float(page.trimbox[2] - page.trimbox[0]), 2) for page in pdf.pages]
    assert widths == [265.5, 261, 265.5, 265.5, 261, 265.5]


def test_overset_text_is_counted_never_clipped() -> None:
    with pytest.raises(LayoutError, match=r"story 'inside': \d+ page\(s\) too many"):
        reader_pages(SCREEN, with_line(SCREEN, "inside", "figures", "too much " * 400))


def test_press_pages_hold_no_rgb_operator() -> None:
    pages = reader_pages(PRESS, compose(PRESS))
    with pikepdf.open(io.BytesIO(pages.pdf)) as pdf:
        for page in pdf.pages:
            content = pikepdf.parse_content_stream(page)
            assert not {str(one.operator) for one in content} & {"rg", "RG"}


def test_an_undefined_name_in_a_template_is_an_error(tmp_path: Path) -> None:
    job = with_template(tmp_path, "{{ stories.cover.nothing_of_the_kind }}")
    with pytest.raises(LayoutError, match=r"brochure\.html\.j2.*nothing_of_the_kind"):
        reader_pages(job, compose(SCREEN))


def test_a_warning_of_the_engine_is_an_error() -> None:
    with pytest.raises(LayoutError, match="blorange"):
        set_pages("<p>x", Styles(fonts=FONTS, sheets=("p{color:blorange}",)), FOLDERS, None)


def test_a_missing_glyph_is_an_error() -> None:
    text = with_line(SCREEN, "cover", "promise", "ഒരു")
    with pytest.raises(LayoutError):
        reader_pages(SCREEN, text)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x.png", "https://example.org/x.png", "file:///etc/passwd"]
)
def test_the_renderer_opens_nothing_but_its_own_folders(address: str, tmp_path: Path) -> None:
    html = f'<img src="{address}" alt="x">'
    with pytest.raises(LayoutError, match="could not open a file"):
        set_pages(html, Styles(fonts=FONTS, sheets=()), (tmp_path, *FOLDERS), None)


def with_template(folder: Path, pages: str) -> Job:
    """Give the brochure's job with another template."""
    templates = folder / "templates"
    (templates / "materials" / "brochure").mkdir(parents=True)
    for name in ("base.html.j2", "base.css"):
        (templates / name).write_text((SCREEN.folders.templates / name).read_text())
    material = templates / "materials" / "brochure"
    (material / "brochure.html.j2").write_text(
        '{% extends "base.html.j2" %}{% block pages %}' + pages + "{% endblock %}"
    )
    (material / "brochure.css").write_text("")
    folders = replace(SCREEN.folders, templates=templates, material=material)
    return replace(SCREEN, folders=folders)


SHEETS = sorted(
    file
    for folder in ("materials", "partials", "themes")
    for file in (ROOT / "templates" / folder).rglob("*.css")
)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda file: file.stem)
def test_lines_of_words_can_be_set_further_apart_for_tall_scripts(sheet: Path) -> None:
    """Only a line height that stands by itself is; figures in a disc need none."""
    kept = re.findall(r"[^}]*\bfont:[^;}]*/[^}]*", sheet.read_text(encoding="utf-8"))
    assert [rule for rule in kept if "content: counter(" not in rule] == []
