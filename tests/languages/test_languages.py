"""Every language is set by the fonts, directions and line breaks that its files ask for.

A few pieces stand for all here; `make languages` draws every material in every language.
"""

from pathlib import Path

import pytest

from printables.building import build
from printables.delivering import Made
from printables.model.theme import Role
from printables.source import Selection, load
from tests.judges import poppler
from tests.languages.lettering import fonts_by_language, runs
from tests.languages.pack import languages, project_in
from tests.project import copy_project, replace_in
from tests.shipped import ROOT

ONE_EACH = ("mh", "vi", "hmn", "ko", "zh-hans", "ar", "lo")
"""A language for each way in which text is set."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return project_in(languages(), tmp_path)


def card_in(
    project: Path, language: str, material: str = "help-card", form: str = "us-card"
) -> Made:
    selection = Selection(
        languages=(language,), materials=(material,), formats=(form,), profiles=("screen",)
    )
    [card] = build(project, selection, processes=1).made
    return card


def errors(made: Made) -> list[str]:
    assert made.report, made.error
    return [str(one) for one in made.report.findings if one.severity.name == "ERROR"]


@pytest.mark.parametrize("language", ONE_EACH)
def test_a_card_is_set_and_every_word_read_back(project: Path, language: str) -> None:
    card = card_in(project, language)
    assert errors(card) == []


@pytest.mark.parametrize("language", ["my", "ksw"])
def test_in_tall_scripts_the_rows_of_numbers_take_less_room(project: Path, language: str) -> None:
    card = card_in(project, language, "pocket-card", "us-folding-card")
    assert errors(card) == []


def test_each_language_has_its_own_fonts_and_a_letter_without_one_is_named(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    replace_in(
        root / "content/child-trafficking/pieces.en.yaml",
        "Talk to someone, day",
        "Talk to someone ☎ day",
    )
    [problem] = set(load(root, Selection(languages=("en",))).problems)
    assert problem.file.name == "pieces.en.yaml"
    assert problem.line
    assert "'☎' (U+260E black telephone)" in problem.message
    assert "English: atkinson" in problem.message


def test_a_partner_whose_name_no_font_has_is_named_at_its_line(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    replace_in(root / "content/partners/publisher.yaml", "Your organization", "Дім 家 🏠")
    sources = load(root, Selection(languages=("en",)))
    [problem] = sources.problems
    assert problem.file.name == "publisher.yaml"
    assert problem.message == "'🏠' (U+1F3E0 house building) is in none of the theme's fonts."
    assert sources.jobs == ()


def test_from_the_right_the_cover_lies_at_the_left_of_the_outside(project: Path) -> None:
    [job] = load(
        project,
        Selection(
            languages=("ar",),
            materials=("brochure",),
            formats=("letter-trifold",),
            profiles=("press",),
            allow_draft=True,
        ),
    ).jobs
    outside, inside = job.format.sides.values()
    assert [one.panel for one in outside] == ["cover", "back", "fold-in"]
    assert [one.panel for one in inside] == ["inside-3", "inside-2", "inside-1"]
    assert job.format.fold
    assert job.format.fold.catalog is None
    assert "mirrored" in job.format.fold.name


def test_a_number_in_arabic_keeps_its_order(project: Path) -> None:
    card = card_in(project, "ar")
    words = [word.text for word in poppler.words(project / "output" / card.name.path)]
    assert "1-888-373-7888" in words


@pytest.mark.parametrize("language", ["en-xa", "ar-xb"])
def test_pseudo_languages_need_no_files(language: str) -> None:
    jobs = load(ROOT, Selection(languages=(language,), materials=("help-card",))).jobs
    assert jobs
    title = next(one for one in jobs[0].content.pieces.lines if one.id == "help-card-title").text
    assert title.isascii() is False


def test_en_xa_is_forty_per_cent_longer_and_keeps_what_is_not_words() -> None:
    [english, longer] = (
        load(ROOT, Selection(languages=(one,), materials=("brochure",))).jobs[0].content
        for one in ("en", "en-xa")
    )
    before, after = (
        "".join(question.short for question in one.faq.questions) for one in (english, longer)
    )
    assert 1.3 < len(after) / len(before) < 1.45
    assert before.count("{phone:trafficking-hotline}") == after.count("{phone:trafficking-hotline}")


def test_a_theme_has_a_font_for_the_text_and_the_headings_of_each_locale() -> None:
    library = load(ROOT).library
    [theme] = [record for _, record, _ in library.themes.sound()]
    for _, locale, _ in library.locales.sound():
        assert all(theme.face(role, locale) for role in Role)


def test_a_message_on_a_contact_sheet_is_lettered_in_the_fonts_of_its_language(
    project: Path,
) -> None:
    jobs = load(project, Selection(languages=("my",), materials=("help-card",))).jobs
    files = fonts_by_language(jobs)["my"]
    latin, burmese, unknown = runs("text: \u1019\u103b\u200b\u102c\u4e2d", files)
    assert (latin[1], burmese[1]) == ("text: ", "\u1019\u103b\u102c")
    assert None not in (latin[0], burmese[0])
    assert latin[0] != burmese[0]
    assert unknown == (None, "\u4e2d")
