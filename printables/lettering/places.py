"""Where a region's lines stand: in rows, each line behind the one before it while there is room."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from printables.layout import region
from printables.lettering.words import words_of
from printables.model.job import Job
from printables.prepress.stencil import UnstableError
from printables.prepress.stencil.learning import Learned, Slot
from printables.prepress.stencil.letter_fonts import Font
from printables.render.fonts import font_files
from printables.render.lettering import Face, Line

ROUNDING = 0.0001
"""Pixels."""

Wraps = frozenset[str]
"""Fields that begin a row because they had no room behind the line before them."""


@dataclass(frozen=True, kw_only=True)
class Wrap:
    """Why a line begins a row: with `gap` before it, its row would have reached `over`."""

    gap: float
    over: float


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a field stands: its face and size, and what is proven of its row.

    `gap` is the room behind the line before it, None where it begins a row; `least` is the
    narrowest line that is proven there, `end` how far its row may reach, all in pixels.
    """

    field: str
    face: Path
    slot: Slot
    gap: float | None
    least: float
    end: float
    wrap: Wrap | None = None


@dataclass(frozen=True, kw_only=True)
class Set:
    """A line at its place: `left` in the region's space."""

    place: Place
    line: Line
    left: float

    @property
    def right(self) -> float:
        return self.left + self.line.width


@dataclass(frozen=True, kw_only=True)
class Found:
    """A field's line as both probes have it, the short one first."""

    field: str
    face: Path
    slots: tuple[Slot, Slot]
    lines: tuple[Line, Line]

    @property
    def rights(self) -> tuple[float, float]:
        one, other = (
            slot.left + line.width for slot, line in zip(self.slots, self.lines, strict=True)
        )
        return one, other


def found_in(probes: tuple[Learned, Learned], jobs: tuple[Job, Job]) -> list[Found]:
    """Find the field and face of each line that two probes have.

    Raises:
        UnstableError: the engine shapes a text otherwise, or on more than a line.
    """
    texts = [words_of(region(job)) for job in jobs]
    pairs = zip(probes[0].slots, probes[1].slots, strict=True)
    found = [found_at(pair, texts, jobs[0], probes[0].fonts) for pair in pairs]
    if sorted(one.field for one in found) != sorted(texts[0]):
        raise UnstableError("a text is set on more than a line")
    return found


def found_at(
    pair: tuple[Slot, Slot],
    texts: Sequence[Mapping[str, str]],
    job: Job,
    fonts: Mapping[str, Font],
) -> Found:
    """Find whose words and whose letters they are, to the number and to the outline."""
    drawn = frozenset(pair[0].glyphs)
    for name in texts[0]:
        for face in (one.path for one in font_files(job)):
            one, other = (
                Face.of(face).line(words[name], slot.size, job.locale.language)
                for slot, words in zip(pair, texts, strict=True)
            )
            if not (one and other and same(one, pair[0]) and same(other, pair[1])):
                continue
            if Face.of(face).draws(fonts[pair[0].font].program, drawn):
                return Found(field=name, face=face, slots=pair, lines=(one, other))
    raise UnstableError("the engine shapes a text otherwise")


def same(line: Line, slot: Slot) -> bool:
    return [one for one, _ in line.glyphs] == [*slot.glyphs] and line.between == slot.between


def places_of(found: Sequence[Found]) -> tuple[Place, ...]:
    """Tell the rows in which lines stand.

    Raises:
        UnstableError: a line stands nowhere by rule.
    """
    gaps = [gap_between(before, one) for before, one in zip([None, *found], found, strict=False)]
    ends = list[float]()
    for one, after in zip(reversed(found), reversed([*gaps[1:], None]), strict=True):
        ends.append(max(one.rights) if after is None else ends[-1])
    return tuple(
        Place(
            field=one.field,
            face=one.face,
            slot=one.slots[0],
            gap=gap,
            least=min(line.width for line in one.lines),
            end=end,
        )
        for one, gap, end in zip(found, gaps, reversed(ends), strict=True)
    )


def gap_between(before: Found | None, one: Found) -> float | None:
    """Give the room between two lines of a row; None where the second begins a row."""
    if before and before.slots[0].base == one.slots[0].base:
        short, long = (
            slot.left - right for slot, right in zip(one.slots, before.rights, strict=True)
        )
        if abs(short - long) < ROUNDING:
            return short
    elif one.slots[0].left == one.slots[1].left:
        return None
    raise UnstableError("texts of other lengths stand elsewhere")


def wrapped(found: Sequence[Found], base: Sequence[Place], wraps: Wraps) -> tuple[Place, ...]:
    """Tell the rows of lines of which some have wrapped, against those where none has.

    Raises:
        UnstableError: others wrapped, or they are set in other faces.
    """
    made = list[Place]()
    for at, (place, plain) in enumerate(zip(places_of(found), base, strict=True)):
        wrap = wrap_of(found[at - 1], found[at], plain.gap) if plain.field in wraps else None
        begins = wrap is not None or plain.gap is None
        if (place.field, place.face) != (plain.field, plain.face) or begins != (place.gap is None):
            raise UnstableError("texts of other lengths wrap elsewhere")
        made.append(replace(place, least=plain.least, wrap=wrap))
    return tuple(made)


def wrap_of(before: Found, one: Found, gap: float | None) -> Wrap | None:
    if gap is None:
        return None
    reached = (
        right + gap + line.width for right, line in zip(before.rights, one.lines, strict=True)
    )
    return Wrap(gap=gap, over=min(reached))


def rows(places: Iterable[Place], wraps: Wraps = frozenset()) -> list[list[Place]]:
    """Give the places of each row, were some to wrap."""
    found = list[list[Place]]()
    for place in places:
        if place.gap is None or place.field in wraps:
            found.append([])
        found[-1].append(place)
    return found


def wraps_of(places: Iterable[Place], words: Mapping[str, str], language: str) -> Wraps:
    """Tell which of a partner's lines have no room behind the line before them."""
    begins, right, found = 0.0, 0.0, set[str]()
    for place in places:
        line = Face.of(place.face).line(words[place.field], place.slot.size, language)
        width = line.width if line else 0.0
        if place.gap is None:
            begins, left = place.slot.left, place.slot.left
        elif right + place.gap + width > place.end + ROUNDING:
            found.add(place.field)
            left = begins
        else:
            left = right + place.gap
        right = left + width
    return frozenset(found)


def lines_set(places: Iterable[Place], words: Mapping[str, str], language: str) -> list[Set] | None:
    """Shape texts at their places; None if one is not plain, or beyond what was proven."""
    made = list[Set]()
    for place in places:
        line = Face.of(place.face).line(words[place.field], place.slot.size, language)
        if line is None or not proven(place, line, made):
            return None
        left = place.slot.left if place.gap is None else made[-1].right + place.gap
        made.append(Set(place=place, line=line, left=left))
        if made[-1].right > place.end + ROUNDING:
            return None
    return made


def proven(place: Place, line: Line, before: Sequence[Set]) -> bool:
    """Tell whether a line begins a row, or does not, as the probes do."""
    if line.width < place.least:
        return False
    wrap = place.wrap
    return wrap is None or before[-1].right + wrap.gap + line.width >= wrap.over
