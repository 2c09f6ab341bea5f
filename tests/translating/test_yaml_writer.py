"""Writing YAML: what is said comes back word for word, and nothing else moves."""

import difflib
import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printables.source.text_paths import digest
from printables.source.tree import Loc
from printables.source.yaml_file import Reader
from printables.translating.yaml_writer import Document
from tests.shipped import ROOT

FILES = sorted(
    [*(ROOT / "content").rglob("*.yaml"), *(ROOT / "templates" / "locales").glob("*.yaml")]
)
STYLES = """\
# About the file.
lines:

  # Plain.
  - id: plain
    text: A plain text.

  # Folded.
  - id: folded
    text: >-
      A folded text.

  # Literal.
  - id: literal
    text: |
      A literal text.

      In two parts.

  - id: quoted
    text: "A quoted: text."

lists:
  - id: flow
    items:
      - {icon: door, lead: Stop., text: Look around.}
"""
PLACES: list[Loc] = [
    *(("lines", at, "text") for at in range(4)),
    ("lists", 0, "items", 0, "text"),
]
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"])
    | st.sampled_from(string.punctuation),
    min_size=1,
    max_size=300,
).map(lambda text: " ".join(text.replace("\ufeff", "").split()))
PARAGRAPHS = st.lists(WORDS.filter(bool), min_size=1, max_size=3).map("\n\n".join)


def read(text: str, loc: Loc) -> str:
    file = Reader(text, Path("sample.yaml")).file()
    assert file.problems == ()
    found = file.at(loc)
    assert isinstance(found, str)
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_shipped_file_is_written_as_it_stands(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert Document(text).text() == text


HABITS = r"""
lines:
  -   {id: one,  text: One.}
  - id: two
    text: 'Wrapped
      in quotes.'
  - id: three
    text: "A\u00a0space."
  - id:   four
    text: "Another\u00a0space."
"""


def test_habits_of_a_writer_stay_around_what_is_set() -> None:
    document = Document(HABITS)
    document.set_text(("lines", 2, "text"), "Neu.")
    assert document.text() == HABITS.replace(r'"A\u00a0space."', '"Neu."')


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PLACES), PARAGRAPHS)
def test_any_words_come_back_and_all_else_stays(loc: Loc, words: str) -> None:
    document = Document(STYLES)
    document.set_text(loc, words)
    written = document.text()
    assert digest(read(written, loc)) == digest(words)
    for other in PLACES:
        if other != loc:
            assert read(written, other) == read(STYLES, other)
    assert [line for line in written.split("\n") if line.strip().startswith("# ")][:1] == [
        "# About the file."
    ]


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize("words", ["", "Short.", "Long words. " * 20, "Two\n\nparts."])
def test_comments_and_blank_lines_stay(at: int, words: str) -> None:
    document = Document(STYLES)
    document.set_text(("lines", at, "text"), words.strip())
    changes = difflib.ndiff(STYLES.splitlines(), document.text().splitlines())
    lost = [line for line in changes if line.startswith("- ")]
    assert not [line for line in lost if "#" in line or "id:" in line]
    for above in ("# Folded.", "# Literal.", "- id: quoted", "lists:"):
        lines = document.text().splitlines()
        at_line = next(number for number, line in enumerate(lines) if above in line)
        assert lines[at_line - 1] == ""


def test_long_words_are_folded_within_the_width() -> None:
    document = Document(STYLES)
    document.set_text(("lines", 0, "text"), "some words " * 40)
    assert max(map(len, document.text().splitlines())) <= 100


def test_what_is_not_there_is_taken_over_between_its_neighbours() -> None:
    document = Document("lines:\n  - {id: plain, text: Un texto.}\n  - {id: quoted, text: Otro.}\n")
    place = document.ensure(Document(STYLES), ("lines", 1, "text"))
    document.set_text(place, "Doblado.")
    file = Reader(document.text(), Path("sample.yaml")).file()
    assert file.ids("lines") == ("plain", "folded", "quoted")
    assert read(document.text(), place) == "Doblado."
