"""What is foretold of questions in another order, and which order is taken of many."""

from printables.layout.changing_places import EXCHANGES, evener, exchanged, fitting
from printables.model.copyfit import Chunk, StoryMeasure

NAMES = ("a", "b", "c", "d", "e", "f")


def measured(
    heights: dict[str, float], panels: int = 2, depth: float = 100, pages: tuple[int, ...] = ()
) -> StoryMeasure:
    """Give a story of questions in one piece each, as an engine would set it on panels."""
    chunks, page, foot = [], 0, 0.0
    for at, (name, height) in enumerate(heights.items()):
        if foot + height > depth:
            page, foot = page + 1, 0.0
        foot += height
        chunks.append(Chunk(item=name, page=pages[at] if pages else page, height=height))
    return StoryMeasure(
        fills=(1.0,) * panels, chunks=tuple(chunks), depths=(depth,) * max(panels, page + 1)
    )


def test_two_questions_change_places_if_all_then_have_place() -> None:
    story = measured({"a": 60, "b": 50, "c": 40, "d": 50})
    assert story.chunks[-1].page == 2
    assert fitting(story, [NAMES]) == ("a", "c", "b", "d")


def test_of_orders_that_fit_the_nearest_is_taken_and_the_beginning_stays() -> None:
    story = measured({"a": 40, "b": 30, "c": 40, "d": 30, "e": 30, "f": 30})
    order = fitting(story, [NAMES])
    assert order
    assert sum(one != other for one, other in zip(order, NAMES, strict=True)) == 2
    assert order == next(one for one in exchanged(NAMES, [NAMES]) if fitting_in(story, one))


def fitting_in(story: StoryMeasure, order: tuple[str, ...]) -> bool:
    heights = {chunk.item or "": chunk.height for chunk in story.chunks}
    return measured({name: heights[name] for name in order}).chunks[-1].page < 2


def test_where_one_exchange_is_not_enough_more_are_made_but_few() -> None:
    heights = {name: 60.0 if name < "e" else 40.0 for name in "abcdefgh"}
    order = fitting(measured(heights, panels=4), [tuple(heights)])
    assert order
    moved = sum(one != other for one, other in zip(order, heights, strict=True))
    assert 2 < moved <= 2 * EXCHANGES
    assert measured({name: heights[name] for name in order}).chunks[-1].page == 3


def test_what_is_in_no_group_or_in_another_keeps_its_place() -> None:
    story = measured({"a": 60, "b": 50, "c": 40, "d": 50})
    assert fitting(story, []) is None
    assert fitting(story, [("a", "b"), ("c", "d")]) is None
    assert fitting(story, [("b", "c")]) == ("c", "b")


def test_too_much_text_fits_in_no_order() -> None:
    assert fitting(measured({"a": 60, "b": 50, "c": 60, "d": 50}), [NAMES]) is None


def test_a_text_that_stands_elsewhere_than_foretold_is_left_alone() -> None:
    heights = {"a": 60.0, "b": 50.0, "c": 40.0, "d": 50.0}
    assert fitting(measured(heights, pages=(0, 1, 1, 2)), [NAMES])
    assert fitting(measured(heights, pages=(0, 0, 1, 2)), [NAMES]) is None


def test_what_must_begin_a_panel_still_does_so() -> None:
    story = measured({"a": 60, "b": 50, "c": 40, "d": 50}, panels=3)
    starting = Chunk(item=None, page=3, height=10, starts=True)
    whole = StoryMeasure(fills=(1.0,) * 3, chunks=(*story.chunks, starting), depths=(100.0,) * 4)
    assert fitting(whole, [NAMES]) == ("a", "c", "b", "d")


def test_panels_are_filled_as_evenly_as_they_are_to_be() -> None:
    story = measured({"a": 40, "b": 61, "c": 20, "d": 19})
    assert evener(story, [("b", "c", "d")], fill=0.55) == ("c", "b", "d")
    assert evener(story, [("b", "c", "d")], fill=0.9) == ("d", "c", "b")


def test_a_gain_that_is_not_seen_changes_nothing() -> None:
    story = measured({"a": 58, "b": 60, "c": 2})
    assert evener(story, [NAMES], fill=0.9) is None


def test_a_story_without_questions_is_left_alone() -> None:
    assert fitting(StoryMeasure(fills=(1.0,)), [NAMES]) is None
    assert evener(StoryMeasure(fills=()), [NAMES], fill=0.9) is None
    assert evener(StoryMeasure(fills=(0.0,), depths=(0.0,)), [NAMES], fill=0.9) is None
