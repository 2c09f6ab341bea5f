"""A job to its composition: the right words, from the right records, and the plan they make."""

from dataclasses import replace

import pytest

from printables.layout import compose, contacts_printed, plan_of, questions_printed
from printables.layout.placeholders import filled, telephone
from printables.layout.small_print import checked_block
from printables.model.composition import HelplinesBlock, LineBlock, QuestionsBlock
from printables.model.content import HowChecked
from tests.shipped import shipped_job

BROCHURE = shipped_job("brochure", "screen")


def test_placeholders_print_the_records_values() -> None:
    content = BROCHURE.content
    text = filled("Call {phone:trafficking-hotline} or see {site:ncmec}.", content)
    assert text == (
        "Call [1-888-373-7888](tel:+18883737888) or see "
        "[report.cybertip.org](https://report.cybertip.org/)."
    )


@pytest.mark.parametrize(
    ("printed", "address"),
    [("1-800-482-5964", "tel:+18004825964"), ("911", "tel:911"), ("988", "tel:988")],
)
def test_telephone_addresses(printed: str, address: str) -> None:
    assert telephone(printed) == address


def test_a_helpline_shows_what_the_material_asks_for_and_no_more() -> None:
    cover = compose(BROCHURE).stories["cover"]["help"]
    assert isinstance(cover, HelplinesBlock)
    (hotline,) = cover
    assert [way.kind for way in hotline.ways] == ["call", "text"]
    assert hotline.way("text").value == "HELP to 233733"
    assert hotline.name is None
    with pytest.raises(KeyError):
        hotline.way("tty")


def test_every_question_reaches_the_brochure() -> None:
    printed = questions_printed(compose(BROCHURE))
    assert set(printed) == {one.id for one in BROCHURE.content.faq.questions}


def test_the_figures_name_their_source() -> None:
    sources = compose(BROCHURE).stories["back"].blocks["sources"]
    words = " ".join(text.plain for text in sources.texts())
    assert "Arkansas State Police" in words
    assert "2026" in words


def test_numbers_that_nobody_dialled_are_not_called_checked() -> None:
    contacts = contacts_printed(BROCHURE.material, BROCHURE.content)
    (said,) = checked_block(contacts, BROCHURE.locale).lines
    assert said.plain == "Numbers as published, read in February 2026."
    dialled = [
        one.model_copy(
            update={"checked": one.checked.model_copy(update={"how": HowChecked.DIALLED})}
        )
        for one in contacts
    ]
    (said,) = checked_block(dialled, BROCHURE.locale).lines
    assert said.plain == "Numbers called and checked in February 2026."
    (said,) = checked_block([*dialled[1:], contacts[0]], BROCHURE.locale).lines
    assert "checked" not in said.plain


def test_the_plan_holds_every_text_of_the_composition() -> None:
    composition = compose(BROCHURE)
    planned = [text.text for text in plan_of(BROCHURE, composition).texts]
    for story in composition.stories.values():
        for block in story.blocks.values():
            assert all(text.plain in planned for text in block.texts())


def test_the_plan_names_texts_for_a_person() -> None:
    plan = plan_of(BROCHURE, compose(BROCHURE))
    assert "inside: short answer of 'why-leaving-is-hard'" in [one.what for one in plan.texts]


def test_the_region_lies_inside_its_panel() -> None:
    (region,) = plan_of(BROCHURE, compose(BROCHURE)).regions
    panel = next(one for one in BROCHURE.format.panels if one.panel == region.panel)
    size = BROCHURE.format.panel_size(panel)
    assert 0 < region.box.left < region.box.right < size.width
    assert 0 < region.box.bottom < region.box.top < size.height


def test_a_discreet_piece_keeps_its_subject_out_of_the_title() -> None:
    discreet = BROCHURE.material.model_copy(update={"discreet": True})
    assert BROCHURE.content.title in compose(BROCHURE).title
    assert BROCHURE.content.title not in compose(replace(BROCHURE, material=discreet)).title


def test_blocks_are_what_templates_expect() -> None:
    stories = compose(BROCHURE).stories
    assert isinstance(stories["cover"]["question"], LineBlock)
    assert isinstance(stories["inside"]["questions"], QuestionsBlock)
