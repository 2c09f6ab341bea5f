"""Everything the checks look at: one PDF opened once, each fact worked out on first use."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import pikepdf

from printables.model.geometry import Edges, Rect
from printables.model.rules import Rules
from printables.preflight.codes import Code, read_codes
from printables.preflight.pages import Glyph, Page, Word, open_pages
from printables.preflight.painting import Paint, Plates, paints, plates_of
from printables.preflight.raster import Raster, Tile, joined
from printables.preflight.rectangles import area, within
from printables.preflight.sheets import Expected, Place
from printables.preflight.structure import Part, parts
from printables.preflight.watermark import watermarked, without_watermarks

Said = TypeVar("Said")
"""What a check has to say of a word."""


NEARER = 2.0
"""Times that a page is enlarged for a second look at its codes."""


@dataclass(frozen=True, kw_only=True)
class Sighted:
    """A QR code on a page, and the panel it lies on."""

    code: Code
    page: Page
    raster: Raster
    panel: str
    copy: int


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """A finished PDF, the rules that it is held to, and where its panels lie.

    `expected`: as its job has it, or as its own boxes do when nobody here planned it.
    """

    rules: Rules
    file: pikepdf.Pdf
    pages: tuple[Page, ...]
    expected: tuple[Expected, ...]

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every content stream of the file."""
        return tuple(parts(self.file))

    @cached_property
    def paints(self) -> tuple[Paint, ...]:
        """Everything that is painted, page by page."""
        return tuple(paints(self.file))

    @property
    def is_draft(self) -> bool:
        """Tell whether the file must bear the mark of a draft; nobody asks that of a stranger's."""
        return False

    @cached_property
    def marked(self) -> frozenset[int]:
        """The pages, from 1, that bear the mark of a draft."""
        return frozenset(watermarked(self.parts))

    @cached_property
    def bare(self) -> tuple[Page, ...]:
        """The pages without the mark of a draft, where there is one."""
        return open_pages(without_watermarks(self.file)) if self.marked else self.pages

    def plates(self, page: Page) -> Plates:
        """Work out what a page's paints leave on each plate."""
        return plates_of(page.size, [paint for paint in self.paints if paint.page == page.number])

    def places(self, page: Page) -> tuple[Place, ...]:
        """Give the panels to be read on a page; none on a page too many, or on later tiles."""
        at = page.number - 1
        if at >= len(self.expected) or not self.expected[at].read:
            return ()
        return self.expected[at].places

    def sight(self, page: Page, ink: Rect) -> tuple[Page, Rect]:
        """Give where some ink is seen: on a tiled piece, the tile that shows most of it."""
        if page.number > len(self.expected) or self.whole(page, ink):
            return page, ink
        place = next((place for place in self.places(page) if place.holds(ink)), None)
        sights = list(self.tiles(place, ink)) if place else []
        return max(sights, key=lambda sight: area(sight[1]), default=(page, ink))

    def whole(self, page: Page, ink: Rect) -> bool:
        return self.expected[page.number - 1].window.contains(ink)

    def tiles(self, place: Place, ink: Rect) -> Iterator[tuple[Page, Rect]]:
        """Give the part of some ink that each tile of its panel shows."""
        for page, expected in self.sheets():
            for other in expected.places:
                if (other.panel, other.copy) == (place.panel, place.copy):
                    right = other.trim.left - place.trim.left
                    up = other.trim.bottom - place.trim.bottom
                    shown = within(ink.moved(right, up), expected.window)
                    if shown.width > 0 and shown.height > 0:
                        yield page, shown

    def sheets(self) -> Iterator[tuple[Page, Expected]]:
        """Pair each page with what was to be on it, as far as both go."""
        yield from zip(self.pages, self.expected, strict=False)

    def bare_sheets(self) -> Iterator[tuple[Page, Expected]]:
        """Pair each page as it will be once the mark of a draft is gone."""
        yield from zip(self.bare, self.expected, strict=False)

    def surfaces(self) -> Iterator[tuple[Page, Expected, Raster]]:
        """Give what a reader will have in hand, side by side: a page, or all its tiles joined."""
        sides: list[list[tuple[Page, Expected]]] = []
        for page, expected in self.bare_sheets():
            if expected.read:
                sides.append([])
            sides[-1].append((page, expected))
        for side in sides:
            first, expected = side[0]
            one_page = len(side) == 1
            yield first, expected, first.whole if one_page else joined(tiles_of(side))

    @cached_property
    def sighted(self) -> tuple[Sighted, ...]:
        """Every QR code, whether it can be read or not."""
        return tuple(
            Sighted(code=code, page=page, raster=raster, panel=panel, copy=copy)
            for page, expected, raster in self.surfaces()
            for code in codes_of(page, raster)
            for panel, copy in (on_panel(expected, code.where),)
        )

    @cached_property
    def words(self) -> tuple[tuple[Page, Word], ...]:
        """The words that lie on a panel, with their page: the slug's are not the piece's."""
        return tuple(self._words())

    def _words(self) -> Iterator[tuple[Page, Word]]:
        for page in self.pages:
            places = self.places(page)
            for word in page.words:
                if any(place.holds(word.ink) for place in places):
                    yield page, word

    @cached_property
    def words_seen(self) -> tuple[tuple[Page, Word], ...]:
        """Leave out words that leave no ink, such as the text layer of a scan."""
        return tuple((page, word) for page, word in self.words if self.leaves_ink(page, word))

    def leaves_ink(self, page: Page, word: Word) -> bool:
        seen_on, ink = self.sight(page, word.ink)
        return seen_on.view.visible.crop(ink).getbbox() is not None

    @cached_property
    def _word_of(self) -> dict[Glyph, Word]:
        return {glyph: word for page in self.pages for word in page.words for glyph in word.glyphs}

    def quote(self, glyphs: Iterable[Glyph]) -> str:
        """Give the words that some letters stand in, for a message."""
        return quoted([word.text for word in dict.fromkeys(self._word_of[one] for one in glyphs)])


