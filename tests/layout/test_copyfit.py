"""Making a piece fit: the search, against panels that hold a stated number of letters.

The measuring is ours here: a story takes its letters, times the squares of its sizes. So each test
states how much room there is and reads what gave way. The real engine is asked in test_fitting.py.
"""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from printables.errors import LayoutError
from printables.layout import Fitted, fit, plan_of
from printables.model.composition import ComposedStory, Composition, HelplinesBlock
from printables.model.copyfit import Copyfit, Measure, Range, Step, StoryMeasure, StorySetting
from printables.model.job import Job
from tests.shipped import shipped_job

BROCHURE = shipped_job("brochure", "screen")
SIZES = {
    "type": Range(smallest=0.9, largest=1.1),
    "display": Range(smallest=0.8),
    "space": Range(smallest=0.5, largest=1.5),
}
GIVES_WAY = (
    Step(shorten="who-pays"),
    Step(shorten="where-it-happens"),
    Step(leave_out="who-pays"),
    Step(leave_out="figures"),
)


def letters(story: ComposedStory) -> int:
    return sum(len(text.plain) for block in story.blocks.values() for text in block.texts())


def taken(job: Job, name: str, story: ComposedStory) -> float:
    sizes = job.setting.stories.get(name, StorySetting())
    return letters(story) * job.setting.type**2 * (0.7 + 0.2 * sizes.space + 0.1 * sizes.display)


class Panels:
    """Measures stories by letters, and counts how often it was asked."""

    def __init__(self, room: Mapping[str, float]) -> None:
        self.room = room
        self.asked = 0

    def __call__(self, job: Job, composition: Composition) -> Measure:
        self.asked += 1
        return Measure(
            stories={
                name: self.story(taken(job, name, story), self.room.get(name, 1e6), story)
                for name, story in composition.stories.items()
            }
        )

    def story(self, need: float, room: float, story: ComposedStory) -> StoryMeasure:
        last = list(story.blocks.values())[-1]
        words = " ".join(text.plain for text in last.texts())[-40:]
        return StoryMeasure(fills=(min(need / room, 1.0),), overset=(words,) if need > room else ())


def brochure(**changes: object) -> Job:
    copyfit = Copyfit(**SIZES, gives_way=GIVES_WAY).model_copy(update=changes)
    return replace(BROCHURE, material=BROCHURE.material.model_copy(update={"copyfit": copyfit}))


def fitted(share: float, **changes: object) -> tuple[Fitted, Panels]:
    """Fit the brochure when its inside has room for a share of what it asks for as drawn."""
    asked = fit(brochure(fills_up=()), Panels({})).composition.stories["inside"]
    panels = Panels({"inside": letters(asked) * share})
    return fit(brochure(**changes), panels), panels


def test_what_fits_as_drawn_is_laid_out_once_and_not_changed() -> None:
    made, panels = fitted(1.01)
    assert made.report.told == ()
    assert panels.asked == 1
    assert made.report.layouts == 1


def test_spaces_and_headlines_tighten_before_anything_else() -> None:
    made, _ = fitted(0.95)
    assert made.report.setting.type == 1
    assert made.report.setting.stories["inside"].space < 1
    assert "first" not in made.report.setting.stories
    assert not made.report.shortened


def test_no_more_is_tightened_than_needed() -> None:
    middle, _ = fitted(0.95)
    least, _ = fitted(0.89)
    assert middle.report.setting.stories["inside"].space == 0.75
    assert least.report.setting.stories["inside"].space == 0.5


def test_then_the_type_of_the_whole_piece_shrinks_and_only_as_far_as_needed() -> None:
    made, _ = fitted(0.83)
    assert made.report.setting.type == 0.95
    assert not made.report.shortened


def test_then_answers_give_way_in_the_order_of_the_material() -> None:
    made, _ = fitted(0.68)
    assert made.report.shortened == ("who-pays",)
    lengths = made.job.material.stories["inside"].blocks["questions"].lengths
    assert lengths == {"who-pays": "line"}


