"""The order of questions as a lever of the search, against panels that are so deep.

The measuring is ours here: each question is set in one piece of a stated height, and nothing else
takes room. The real engine is asked in test_fitting.py.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from printables.errors import LayoutError
from printables.layout import Fitted, fit
from printables.layout.copyfit import ORDERS_TRIED
from printables.model.composition import ComposedStory, Composition, Entry, QuestionsBlock
from printables.model.copyfit import Chunk, Measure, Step, StoryMeasure
from printables.model.job import Job
from tests.layout.test_copyfit import brochure

AUTHORS = ("what-it-is", "how-it-starts", "where-it-happens", "who-pays")
NEARBY = ("what-it-is", "where-it-happens", "how-it-starts", "who-pays")
HEIGHTS = {
    "what-it-is": 60.0,
    "how-it-starts": 50.0,
    "where-it-happens": 40.0,
    "who-pays": 50.0,
    "can-a-child-agree": 30.0,
}


class Boxes:
    """Sets each question of the inside in one piece, so high, on panels that are 100 deep.

    `stubborn`: whatever is foretold, it does not come true.
    """

    def __init__(self, panels: int = 2, *, stubborn: bool = False) -> None:
        self.panels, self.stubborn, self.asked = panels, stubborn, 0

    def __call__(self, _: Job, composition: Composition) -> Measure:
        self.asked += 1
        return Measure(
            stories={
                name: self.story(story) if name == "inside" else StoryMeasure(fills=())
                for name, story in composition.stories.items()
            }
        )

    def story(self, story: ComposedStory) -> StoryMeasure:
        chunks, pages = tuple(set_whole(entries_of(story))), range(self.panels)
        feet = [sum(one.height for one in chunks if one.page == page) for page in pages]
        beyond = {one.item for one in chunks if self.stubborn or one.page not in pages}
        return StoryMeasure(
            fills=tuple(foot / 100 for foot in feet),
            overset=tuple(one.question.plain for one in entries_of(story) if one.id in beyond),
            chunks=chunks,
            depths=(100.0,) * max(self.panels, chunks[-1].page + 1),
        )


def entries_of(story: ComposedStory) -> tuple[Entry, ...]:
    block = story.blocks["questions"]
    assert isinstance(block, QuestionsBlock)
    return block.entries


def set_whole(entries: tuple[Entry, ...]) -> Iterator[Chunk]:
    page, foot = 0, 0.0
    for entry in entries:
        height = HEIGHTS[entry.id]
        page, foot = (page, foot) if foot + height <= 100 else (page + 1, 0.0)
        foot += height
        yield Chunk(item=entry.id, page=page, height=height)


def in_boxes(boxes: Boxes, names: tuple[str, ...] = AUTHORS, **changes: object) -> Fitted:
    """Fit the brochure with these questions alone on its inside; all may change places."""
    job = brochure(**{"gives_way": (), "changes_places": (names,), **changes})
    stories = dict(job.material.stories)
    block = stories["inside"].blocks["questions"].model_copy(update={"questions": names})
    stories["inside"] = stories["inside"].model_copy(update={"blocks": {"questions": block}})
    material = job.material.model_copy(update={"stories": stories})
    return fit(replace(job, material=material), boxes)


def printed(made: Fitted) -> tuple[str, ...]:
    return tuple(entry.id for entry in entries_of(made.composition.stories["inside"]))


def test_questions_change_places_before_anything_is_lost() -> None:
    made = in_boxes(Boxes(), gives_way=(Step(leave_out="who-pays"),))
    assert printed(made) == NEARBY
    assert made.report.told == (f"order: {', '.join(NEARBY)}",)
    assert made.job.material.stories["inside"].blocks["questions"].questions == NEARBY
    assert made.report == in_boxes(Boxes(), gives_way=(Step(leave_out="who-pays"),)).report


def test_what_must_be_printed_finds_place_in_another_order() -> None:
    assert printed(in_boxes(Boxes())) == NEARBY


def test_in_a_fixed_order_questions_give_way_or_the_piece_is_refused_as_ever() -> None:
    fixed = in_boxes(Boxes(), gives_way=(Step(leave_out="who-pays"),), changes_places=())
    assert printed(fixed) == AUTHORS[:-1]
    assert fixed.report.told == ("left out: who-pays",)
    with pytest.raises(LayoutError, match="'who-pays' does not fit on 'inside-1' or 'inside-2'"):
        in_boxes(Boxes(), changes_places=())


def test_questions_change_places_so_that_fewer_give_way() -> None:
    names = (*AUTHORS, "can-a-child-agree")
    steps = (Step(leave_out="can-a-child-agree"), Step(leave_out="who-pays"))
    fixed = in_boxes(Boxes(), names, gives_way=steps, changes_places=())
    assert fixed.report.left_out == ("can-a-child-agree", "who-pays")
    free = in_boxes(Boxes(), names, gives_way=steps)
    assert free.report.left_out == ("can-a-child-agree",)
    assert printed(free) == NEARBY


def test_the_author_s_order_stays_where_it_fits() -> None:
    boxes = Boxes()
    made = in_boxes(boxes, NEARBY)
    assert printed(made) == NEARBY
    assert made.report.told == ()
    assert boxes.asked == 1


def test_few_orders_are_tried_and_none_is_kept_that_does_not_come_true() -> None:
    asked = []
    for groups in ((), (AUTHORS,)):
        boxes = Boxes(stubborn=True)
        steps = (Step(leave_out="who-pays"), Step(leave_out="where-it-happens"))
        with pytest.raises(LayoutError, match="'what-it-is'"):
            in_boxes(boxes, gives_way=steps, changes_places=groups)
        asked.append(boxes.asked)
    assert asked[0] < asked[1] <= asked[0] + ORDERS_TRIED


def test_questions_change_places_where_that_fills_panels_more_evenly() -> None:
    names = ("how-it-starts", "what-it-is", "where-it-happens")
    fixed = in_boxes(Boxes(), names, changes_places=())
    assert fixed.report.measure.stories["inside"].fills == (0.5, 1.0)
    free = in_boxes(Boxes(), names)
    assert free.report.measure.stories["inside"].fills == (0.9, 0.6)
    assert free.report.order == ("how-it-starts", "where-it-happens", "what-it-is")


def test_the_author_s_order_stays_where_no_other_is_more_even() -> None:
    names = ("what-it-is", "how-it-starts", "can-a-child-agree")
    assert printed(in_boxes(Boxes(), names)) == names