def codes_of(page: Page, raster: Raster) -> tuple[Code, ...]:
    """Read the codes of a page; again from a larger picture where the reader is in doubt.

    By the way in which pixels fall it may miss a sound code, which a phone reads from nearer by,
    or take letters for a code.
    """
    seen = read_codes(raster)
    if not seen.doubtful or raster is not page.whole:
        return seen.codes
    again = read_codes(page.printed(raster.frame, raster.scale * NEARER)).codes
    return max(again, seen.codes, key=lambda codes: sum(one.readable for one in codes))


def on_panel(expected: Expected, where: Rect) -> tuple[str, int]:
    """Name the panel, and the copy of it, that something lies on."""
    place = next((place for place in expected.places if place.holds(where)), None)
    return (place.panel, place.copy) if place else ("none", 0)


def tiles_of(side: list[tuple[Page, Expected]]) -> list[Tile]:
    """Move every tile of a side to where it lies as seen from the first."""
    origin = side[0][1].places[0].trim
    return [
        Tile(
            raster=page.whole,
            window=expected.window,
            right=origin.left - expected.places[0].trim.left,
            up=origin.bottom - expected.places[0].trim.bottom,
        )
        for page, expected in side
    ]


def phrases(
    found: Iterable[tuple[Page, Word, Said]],
) -> Iterator[tuple[Page, list[Word], Said]]:
    """Put words together of which the same is said, as long as each stands next to the last."""
    now: tuple[Page, list[Word], Said] | None = None
    for page, word, said in found:
        if now and (page, said) == (now[0], now[2]) and next_to(now[1][-1], word):
            now[1].append(word)
            continue
        if now:
            yield now
        now = page, [word], said
    if now:
        yield now


def next_to(one: Word, other: Word) -> bool:
    """Tell whether two words stand on one line or on two that follow each other."""
    room = Edges.all(2 * max(one.size, other.size))
    shared = within(one.ink.grown(room), other.ink)
    line_end = other.ink.left < one.ink.left and shared.height > 0
    return line_end or (shared.width > 0 and shared.height > 0)


def quoted(words: Sequence[str], at_most: int = 8) -> str:
    """Quote the first words of many."""
    more = " ..." if len(words) > at_most else ""
    return f"'{' '.join(words[:at_most])}{more}'"
