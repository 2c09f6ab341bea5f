"""What a layout came to, asked of the real engine: every way in which a line can lose its place."""

import pytest

from printables.model.composition import ComposedStory, Composition, LineBlock, Text
from printables.model.copyfit import StoryMeasure
from printables.render.engine import Styles, measured
from printables.render.fonts import font_files
from printables.render.stylesheet import font_rules
from tests.shipped import shipped_job

JOB = shipped_job("brochure", "screen")
FILES = font_files(JOB)
FOLDERS = tuple(dict.fromkeys(file.path.parent for file in FILES))
PAGE = """
@page { size: 200pt 200pt; margin: 20pt }
html { font: 10pt/12pt "atkinson" }
body, p, h1 { margin: 0 }
section { position: relative }
"""


def story(body: str, style: str = "", panels: int = 1, planned: str = "") -> StoryMeasure:
    """Set a story on pages of 200 x 200 pt with a safe area 10 pt from the edge."""
    html = f'<html lang="en"><body><section id="story-one">{body}</section></body></html>'
    styles = Styles(fonts=font_rules(FILES), sheets=(PAGE + style,))
    line = LineBlock(id="line", text=Text(html=planned, plain=planned))
    one = ComposedStory(
        id="one", panels=("panel",) * panels, blocks={"line": line}, times={"line": 1}
    )
    composition = Composition(title="", language="en", stories={"one": one}, region=None)
    return measured(html, styles, FOLDERS, composition, safe=10).stories["one"]


def lines(count: int) -> str:
    return "".join(f"<p>line {at}</p>" for at in range(count))


def test_lines_that_have_their_place_are_not_overset() -> None:
    found = story(lines(12))
    assert not found.overset
    assert found.fills[0] == pytest.approx(0.9, abs=0.05)
    assert found.room == pytest.approx(1.4, abs=0.3)


def test_lines_on_a_page_too_many_are_overset() -> None:
    assert story(lines(15)).overset == ("line 13", "line 14")
    assert not story(lines(15), panels=2).overset


def test_a_line_beyond_the_safe_area_is_overset() -> None:
    assert story('<p style="margin-left: 140pt; white-space: nowrap">1-888-373-7888</p>').overset
    assert story('<p style="position: absolute; top: 172pt">low</p><p>kept</p>').overset == ("low",)


def test_a_box_of_fixed_height_must_hold_its_lines() -> None:
    words = "words that take more than one line of this narrow box"
    assert not story(f'<p style="height: 40pt">{words}</p>').overset
    assert story(f'<p style="height: 12pt">{words}</p>').overset == ("of this narrow box",)


def test_a_word_wider_than_its_column_is_overset() -> None:
    assert story('<p style="width: 40pt">Verantwortung</p>').overset == ("Verantwortung",)
    assert not story('<p style="width: 40pt; white-space: nowrap">1-888-373-7888</p>').overset


def test_a_line_over_another_one_is_overset() -> None:
    assert story('<p>under</p><p style="position: absolute; top: 2pt">over</p>').overset
    assert not story('<p>under</p><p style="position: absolute; top: 14pt">below</p>').overset


def test_running_text_stays_out_of_a_placed_box_with_a_ground() -> None:
    foot = '<div class="foot"><p>call</p></div>'
    style = ".foot { position: absolute; top: 100pt; left: 0; right: 0; height: 60pt; PAINT }"
    painted = style.replace("PAINT", "padding-top: 40pt; background: #faad57")
    assert not story(foot + lines(8), painted).overset
    assert story(foot + lines(10), painted).overset == ("line 8", "line 9")
    assert story(foot + lines(8), painted).fills[0] == pytest.approx(0.94, abs=0.05)


def test_nothing_of_ours_stands_in_the_partners_box() -> None:
    region = '<div class="region">A partner</div>'
    style = ".region { position: absolute; top: 130pt; left: 0; width: 100%; height: 30pt }"
    assert not story(region + lines(10), style).overset
    assert story(region + lines(12), style).overset == ("line 11",)


def test_what_is_turned_is_held_only_against_its_own_box() -> None:
    turned = "position: absolute; top: 100pt; width: 60pt; height: 12pt; transform: rotate(-90deg)"
    assert not story(f'<p style="{turned}">a tab</p>').overset
    assert story(f'<p style="{turned}">a tab with more words than it holds</p>').overset


def test_a_lone_word_at_the_end_of_a_heading_is_told() -> None:
    assert story("<h1>Has someone a<br>picture?</h1>").runts == ("Hassomeoneapicture?",)
    assert not story("<h1>Has someone<br>a picture?</h1>").runts
    assert not story("<h1>You can<br>tell.</h1>").runts


def test_lines_that_the_engine_drops_are_overset_too() -> None:
    words = "one box that hangs below its page loses its last lines without a word"
    box = f'<p style="position: absolute; top: 150pt; width: 60pt">{words}</p>'
    assert "lines without a word" in story(box, planned=words).overset[-1]
    assert not story(box.replace("150pt", "20pt"), planned=words).overset


def test_words_keep_clear_of_a_placed_picture() -> None:
    square = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>"
    place = "position: absolute; right: 0; top: 0; width: 40pt; height: 40pt"
    code = f'<img style="{place}" src="data:image/svg+xml,{square}">'
    assert not story(code + '<p style="width: 110pt">beside the code</p>').overset
    assert story(code + '<p style="padding-left: 110pt">into the code</p>').overset
