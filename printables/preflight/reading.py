"""The words found held against the words planned.

Every planned text claims its letters on the page, longest text first, so that a short one
(`Call`) never takes its letters out of the middle of another. What nobody claims is unplanned.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from printables.model.geometry import Edges
from printables.model.plan import Plan, PlannedText
from printables.preflight.alignment import Run, runs
from printables.preflight.letters import letters, words
from printables.preflight.pages import Glyph, Page
from printables.preflight.rectangles import around
from printables.preflight.sheets import Place

EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, kw_only=True, eq=False)
class Wanted:
    """A planned text on one copy of the sheet."""

    text: PlannedText
    copy: int
    in_region: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(words(self.text.text))

    @cached_property
    def letters(self) -> tuple[str, ...]:
        return tuple(letters(word) for word in self.words)


@dataclass(frozen=True, kw_only=True)
class Match:
    """What became of a wanted text.

    `found` are its letters on its own panels, `strays` those that stand only elsewhere, `lost`
    the words that stand nowhere.
    """

    wanted: Wanted
    found: tuple[Glyph, ...]
    strays: tuple[Glyph, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Reading:
    """All matches, where each glyph lies, and which glyphs belong to a planned text."""

    matches: tuple[Match, ...]
    places: dict[Glyph, Place]
    claimed: frozenset[Glyph]

    def depth(self, place: Place) -> float:
        """Tell how far down a panel its own text reaches, from 0 to 1 of the safe area."""
        own = [match.found for match in self.matches if not match.wanted.in_region]
        here = [glyph.ink for found in own for glyph in found if self.places[glyph] is place]
        if not here:
            return 0.0
        ink = around(here)
        reach = ink.top - place.safe.bottom if place.turned else place.safe.top - ink.bottom
        return min(max(reach / place.safe.height, 0.0), 1.0)


class Letters:
    """The letters of some glyphs in the order drawn, and the glyph behind each letter."""

    def __init__(self, glyphs: Iterable[Glyph]) -> None:
        pairs = [(letter, glyph) for glyph in glyphs for letter in letters(glyph.text)]
        self.text = "".join(letter for letter, _ in pairs)
        self.glyphs = [glyph for _, glyph in pairs]

    def free(self, claimed: set[Glyph]) -> "Letters":
        """Leave out what is spoken for."""
        return Letters(dict.fromkeys(one for one in self.glyphs if one not in claimed))

    def stretch(self, at: int, length: int) -> tuple[Glyph, ...]:
        return tuple(dict.fromkeys(self.glyphs[at : at + length]))

    def unclaimed(self, sought: str, claimed: set[Glyph]) -> tuple[Glyph, ...]:
        """Find letters that stand together and that nobody has claimed yet."""
        at = self.text.find(sought)
        while at >= 0:
            glyphs = self.stretch(at, len(sought))
            if claimed.isdisjoint(glyphs):
                return glyphs
            at = self.text.find(sought, at + 1)
        return ()


def read(
    plan: Plan, pages: Sequence[tuple[Page, Sequence[Place]]], *, from_right: bool = False
) -> Reading:
    """Find every planned text on every copy of a PDF's pages."""
    return Reader(pages, from_right=from_right).read(plan)


