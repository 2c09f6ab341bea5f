"""What runs through panels in pieces that the engine never parts, asked of the real engine."""

import pytest

from printables.model.copyfit import Chunk
from tests.render.test_measuring import story

LINE = 12.0
"""Points from line to line; a page has room for 160."""


def said(count: int) -> str:
    return f"<p>{'<br>'.join(f'line {at}' for at in range(count))}</p>"


def question(name: str, count: int, style: str = "") -> str:
    return f'<div data-item="{name}" style="{style}"><h1>{name}</h1>{said(count)}</div>'


def chunks(body: str, style: str = "", panels: int = 1) -> tuple[Chunk, ...]:
    return story(body, f"h1 {{ font-size: 10pt; break-after: avoid }} {style}", panels).chunks


def heights(found: tuple[Chunk, ...], item: str | None) -> list[float]:
    return [round(one.height / LINE, 2) for one in found if one.item == item]


def test_a_heading_stays_with_two_lines_and_no_line_stays_alone() -> None:
    assert heights(chunks(question("one", 6)), "one") == [3, 1, 1, 2]
    assert heights(chunks(question("one", 4)), "one") == [3, 2]
    assert heights(chunks(question("one", 3)), "one") == [4]


def test_a_box_that_is_not_to_be_parted_is_one_chunk() -> None:
    whole = question("one", 6, "break-inside: avoid; padding: 5pt 0 7pt")
    assert heights(chunks(whole), "one") == [7 + 1]
    columns = f'<div style="display: flex">{said(2)}{said(3)}</div>'
    assert heights(chunks(question("one", 3) + columns), None) == [3]


def test_chunks_tell_whose_they_are_and_where_they_stood() -> None:
    found = chunks(said(3) + question("one", 4) + question("two", 8), panels=2)
    assert [(one.item, one.page) for one in found] == [
        (None, 0), ("one", 0), ("one", 0),
        ("two", 0), ("two", 0), ("two", 0), ("two", 1), ("two", 1), ("two", 1),
    ]  # fmt: skip


def test_gaps_are_those_that_margins_make_even_where_a_page_ends() -> None:
    apart = "div + div { margin-top: 9pt } h1 { margin-bottom: 3pt }"
    found = chunks(question("one", 3) + question("two", 3) + question("three", 3), apart, 2)
    assert [one.page for one in found] == [0, 0, 1]
    assert [one.gap for one in found] == [pytest.approx(9), pytest.approx(9), 0]
    assert heights(found, "one") == [4 + 0.25]


def test_what_must_begin_a_page_is_told_but_not_what_goes_on_there() -> None:
    found = chunks(question("one", 3) + f'<div class="new">{said(20)}</div>',
                   ".new { break-before: page }", 3)  # fmt: skip
    assert [one.page for one in found if one.starts] == [1]


def test_nothing_is_told_of_a_story_without_marked_questions_or_of_placed_boxes() -> None:
    assert chunks(said(5)) == ()
    placed = question("two", 3, "position: absolute; top: 80pt; left: 0")
    assert {one.item for one in chunks(question("one", 3) + placed)} == {"one"}