def test_what_is_left_out_is_told_and_known_to_the_template_as_nothing() -> None:
    made, _ = fitted(0.6)
    assert made.report.left_out == ("who-pays", "figures")
    assert made.composition.stories["inside"]["figures"] is None
    assert "left out: who-pays, figures" in made.report.told


def test_what_does_not_fit_at_all_is_told_by_text_panel_and_words() -> None:
    with pytest.raises(LayoutError) as told:
        fitted(0.3)
    message = str(told.value)
    assert "does not fit on 'inside-1' or 'inside-2' or 'inside-3' in English" in message
    assert "1 line (" in message
    assert "Shorten it by about" in message


def card(room: int, *gives_way: Step) -> Fitted:
    """Fit the pocket card in room for so many rows; it needs six as drawn, five in short form."""

    def measuring(_: Job, composition: Composition) -> Measure:
        block = composition.stories["inside-top"].blocks["help"]
        assert isinstance(block, HelplinesBlock)
        [hotline] = block
        need = 5 if hotline.short else 6
        lost = (hotline.way("text").plain,) if need > room else ()
        stories = {name: StoryMeasure(fills=()) for name in composition.stories}
        return Measure(stories={**stories, "inside-top": StoryMeasure(fills=(), overset=lost)})

    job = shipped_job("pocket-card", "screen")
    copyfit = job.material.copyfit.model_copy(update={"gives_way": gives_way})
    return fit(
        replace(job, material=job.material.model_copy(update={"copyfit": copyfit})), measuring
    )


def test_rows_of_a_help_line_take_less_room_only_where_they_must() -> None:
    as_drawn, short = (card(room, Step(shorten="help")) for room in (6, 5))
    assert as_drawn.report.told == ()
    assert short.report.told == ("shortened: help",)
    assert plan_of(short.job, short.composition) == plan_of(as_drawn.job, as_drawn.composition)


def test_of_a_number_that_does_not_fit_the_words_around_it_are_to_be_shortened() -> None:
    with pytest.raises(LayoutError, match="No number is ever shortened: shorten the words around"):
        card(5)


def test_stories_do_not_take_from_each_other() -> None:
    asked = fit(brochure(), Panels({})).composition.stories["first"]
    made = fit(brochure(), Panels({"first": letters(asked) * 0.95}))
    assert made.report.setting.stories["first"].space < 1
    assert made.report.setting.stories["inside"].space > 1


def test_answers_grow_where_panels_stay_empty() -> None:
    made, _ = fitted(1.6, fills_up=("what-to-do", "what-it-is"))
    assert made.report.lengthened
    assert made.report.measure.stories["inside"].fill <= 1


def test_spaces_widen_where_nothing_can_grow() -> None:
    made, _ = fitted(1.4, fills_up=())
    assert made.report.setting.stories["inside"].space == 1.5


@pytest.mark.parametrize("share", [0.95, 0.83, 0.72, 0.68, 0.64, 0.6, 1.4])
def test_the_search_takes_few_layouts_and_always_comes_out_alike(share: float) -> None:
    first, panels = fitted(share)
    again, _ = fitted(share)
    assert panels.asked <= 12
    assert first.report == again.report
    assert not first.report.measure.overset


def test_a_heading_that_ends_with_a_lone_word_keeps_its_last_two_together() -> None:
    question = BROCHURE.content.question("who-pays").question

    def with_a_runt(job: Job, composition: Composition) -> Measure:
        runts = () if job.setting.bound else ("".join(question.split()),)
        return Measure(
            stories={
                name: StoryMeasure(fills=(1.0,), runts=runts if name == "inside" else ())
                for name in composition.stories
            }
        )

    block = fit(brochure(), with_a_runt).composition.stories["inside"].blocks["questions"]
    said = next(text for text in block.texts() if text.plain == question)
    assert said.html.endswith("who\u00a0pay?")