class Reader:
    """Hands out letters to planned texts, each letter once."""

    def __init__(self, pages: Sequence[tuple[Page, Sequence[Place]]], *, from_right: bool) -> None:
        self.from_right = from_right
        self.places: dict[Glyph, Place] = {}
        self.claimed: set[Glyph] = set()
        self.on_panel: dict[tuple[int, str], list[Glyph]] = defaultdict(list)
        self.pools: dict[tuple[int, tuple[str, ...]], Letters] = {}
        self.everything = [glyph for page, _ in pages for glyph in page.glyphs]
        for page, places in pages:
            self.lay_out(page, places)
        self.copies = 1 + max((place.copy for _, places in pages for place in places), default=0)

    def lay_out(self, page: Page, places: Sequence[Place]) -> None:
        """Tell on which panel each glyph lies; the next mostly lies where the last one does."""
        last: Place | None = None
        for glyph in page.from_the_right if self.from_right else page.glyphs:
            if last is None or not last.holds(glyph.ink):
                last = next((place for place in places if place.holds(glyph.ink)), None)
            if last:
                self.places[glyph] = last
                self.on_panel[last.copy, last.panel].append(glyph)

    def read(self, plan: Plan) -> Reading:
        """Whole texts first, longest first; then the broken ones among what is left."""
        wanted = sorted(self.wanted(plan), key=lambda one: -sum(map(len, one.letters)))
        matches = {one: self.whole(one) for one in wanted}
        for one in wanted:
            matches[one] = matches[one] or self.broken(one)
        complete = tuple(self.searched(match) for match in matches.values() if match)
        return Reading(matches=complete, places=self.places, claimed=frozenset(self.claimed))

    def wanted(self, plan: Plan) -> Iterator[Wanted]:
        """Give every text as often as it must be printed, on every copy."""
        for copy in range(self.copies):
            for text in plan.texts:
                for _ in range(text.times):
                    yield Wanted(text=text, copy=copy)
            for region in plan.regions:
                for said in region.texts:
                    text = PlannedText(what="partner", panels=(region.panel,), text=said)
                    yield Wanted(text=text, copy=copy, in_region=True)

    def pool(self, one: Wanted) -> Letters:
        """Give the letters of a text's panels, one panel after the other."""
        key = one.copy, one.text.panels
        if key not in self.pools:
            panels = (self.on_panel[one.copy, panel] for panel in one.text.panels)
            self.pools[key] = Letters(glyph for panel in panels for glyph in panel)
        return self.pools[key]

    def whole(self, one: Wanted) -> Match | None:
        """Claim a text that stands in one piece."""
        found = self.pool(one).unclaimed("".join(one.letters), self.claimed)
        self.claimed.update(found)
        return Match(wanted=one, found=found) if found or not one.words else None

    def broken(self, one: Wanted) -> Match:
        """Claim what there is of a text that other letters interrupt, or that is cut short."""
        pool = self.pool(one).free(self.claimed)
        found: list[Glyph] = []
        lost: list[Run] = []
        for run in runs(one.letters, pool.text):
            if run.at is None:
                lost.append(run)
            else:
                found += pool.stretch(run.at, len(joined(one, run)))
        self.claimed.update(found)
        words: list[str] = []
        for at in (at for run in lost for at in range(run.first, run.end)):
            late = self.set_apart(one, Run(first=at, end=at + 1, at=None), found)
            found += late
            words += () if late else one.words[at : at + 1]
        return Match(wanted=one, found=tuple(found), lost=tuple(words))

    def set_apart(self, one: Wanted, run: Run, found: list[Glyph]) -> tuple[Glyph, ...]:
        """Find words drawn out of turn (turned, translucent) in the midst of their text."""
        if not found:
            return ()
        line = Edges.all(2 * max(glyph.size for glyph in found))
        midst = around(glyph.ink for glyph in found).grown(line)
        near = [glyph for glyph in self.pool(one).glyphs if midst.contains(glyph.ink)]
        letters = Letters(dict.fromkeys(near))
        sought = joined(one, run)
        late = letters.unclaimed(sought, self.claimed)
        late = late or letters.unclaimed(bare(sought), self.claimed)
        self.claimed.update(late)
        return late

    def searched(self, match: Match) -> Match:
        """Look for lost words everywhere else: cut off, on a wrong panel, off the page."""
        if not match.lost:
            return match
        free = Letters(glyph for glyph in self.everything if glyph not in self.claimed)
        sought = tuple(letters(word) for word in match.lost)
        strays: list[Glyph] = []
        lost: list[str] = []
        for run in runs(sought, free.text):
            if run.at is None:
                lost += match.lost[run.first : run.end]
            else:
                strays += free.stretch(run.at, len("".join(sought[run.first : run.end])))
        self.claimed.update(strays)
        return Match(wanted=match.wanted, found=match.found, strays=tuple(strays), lost=tuple(lost))


def bare(sought: str) -> str:
    """Take the signs off a word: between two directions a comma stands at the other end."""
    word = EDGES.sub("", sought)
    return word if len(word) > 1 else sought


def joined(one: Wanted, run: Run) -> str:
    return "".join(one.letters[run.first : run.end])
