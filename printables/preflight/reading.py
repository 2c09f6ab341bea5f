"""The words found held against the words planned.

Every planned text claims its letters on the page, longest text first, so that a short one
(`Call`) never takes its letters out of the middle of another. Where a text could stand in several
places, its signs decide, then where lines begin and end. What nobody claims is unplanned.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from printables.model.geometry import Edges
from printables.model.plan import Plan, PlannedRegion, PlannedText
from printables.preflight.alignment import runs
from printables.preflight.bidi import directed, either_way, from_the_left, from_the_right
from printables.preflight.letters import letters
from printables.preflight.pages import Glyph, Page, is_from_right
from printables.preflight.pool import Borders, Pool, Reduced
from printables.preflight.rectangles import around
from printables.preflight.sheets import Place
from printables.preflight.wanted import Wanted, alike, joined

BORDERS: tuple[Borders, ...] = ((True, True), (False, True), (True, False), (False, False))
"""Must a line begin with a text, and end with it? Few begin within a line: behind its lead."""


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


def read(
    plan: Plan,
    pages: Sequence[tuple[Page, Sequence[Place]]],
    *,
    from_right: Collection[str] = (),
) -> Reading:
    """Find every planned text on every copy of a PDF's pages; some panels read from the right."""
    return Reader(pages, from_right=from_right).read(plan)


