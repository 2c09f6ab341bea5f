"""Letters compared, words aligned, and positions held against poppler's."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from printables.preflight.alignment import Run, runs
from printables.preflight.letters import letters
from printables.preflight.pages import open_pages
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
