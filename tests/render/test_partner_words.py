"""Fonts, direction, line breaks and room for a partner's words, by their letters."""

from dataclasses import replace
from pathlib import Path

import pytest

from printables.errors import LayoutError
from printables.layout import compose
from printables.model.composition import ComposedRegion
from printables.model.content import Partner
from printables.model.job import Job
from printables.model.locale import Direction
from printables.model.theme import Role, Theme
from printables.render.fallback import Chooser, fallback, region_fallback
from printables.render.glyph_text import glyph_texts
from printables.render.partner_words import direction, in_their_scripts
from tests.shipped import shipped_job

JOB = shipped_job("brochure", "screen")
BREAK, NO_BREAK = "\u200b", "\u2060"


def face(*words: str, role: Role = Role.TEXT, job: Job = JOB) -> tuple[str, ...]:
    return Chooser(job, role).face(words)


def region(job: Job = JOB, **words: str) -> ComposedRegion:
    composed = compose(replace(job, partner=Partner(id="own", **{"name": "Own", **words}))).region
    set_ = in_their_scripts(job, composed)
    assert set_ is not None
    return set_


def themed(**changes: object) -> Job:
    theme = Theme.model_validate(JOB.theme.model_dump() | changes)
    return replace(JOB, theme=theme)


@pytest.mark.parametrize("words", ["Harbor House", "Café Ñandú 24/7", "soft\u00adhyphen", ""])
def test_what_the_language_is_set_in_will_do(words: str) -> None:
    assert fallback(JOB, [words]) is None


@pytest.mark.parametrize(
    ("words", "fonts"),
    [
        ("مركز", ("atkinson", "almarai", "noto")),
        ("Hope House مركز", ("atkinson", "almarai", "noto")),
        ("Центр", ("atkinson", "onest", "noto")),  # not noto, which has it too
        ("ສູນ مركز", ("atkinson", "noto-lao", "almarai", "noto")),
        ("中国", ("atkinson", "noto-sc", "noto")),
        ("한국", ("atkinson", "noto-kr", "noto")),
        ("臺灣", ("atkinson", "noto-kr", "noto")),  # the Chinese font has no old letters
    ],
)
def test_each_script_comes_behind_the_first_font(words: str, fonts: tuple[str, ...]) -> None:
    assert face(words) == fonts


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Nguyễn", "be-vietnam"),
        ("Nguye\u0302\u0303n", "be-vietnam"),
        ("Ri-M\u0327ajeḷ", "noto"),
    ],
)
def test_a_word_is_never_patched_together_from_two_fonts(words: str, first: str) -> None:
    assert face(words)[0] == first


def test_headings_have_faces_of_their_own() -> None:
    assert face("Центр", role=Role.DISPLAY) == ("bricolage", "geologica", "noto")
    found = fallback(JOB, ["Центр"])
    assert found is not None
    assert {file.family for file in found.added} == {"onest", "geologica"}
    assert '--display-face:"bricolage","geologica","noto"' in found.faces


def test_the_theme_says_which_font_sets_a_script() -> None:
    faces = {role: {**JOB.theme.faces[role], "arab": ("noto", "almarai")} for role in Role}
    assert face("مركز", job=themed(faces=faces)) == ("atkinson", "noto", "almarai")


def test_letters_that_no_one_font_has_come_from_several() -> None:
    new_and_old = "务灣"
    assert set(face(new_and_old)) >= {"noto-sc", "noto-kr"}


def test_only_what_is_printed_counts() -> None:
    card = shipped_job("help-card", "screen")
    own = replace(card, partner=Partner(id="own", name="Own", tagline="مركز"))
    assert region_fallback(own, compose(own).region) is None
    with pytest.raises(LayoutError, match="🏠"):
        fallback(card, ["🏠"])


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        ("Harbor مركز", Direction.LTR),
        ("مركز Harbor", Direction.RTL),
        ("24/7 مركز", Direction.RTL),
        ("(24)", None),
    ],
)
def test_the_first_letter_gives_the_direction(words: str, runs: Direction | None) -> None:
    assert direction(words) is runs


def test_direction_is_said_where_it_is_not_that_of_the_piece() -> None:
    name = region(name="مركز").name
    assert name is not None
    assert name.html.startswith('<span dir="rtl"')
    assert name.plain == "مركز"
    arabic = replace(JOB, locale=JOB.locale.model_copy(update={"direction": Direction.RTL}))
    latin = region(arabic, name="Harbor").name
    assert latin is not None
    assert latin.html == '<span dir="ltr">Harbor</span>'


def test_latin_words_are_left_alone() -> None:
    name = region(name="Harbor & House").name
    assert name is not None
    assert name.html == "Harbor &amp; House"


def test_lines_end_where_the_script_lets_them() -> None:
    found = region(name="ສູນຊ່ວຍເຫຼືອຄອບຄົວ", tagline="한인 상담소")
    assert found.name is not None
    assert found.tagline is not None
    assert BREAK in found.name.html
    assert f"한{NO_BREAK}인 상" in found.tagline.html


def test_lines_with_marks_stand_further_apart_but_not_from_what_is_above() -> None:
    found = region(name="မြန်မာ", tagline="မြန်မာ", address="Main Street")
    name, tagline, address = (one.html for one in (found.name, found.tagline, found.address) if one)
    assert "line-height:1.35lh;margin-block-start:-0.1296lh" in name
    assert "line-height:1.35lh;margin-block-start:0.0000lh" in tagline
    assert "line-height" not in address
    plain = region(themed(leading={}), name="မြန်မာ").name
    assert plain is not None
    assert "lh" not in plain.html


def told_by(family: str, text: str) -> set[str]:
    found = fallback(JOB, [text])
    assert found is not None
    [file] = [one.path for one in found.files if (one.family, one.weight) == (family, 400)]
    return set(glyph_texts(Path(file)).values())


def test_glyphs_say_letters_and_not_their_forms() -> None:
    told = told_by("almarai", "لا")
    assert "\u0644\u0627" in told  # lam and alef joined
    assert "\ufefb" not in told


def test_what_is_put_beside_a_letter_says_nothing() -> None:
    assert "" in told_by("noto-myanmar", "မြန်မာ")
