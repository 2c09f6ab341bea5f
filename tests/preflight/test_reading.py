"""Letters compared, words aligned, and positions held against poppler's."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from printables.model.geometry import Rect
from printables.preflight.alignment import Run, runs
from printables.preflight.bidi import from_the_left, from_the_right
from printables.preflight.letters import letters, words
from printables.preflight.pages import Glyph, open_pages
from printables.preflight.pool import Pool
from tests.judges import needs, poppler
from tests.preflight import sample


@pytest.mark.parametrize(
    ("printed", "planned"),
    [
        ("o\ufb03ce", "office"),
        ("traf\u2010\nficking", "trafficking"),
        ("traf\u00adficking", "trafficking"),
        ("1-888-373-7888", "1\u2011888\u2011373\u20117888"),
        ("cafe\u0301", "caf\u00e9"),
        ("a\u1ead", "a\u1ea1\u0302"),
        ("SAFE", "safe"),
        ("zero\u200bwidth", "zerowidth"),
        ("left \u200eto\u200f right", "lefttoright"),
    ],
)
def test_letters_are_blind_to_what_setting_changes(printed: str, planned: str) -> None:
    assert letters(printed) == letters(planned)


@pytest.mark.parametrize(("one", "other"), [("resume", "r\u00e9sum\u00e9"), ("1", "7"), ("a", "b")])
def test_letters_are_not_blind_to_words(one: str, other: str) -> None:
    assert letters(one) != letters(other)


def test_a_letter_that_is_drawn_as_a_sign_belongs_to_the_letter_below() -> None:
    kinzi, ga = "\u1004\u103a\u1039", "\u1002"
    assert words(f"\u1021{kinzi}{ga}\u101c") == ["\u1021", f"{kinzi}{ga}", "\u101c"]
    assert letters(f"{kinzi}{ga}") == letters(f"{ga}{kinzi}") == ga


def test_runs_are_as_long_as_they_can_be() -> None:
    words = ["one", "two", "three", "four", "five"]
    assert list(runs(words, "onetwo...fourfive")) == [
        Run(first=0, end=2, at=0),
        Run(first=2, end=3, at=None),
        Run(first=3, end=5, at=9),
    ]


@given(some.lists(some.sampled_from(["ab", "cd", "ef", "a"]), max_size=8), some.text("abcdef"))
def test_runs_cover_every_word_once_and_in_order(words: list[str], text: str) -> None:
    found = list(runs(words, text))
    assert [at for run in found for at in range(run.first, run.end)] == list(range(len(words)))
    reached = 0
    for run in found:
        if run.at is not None:
            length = len("".join(words[run.first : run.end]))
            assert text[run.at : run.at + length] == "".join(words[run.first : run.end])
            assert run.at >= reached
            reached = run.at + length


@needs(poppler)
def test_words_stand_where_poppler_sees_them(tmp_path: Path) -> None:
    """Poppler measures from the top, to the font's ascent; only the sides can be compared."""
    file = tmp_path / "sample.pdf"
    file.write_bytes(sample.clean("press"))
    seen = {word.text: word for word in poppler.words(file)}
    ours = {
        word.text: (word.ink, page.size.height)
        for page in open_pages(file.read_bytes())
        for word in page.words
    }
    shared = set(seen) & set(ours)
    assert {"Someone", "1-888-373-7888", "unnecessarily", "example.org/help"} <= shared
    for text in shared:
        _, _, left, top, right, bottom = seen[text]
        ink, height = ours[text]
        assert left - 0.5 <= ink.left
        assert ink.right <= right + 0.5
        assert top - 0.5 <= height - ink.top
        assert height - ink.bottom <= bottom + 0.5


def test_type_size_is_what_is_printed() -> None:
    page = open_pages(sample.clean("press"))[0]
    sizes = {word.text: round(word.size, 2) for word in page.words}
    assert sizes["Someone"] == 16
    assert sizes["Call"] == 10


def glyphs(line: str, *, angle: int = 0, base: float = 0.0, size: float = 10) -> list[Glyph]:
    """Set the letters of a line from the left, each half as wide as it is high."""
    return [
        Glyph(
            text=letter,
            ink=Rect(left=5.0 * at, right=5.0 * at + 4.9, bottom=base, top=base + 7),
            size=size,
            angle=angle,
            along=5.0 * at,
            base=base,
            page=1,
            index=at,
        )
        for at, letter in enumerate(line)
        if letter != " "
    ]


def read_from_right(*lines: str, by_word: bool = False) -> str:
    """Read lines that are drawn as written here, from the left."""
    drawn = [glyph for at, line in enumerate(lines) for glyph in glyphs(line, base=-12.0 * at)]
    return "".join(glyph.text for glyph in from_the_right(drawn, by_word=by_word))


def test_latin_runs_and_numbers_keep_their_order_in_a_line_from_the_right() -> None:
    assert read_from_right("\u05d2\u05d1\u05d0") == "\u05d0\u05d1\u05d2"
    assert read_from_right(".233733 \u05d1\u05d0") == "\u05d0\u05d1233733"
    assert read_from_right(".(one two.com) \u05d1\u05d0") == "\u05d0\u05d1onetwocom"
    assert read_from_right("\u05d1 1-888 \u05d0") == "\u05d01888\u05d1"


def test_words_may_follow_one_another_to_the_left_whatever_their_letters() -> None:
    assert read_from_right("two one", by_word=True) == "onetwo"
    assert read_from_right("four three", "six five", by_word=True) == "threefourfivesix"


def test_turned_lines_that_are_drawn_from_the_last_are_read_from_the_first() -> None:
    drawn = [*glyphs("cd", base=-12, angle=270), *glyphs("ab", angle=270)]
    assert "".join(one.text for one in from_the_right(drawn, by_word=False)) == "abcd"


def test_a_small_line_close_under_large_figures_is_a_line_of_its_own() -> None:
    drawn = [*glyphs("988", size=40), *glyphs("\u05d1\u05d0", base=-19, size=14)]
    assert "".join(one.text for one in from_the_right(drawn, by_word=False)) == "988\u05d0\u05d1"


def test_a_raised_figure_stands_on_its_line() -> None:
    drawn = [*glyphs("\u05d1\u05d0", size=12), *glyphs("   2", base=4, size=7)]
    assert "".join(one.text for one in from_the_right(drawn, by_word=False)) == "2\u05d0\u05d1"


def test_a_text_claims_lines_of_its_own_before_parts_of_others() -> None:
    drawn = [*glyphs("one two"), *glyphs("three", base=-12), *glyphs("two", base=-24)]
    pool = Pool(drawn, letters)
    assert [one.base for one in pool.unclaimed("two", set(), (True, True))] == [-24] * 3


def read_from_left(line: str, *, digits_too: bool = False) -> str:
    return "".join(glyph.text for glyph in from_the_left(glyphs(line), digits_too=digits_too))


def test_words_from_the_right_are_read_from_their_end_in_a_line_from_the_left() -> None:
    assert read_from_left("one \u05d1\u05d0 two") == "one\u05d0\u05d1two"
    assert read_from_left("one (\u05d3\u05d2 \u05d1\u05d0)") == "one\u05d0\u05d1\u05d2\u05d3"


def test_digits_go_with_the_words_before_or_behind_them() -> None:
    drawn = "one 24 \u05d1\u05d0"
    assert read_from_left(drawn) == "one24\u05d0\u05d1"
    assert read_from_left(drawn, digits_too=True) == "one\u05d0\u05d124"
    assert read_from_left("24/7") == read_from_left("24/7", digits_too=True) == "247"
