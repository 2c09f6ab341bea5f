"""Texts that claim their letters on a page: the right ones, however short and however alike."""

from collections import Counter
from dataclasses import replace
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from printables.model.geometry import Rect
from printables.model.plan import Plan, PlannedText
from printables.preflight.letters import letters
from printables.preflight.pages import Glyph
from printables.preflight.reading import Match, read
from printables.preflight.sheets import Place
from tests.preflight.test_reading import glyphs

SIDE = Rect(left=0, bottom=-900, right=900, top=20)
MANY, BUSINESS = "\u1019\u103b\u102c\u1038", "\u1019\u103e\u102f"
"""Two Burmese words that are one and the same letter with other signs."""
NOURISH = "\u1021\u101e\u1000\u103a\u1019\u103d\u1031\u1038"
BECOMES = "\u1016\u1005\u103a\u101e\u100a\u103a"


def matched(texts: list[str], *panels: list[str]) -> dict[str, Match]:
    """Read lines, panel by panel, of a piece whose texts are all planned for the first panel."""
    page: Any = SimpleNamespace(glyphs=[])
    places = []
    for at, lines in enumerate(panels):
        across = 1000.0 * at
        places.append(
            Place(panel=f"p{at}", copy=0, trim=SIDE.moved(across, 0), safe=SIDE, turned=False)
        )
        for down, line in enumerate(lines):
            page.glyphs += [moved(one, across) for one in glyphs(line, base=-24.0 * down)]
    planned = tuple(
        PlannedText(what=text, panels=("p0",), text=text, times=times)
        for text, times in Counter(texts).items()
    )
    plan = Plan(title="", texts=planned, codes=(), regions=())
    return {match.wanted.text.what: match for match in read(plan, [(page, places)]).matches}


def moved(glyph: Glyph, across: float) -> Glyph:
    return replace(glyph, ink=glyph.ink.moved(across, 0), along=glyph.along + across)


def faulty(matches: dict[str, Match]) -> list[str]:
    return [what for what, match in matches.items() if match.lost or match.strays]


def lines_of(match: Match) -> set[int]:
    return {round(glyph.base / -24) for glyph in match.found}


@pytest.mark.parametrize(
    ("lead", "longer", "last"),
    [(MANY, f"{NOURISH} {BUSINESS}", BUSINESS), ("Call", "When in doubt call", "call")],
)
def test_a_short_text_leaves_a_longer_one_its_last_line(lead: str, longer: str, last: str) -> None:
    first = longer.removesuffix(last).strip()
    matches = matched([lead, "and 988", "So", longer], [f"2 {lead} and 988", f"1 So {first}", last])
    assert faulty(matches) == []
    assert lines_of(matches[lead]) == {0}
    assert lines_of(matches[longer]) == {1, 2}


def test_a_short_text_stands_where_its_signs_do() -> None:
    """The longer one, which another number interrupts, can claim its letters only afterwards."""
    longer = f"{NOURISH} {BUSINESS}"
    drawn = [f"2 {MANY} {BECOMES}", f"{NOURISH} 12", BUSINESS]
    matches = matched([MANY, BECOMES, longer], drawn)
    assert faulty(matches) == []
    assert lines_of(matches[MANY]) == {0}
    assert lines_of(matches[longer]) == {1, 2}


def test_a_short_text_takes_nothing_from_a_longer_one_of_which_it_has_the_very_signs() -> None:
    """The longer one could also stand where another text ends and the short one begins."""
    told_otherwise = NOURISH.replace("\u103d\u1031", "\u1031\u103d")
    texts = [f"12 {NOURISH}", MANY, f"{NOURISH} {MANY}"]
    matches = matched(texts, [f"12 {told_otherwise}", f"2 {MANY}", f"{told_otherwise} {MANY}"])
    assert faulty(matches) == []
    assert [lines_of(matches[text]) for text in texts] == [{0}, {1}, {2}]


def test_a_lead_does_not_stand_where_one_short_text_ends_and_another_begins() -> None:
    texts = ["I can", "not so", "cannot", "stay"]
    matches = matched(texts, ["I can", "not so", "2 cannot stay"])
    assert faulty(matches) == []
    assert [lines_of(matches[text]) for text in texts] == [{0}, {1}, {2}, {2}]


def test_two_short_texts_of_the_same_letter_are_told_apart_by_their_signs() -> None:
    matches = matched([MANY, BUSINESS], [BUSINESS, MANY])
    assert (lines_of(matches[BUSINESS]), lines_of(matches[MANY])) == ({0}, {1})


@pytest.mark.parametrize("drawn", ["\u103b\u1019\u102c\u1038", "\u1019\u1038\u102c", "\u1019"])
def test_signs_that_are_told_in_another_order_or_not_at_all_are_no_fault(drawn: str) -> None:
    matches = matched([MANY, BECOMES], [f"2 {drawn} {BECOMES}"])
    assert faulty(matches) == []


def test_signs_are_no_part_of_what_is_found() -> None:
    matches = matched([MANY, BUSINESS], [BUSINESS, MANY])
    assert {letters(glyph.text) for match in matches.values() for glyph in match.found} == {
        "\u1019"
    }


def test_a_short_text_that_is_not_printed_is_missing() -> None:
    longer = f"{NOURISH} {BUSINESS}"
    matches = matched([MANY, BECOMES, longer], [f"2 {BECOMES}", NOURISH, BUSINESS])
    assert [what for what, match in matches.items() if match.lost] == [MANY]


def test_a_short_text_that_is_printed_once_of_twice_is_missing() -> None:
    [once] = matched(["99", "99"], ["999"]).values()
    assert once.lost or not once.found


def test_a_short_text_on_another_panel_is_a_stray() -> None:
    longer = f"{NOURISH} {BUSINESS}"
    matches = matched([MANY, longer], [NOURISH, BUSINESS], [MANY])
    assert [what for what, match in matches.items() if match.strays] == [MANY]
    assert not any(match.lost for match in matches.values())


CONSONANTS = "\u1019\u1000\u1001\u1002\u1003\u1004\u1005\u1006"
SIGNS = ("", "\u103b", "\u102c", "\u103b\u102c\u1038", "\u1031")


def word(chance: Random, least: int, most: int) -> str:
    letters = range(chance.randint(least, most))
    return "".join(chance.choice(CONSONANTS) + chance.choice(SIGNS) for _ in letters)


def some_list(chance: Random) -> tuple[list[str], list[str]]:
    """Give short texts behind shorter leads, some numbered, and the lines on which they stand."""
    texts, lines = [], []
    for _ in range(chance.randint(4, 10)):
        lead, text = word(chance, 1, 3), word(chance, 2, 9)
        texts += [lead, text]
        full = f"{chance.choice(['1 ', ''])}{lead} {text}"
        ends = [at for at in range(len(full) - len(text), len(full)) if full[at] in CONSONANTS]
        end = chance.choice([*ends[1:], len(full)])
        lines += [line for line in (full[:end], full[end:]) if line]
    return texts, lines


@pytest.mark.parametrize("seed", range(40))
def test_of_many_short_texts_each_is_found_and_one_that_is_not_printed_is_missing(
    seed: int,
) -> None:
    chance = Random(seed)  # noqa: S311 - no secret
    texts, lines = some_list(chance)
    assert faulty(matched(texts, lines)) == []
    assert faulty(matched([*texts, word(chance, 1, 4)], lines))