class Reader:
    """Hands out letters to planned texts, each letter once."""

    def __init__(
        self, pages: Sequence[tuple[Page, Sequence[Place]]], *, from_right: Collection[str]
    ) -> None:
        self.from_right = frozenset(from_right)
        self.places: dict[Glyph, Place] = {}
        self.claimed: set[Glyph] = set()
        self.on_panel: dict[tuple[int, str], list[Glyph]] = defaultdict(list)
        self.pools: dict[tuple[int, tuple[str, ...], Reduced], tuple[Pool, ...]] = {}
        self.everything = [glyph for page, _ in pages for glyph in page.glyphs]
        for page, places in pages:
            self.lay_out(page, places)
        self.copies = 1 + max((place.copy for _, places in pages for place in places), default=0)

    def lay_out(self, page: Page, places: Sequence[Place]) -> None:
        """Tell on which panel each glyph lies; the next mostly lies where the last one does."""
        last: Place | None = None
        for glyph in page.glyphs:
            if last is None or not last.holds(glyph.ink):
                last = next((place for place in places if place.holds(glyph.ink)), None)
            if last:
                self.places[glyph] = last
                self.on_panel[last.copy, last.panel].append(glyph)

    def read(self, plan: Plan) -> Reading:
        """Whole texts first, longest first; then the broken ones among what is left.

        The first of all are those that can stand nowhere else, then those that have their lines for
        themselves: the same words may stand at a line's end by chance, where one text ends and
        another begins.
        """
        wanted = sorted(self.wanted(plan), key=lambda one: -sum(map(len, one.letters)))
        matches: dict[Wanted, Match | None] = dict.fromkeys(wanted)
        for borders in BORDERS:
            for same in alike(one for one in wanted if not matches[one]):
                matches.update(self.certain(same))
            for one in wanted:
                matches[one] = matches[one] or self.whole(one, borders)
        for one in wanted:
            matches[one] = matches[one] or self.broken(one)
        complete = tuple(self.searched(match) for match in matches.values() if match)
        return Reading(matches=complete, places=self.places, claimed=frozenset(self.claimed))

    def wanted(self, plan: Plan) -> Iterator[Wanted]:
        """Give every text as often as it must be printed, on every copy."""
        for copy in range(self.copies):
            for text in plan.texts:
                for _ in range(text.times):
                    yield Wanted(text=text, copy=copy, reduced=self.reduced(text))
            for region in plan.regions:
                yield from self.of_partner(region, copy)

    def of_partner(self, region: PlannedRegion, copy: int) -> Iterator[Wanted]:
        """Give a partner's texts; in a box with words from the right, lines may run either way."""
        mixed = any(map(is_from_right, region.texts))
        for what, said in region.named():
            text = PlannedText(what=what, panels=(region.panel,), text=said)
            reduced = either_way if mixed else self.reduced(text)
            yield Wanted(text=text, copy=copy, reduced=reduced, in_region=True)

    def reduced(self, text: PlannedText) -> Reduced:
        return letters if self.from_right.isdisjoint(text.panels) else directed

    def pools_of(self, one: Wanted, reduced: Reduced | None = None) -> tuple[Pool, ...]:
        """Give the letters of a text's panels, one panel after the other, as they may be read."""
        reduced = reduced or one.reduced
        key = one.copy, one.text.panels, reduced
        if key not in self.pools:
            panels = (self.on_panel[one.copy, panel] for panel in one.text.panels)
            self.pools[key] = pools(panels, reduced)
        return self.pools[key]

    def certain(self, same: Sequence[Wanted]) -> dict[Wanted, Match]:
        """Claim a text that stands just as often as it is wanted."""
        first, sought = same[0], "".join(same[0].letters)
        places = {
            frozenset(found): found
            for pool in self.pools_of(first)
            for found in pool.all_unclaimed(sought, self.claimed)
        }
        apart = len(frozenset().union(*places)) == sum(map(len, places))
        if len(places) != len(same) or not apart:
            return {}
        self.claimed.update(*places)
        pairs = zip(same, places.values(), strict=True)
        return {one: Match(wanted=one, found=found) for one, found in pairs}

    def whole(self, one: Wanted, borders: Borders) -> Match | None:
        """Claim a text that stands in one piece, where lines begin or end."""
        pools, sought = self.likeliest(one)
        claims = (pool.unclaimed(sought, self.claimed, borders) for pool in pools)
        found = next(filter(None, claims), ())
        letters = tuple(glyph for glyph in found if one.reduced(glyph.text))
        self.claimed.update(letters)
        return Match(wanted=one, found=letters) if letters or not one.words else None

    def likeliest(self, one: Wanted) -> tuple[tuple[Pool, ...], str]:
        """Give where to look, and for what: for the very signs if a text stands with them anywhere.

        A short text has few letters left without them, and these stand in many places.
        """
        signed = self.pools_of(one, one.closest)
        if any(pool.unclaimed(one.signed, self.claimed) for pool in signed):
            return signed, one.signed
        return self.pools_of(one), "".join(one.letters)

    def broken(self, one: Wanted) -> Match:
        """Claim what there is of a text that other letters interrupt, or that is cut short."""
        tried = [self.pieces(one, pool.free(self.claimed)) for pool in self.pools_of(one)]
        found, lost = max(tried, key=lambda pieces: len(pieces[0]))
        self.claimed.update(found)
        words: list[str] = []
        for at in lost:
            late = self.set_apart(one, one.letters[at], found)
            found += late
            words += () if late else one.words[at : at + 1]
        return Match(wanted=one, found=tuple(found), lost=tuple(words))

    def pieces(self, one: Wanted, pool: Pool) -> tuple[list[Glyph], list[int]]:
        """Give what a pool has of a text, and which words it has not."""
        found: list[Glyph] = []
        lost: list[int] = []
        for run in runs(one.letters, pool.text):
            if run.at is None:
                lost += range(run.first, run.end)
            else:
                found += pool.stretch(run.at, len(joined(one, run)))
        return found, lost

    def set_apart(self, one: Wanted, sought: str, found: list[Glyph]) -> tuple[Glyph, ...]:
        """Find a word drawn out of turn (turned, translucent) in the midst of its text."""
        if not found:
            return ()
        line = Edges.all(2 * max(glyph.size for glyph in found))
        midst = around(glyph.ink for glyph in found).grown(line)
        near = [glyph for glyph in self.pools_of(one)[0].glyphs if midst.contains(glyph.ink)]
        late = Pool(dict.fromkeys(near), one.reduced).unclaimed(sought, self.claimed)
        self.claimed.update(late)
        return late

    def searched(self, match: Match) -> Match:
        """Look for lost words everywhere else: cut off, on a wrong panel, off the page."""
        if not match.lost:
            return match
        reduced = match.wanted.reduced
        left = [glyph for glyph in self.everything if glyph not in self.claimed]
        free = pools([left], reduced)[0]
        sought = tuple(reduced(word) for word in match.lost)
        strays: list[Glyph] = []
        lost: list[str] = []
        for run in runs(sought, free.text):
            if run.at is None:
                lost += match.lost[run.first : run.end]
            else:
                strays += free.stretch(run.at, len("".join(sought[run.first : run.end])))
        self.claimed.update(strays)
        return Match(wanted=match.wanted, found=match.found, strays=tuple(strays), lost=tuple(lost))


def pools(panels: Iterable[Iterable[Glyph]], reduced: Reduced) -> tuple[Pool, ...]:
    """Give the letters of some panels in each order in which they may be read."""
    kept = [list(panel) for panel in panels]
    orders = ORDERS.get(reduced, (iter,))
    return tuple(
        Pool((glyph for panel in kept for glyph in order(panel)), reduced) for order in orders
    )


FROM_RIGHT = tuple(partial(from_the_right, by_word=by_word) for by_word in (False, True))
FROM_LEFT = tuple(partial(from_the_left, digits_too=digits_too) for digits_too in (False, True))
ORDERS: Mapping[Reduced, tuple[Callable[[Iterable[Glyph]], Iterable[Glyph]], ...]] = {
    directed: FROM_RIGHT,
    either_way: (iter, *FROM_LEFT, *FROM_RIGHT),
}
