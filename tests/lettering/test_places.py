"""Lines in rows: one behind the other while there is room, and only where that is proven."""

from dataclasses import replace

import pytest

from printables.lettering.places import (
    Found,
    Place,
    Wrap,
    lines_set,
    places_of,
    rows,
    wrapped,
    wraps_of,
)
from printables.prepress.stencil import UnstableError
from printables.prepress.stencil.learning import Slot
from printables.render.fonts import font_files
from printables.render.lettering import Face, Line
from tests.test_copies import job_of

SIZE = 12 * 1024
FACES = [one.path for one in font_files(job_of("help-card", "us-card", "screen"))]
WORDS = {"phone": "501-555-0142", "url": "harbor.example.org"}


def line(words: str) -> Line:
    made = Face.of(FACES[0]).line(words, SIZE, "en")
    assert made is not None
    return made


def slot(words: str, left: float, base: float) -> Slot:
    drawn = line(words)
    glyphs = tuple(glyph for glyph, _ in drawn.glyphs)
    return Slot(font="/F", size=SIZE, left=left, base=base, glyphs=glyphs, between=drawn.between)


def place(field: str, *, gap: float | None, end: float, wrap: Wrap | None = None) -> Place:
    own = slot(WORDS[field], 10.0, 100.0)
    return Place(field=field, face=FACES[0], slot=own, gap=gap, least=1.0, end=end, wrap=wrap)


def found(field: str, texts: tuple[str, str], lefts: tuple[float, float], base: float) -> Found:
    one, other = (slot(text, left, base) for text, left in zip(texts, lefts, strict=True))
    lines = line(texts[0]), line(texts[1])
    return Found(field=field, face=FACES[0], slots=(one, other), lines=lines)


def probes(second: tuple[float, float], base: float) -> list[Found]:
    """Give a number, and a site at some place, of a short and a long probe."""
    number = found("phone", ("501", "501-555-0142"), (10.0, 10.0), 100.0)
    return [number, found("url", ("a.org", "abbey.org"), second, base)]


def behind(gap: float) -> tuple[float, float]:
    return 10 + line("501").width + gap, 10 + line("501-555-0142").width + gap


def test_lines_on_one_base_follow_each_other() -> None:
    number, site = places_of(probes(behind(8.0), 100.0))
    assert number.gap is None
    assert site.gap == pytest.approx(8.0)
    assert number.end == site.end == pytest.approx(behind(8.0)[1] + line("abbey.org").width)


def test_lines_on_other_bases_begin_rows() -> None:
    number, site = places_of(probes((10.0, 10.0), 112.0))
    assert [number.gap, site.gap] == [None, None]
    assert number.end == pytest.approx(10 + line("501-555-0142").width)


@pytest.mark.parametrize(("second", "base"), [((90.0, 90.0), 100.0), ((10.0, 14.0), 112.0)])
def test_a_line_that_stands_by_no_rule_is_refused(second: tuple[float, float], base: float) -> None:
    with pytest.raises(UnstableError, match="elsewhere"):
        places_of(probes(second, base))


def test_what_has_no_room_wraps() -> None:
    room = 10 + line(WORDS["phone"]).width + 8 + line(WORDS["url"]).width
    for end, wraps in ((room + 1, frozenset[str]()), (room - 1, frozenset({"url"}))):
        places = place("phone", gap=None, end=end), place("url", gap=8.0, end=end)
        assert wraps_of(places, WORDS, "en") == wraps
        assert len(rows(places, wraps)) == 1 + len(wraps)


def test_lines_are_set_one_behind_the_other() -> None:
    places = place("phone", gap=None, end=500), place("url", gap=8.0, end=500)
    lines = lines_set(places, WORDS, "en")
    assert lines is not None
    assert [one.left for one in lines] == pytest.approx([10.0, behind(8.0)[1]])


@pytest.mark.parametrize(
    "beyond",
    [
        {"end": 60.0},
        {"least": 400.0},
        {"gap": None, "wrap": Wrap(gap=8.0, over=400.0)},
    ],
    ids=["row too long", "narrower than the probe", "would have had room"],
)
def test_what_was_not_proven_is_left_to_the_engine(beyond: dict[str, object]) -> None:
    places = place("phone", gap=None, end=500), place("url", gap=8.0, end=500)
    assert lines_set(places, WORDS, "en")
    unproven = replace(places[1], **beyond)  # type: ignore[arg-type]
    assert lines_set((places[0], unproven), WORDS, "en") is None


def test_only_what_was_to_wrap_may_wrap() -> None:
    base = places_of(probes(behind(8.0), 100.0))
    apart = probes((10.0, 10.0), 112.0)
    number, site = wrapped(apart, base, frozenset({"url"}))
    assert site.wrap is not None
    assert site.wrap.over == pytest.approx(behind(8.0)[0] + line("a.org").width)
    assert number.wrap is None
    with pytest.raises(UnstableError, match="wrap"):
        wrapped(apart, base, frozenset())


def test_a_face_is_known_by_its_outlines() -> None:
    """Two cuts of a family have the same glyph numbers; only what they draw tells them apart."""
    regular, bold = Face.of(FACES[0]), Face.of(FACES[2])
    glyphs = frozenset(glyph for glyph, _ in line("Harbor").glyphs)
    assert regular.draws(regular.subset(glyphs), glyphs)
    assert not regular.draws(bold.subset(glyphs), glyphs)
