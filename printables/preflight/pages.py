"""What a reader sees on each page: glyphs and pixels, by pdfium. Points from the MediaBox corner.

Text extraction knows nothing of clips and covers, so each page is drawn twice, as printed and
without its text: where both look the same, no letter shows.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from math import atan2, cos, degrees, hypot, sin, sqrt
from typing import Any
from unicodedata import bidirectional, category

import pypdfium2
from pypdfium2 import raw

from printables.model.geometry import Edges, Rect, Size
from printables.preflight.raster import Raster, View
from printables.preflight.rectangles import around, within

SCALE = 150 / 72
"""Pixels per point: two pixels a stem of small type."""
PIXEL_LIMIT, ALL_PAGES = 6_000_000, 60_000_000
"""Of one page (a 24 x 36 in poster at full scale would be 19 million pixels), and of a file."""
LEAST, LARGEST = 1.0, 100_000.0
"""Points: of a page's sides. The largest is 35 m."""
FORMS_DEEP = 15
BOLD = 700
SURROGATES = range(0xD800, 0xE000)
"""Halves of a character beyond the first 65536: alone they mean nothing."""
APART = 2.0
"""Times the type size."""
FROM_RIGHT = {"R", "AL"}
"""Letters of Hebrew and Arabic, among others (Unicode annex 9)."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Glyph:
    """One printed letter: its text (a ligature has several), ink, type size, page from 1.

    `angle` is the direction in which its line runs, in degrees: 0 to the right, 90 upwards. Where
    it begins, `along` tells in that direction, `base` across it.
    """

    text: str
    ink: Rect
    size: float
    angle: int
    along: float
    base: float
    page: int
    index: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Word:
    """Letters with no space between them."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @cached_property
    def letters(self) -> tuple[Glyph, ...]:
        """Its glyphs but vowel and tone signs, over and around other letters, and spaces."""
        return tuple(one for one in self.glyphs if not all(map(is_sign, one.text)))

    @cached_property
    def size(self) -> float:
        return max(glyph.size for glyph in self.glyphs)

    @cached_property
    def ink(self) -> Rect:
        return around(glyph.ink for glyph in self.glyphs)


class Page:
    """One page, each fact asked of pdfium once."""

    def __init__(self, document: pypdfium2.PdfDocument, number: int) -> None:
        self.number = number
        self._document = document
        self.turn = document[number - 1].get_rotation()
        self._page = self.loaded()
        self._corner = upright(self._page.get_mediabox())
        self.size = Size(width=self._corner.width, height=self._corner.height)
        sides = self.size.width, self.size.height
        if not LEAST <= min(sides) <= max(sides) <= LARGEST:
            raise ValueError(f"page {number} has a size that cannot be printed")

    def loaded(self) -> pypdfium2.PdfPage:
        """Load the page as it is written: a /Rotate entry would turn its pixels, not its boxes."""
        page = self._document[self.number - 1]
        page.set_rotation(0)
        return page

    @cached_property
    def glyphs(self) -> tuple[Glyph, ...]:
        """All letters that draw something, in the order in which they are drawn."""
        return tuple(glyph for word in self.words for glyph in word.glyphs)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Runs of letters between spaces and line ends, real ones and those that pdfium sees.

        A word that is hyphenated at a line end is two here, where pdfium joins it.
        """
        letters = Letters(self._page.get_textpage(), self)
        runs: list[list[Glyph]] = [[]]
        for at in range(letters.count):
            glyph = letters.at(at)
            if glyph is None or (runs[-1] and far_apart(runs[-1][-1], glyph)):
                runs.append([])
            if glyph:
                runs[-1].append(glyph)
        return tuple(Word(glyphs=tuple(ligated(run))) for run in runs if run)

    def runs(self) -> tuple[str, tuple[Rect, ...]]:
        """Give all text at once, and the boxes of its lines: quick, and no more than that."""
        text = self._page.get_textpage()
        boxes = [text.get_rect(at) for at in range(text.count_rects())]
        return text.get_text_range(), tuple(self.placed(box) for box in boxes)

    @cached_property
    def whole(self) -> Raster:
        """The whole page as printed, at a scale at which small type can be judged."""
        pixels = min(PIXEL_LIMIT, ALL_PAGES / len(self._document))
        scale = min(SCALE, sqrt(pixels / (self.size.width * self.size.height)))
        return self.printed(Rect.at(0, 0, self.size), scale)

    @cached_property
    def view(self) -> View:
        """The whole page with and without its text."""
        ground = self.drawn(self._textless, Rect.at(0, 0, self.size), self.whole.scale)
        return View(printed=self.whole, ground=ground)

    def closer(self, rect: Rect, times: float = 4.0) -> View:
        """Look again at one spot, enlarged; for a second opinion, as it costs a drawing."""
        margin = Edges.all(1.0)
        whole = Rect.at(0, 0, self.size)
        return self.look(within(rect.grown(margin), whole), self.whole.scale * times)

    def look(self, rect: Rect, scale: float) -> View:
        """Draw a rectangle of the page with and without its text."""
        return View(
            printed=self.printed(rect, scale),
            ground=self.drawn(self._textless, rect, scale),
        )

    def printed(self, rect: Rect, scale: float) -> Raster:
        return self.drawn(self._page, rect, scale)

    def drawn(self, page: pypdfium2.PdfPage, rect: Rect, scale: float) -> Raster:
        """Draw a rectangle; pdfium draws the CropBox and is told what to leave away from it."""
        shown = upright(page.get_cropbox())
        left, bottom, right, top = shown.left, shown.bottom, shown.right, shown.top
        moved = rect.moved(self._corner.left, self._corner.bottom)
        cuts = (moved.left - left, moved.bottom - bottom, right - moved.right, top - moved.top)
        inside = tuple(max(cut, 0.0) for cut in cuts)
        bitmap = page.render(scale=scale, crop=inside, may_draw_forms=False, draw_annots=False)
        frame = Rect(
            left=left + inside[0] - self._corner.left,
            bottom=bottom + inside[1] - self._corner.bottom,
            right=right - inside[2] - self._corner.left,
            top=top - inside[3] - self._corner.bottom,
        )
        return Raster(image=bitmap.to_pil(), scale=scale, frame=frame)

    @cached_property
    def _textless(self) -> pypdfium2.PdfPage:
        page = self.loaded()
        only_text = (raw.FPDF_PAGEOBJ_TEXT,)
        for item in page.get_objects(filter=only_text, max_depth=FORMS_DEEP):
            raw.FPDFPageObj_SetIsActive(item, False)  # noqa: FBT003 - pdfium's signature
        return page

    def placed(self, box: tuple[float, float, float, float]) -> Rect:
        """Turn pdfium's page coordinates into points from the MediaBox corner."""
        left, bottom, right, top = box
        across, up = self._corner.left, self._corner.bottom
        return Rect(left=left - across, bottom=bottom - up, right=right - across, top=top - up)

    def is_bold(self, glyph: Glyph) -> bool:
        """Tell whether a glyph's font calls itself bold."""
        text = self._page.get_textpage()
        if raw.FPDFText_GetFontWeight(text, glyph.index) >= BOLD:
            return True
        name = ctypes.create_string_buffer(256)
        flags = ctypes.c_int()
        raw.FPDFText_GetFontInfo(text, glyph.index, name, len(name), flags)
        return b"bold" in name.value.lower()


def upright(edges: tuple[float, float, float, float]) -> Rect:
    """Read a box; its corners may come in any order (ISO 32000-2, 7.9.5)."""
    left, bottom, right, top = edges
    return Rect(
        left=min(left, right), bottom=min(bottom, top), right=max(left, right), top=max(bottom, top)
    )


def open_pages(pdf: bytes) -> tuple[Page, ...]:
    """Open all pages of a PDF; ValueError when pdfium cannot read it."""
    try:
        document = pypdfium2.PdfDocument(pdf)
        return tuple(Page(document, at + 1) for at in range(len(document)))
    except pypdfium2.PdfiumError as trouble:
        raise ValueError(trouble) from trouble


class Letters:
    """The letters of a page; pdfium puts each answer where it put the last: there are thousands."""

    def __init__(self, text: Any, page: Page) -> None:  # noqa: ANN401 - pdfium is untyped
        self.text, self.page, self.count = text, page, text.count_chars()
        self.matrix = raw.FS_MATRIX()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()

    def at(self, index: int) -> Glyph | None:
        """Give a letter, or None for a space or a line end."""
        text, matrix = self.text, self.matrix
        code = raw.FPDFText_GetUnicode(text, index)
        letter = chr(code) if code and code not in SURROGATES else "\ufffd"
        if letter.isspace() or raw.FPDFText_IsGenerated(text, index):
            return None
        raw.FPDFText_GetMatrix(text, index, matrix)
        raw.FPDFText_GetCharOrigin(text, index, self.x, self.y)
        x, y, turn = self.x.value, self.y.value, atan2(matrix.b, matrix.a)
        along, across = cos(turn), sin(turn)
        return Glyph(
            text=letter,
            ink=self.page.placed(text.get_charbox(index)),
            size=raw.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d),
            angle=round(degrees(turn)) % 360,
            along=x * along + y * across,
            base=y * along - x * across,
            page=self.page.number,
            index=index,
        )


def ligated(run: list[Glyph]) -> Iterator[Glyph]:
    """Join what pdfium takes apart, the letters of a ligature: they have the same ink.

    Of Arabic it reverses lines letter by letter, and with them its ligatures.
    """
    for _, same in groupby(run, key=lambda glyph: glyph.ink):
        joined = list(same)
        letters = [glyph.text for glyph in joined]
        text = "".join(reversed(letters) if all(map(is_from_right, letters)) else letters)
        yield joined[0] if len(joined) == 1 else replace(joined[0], text=text)


def is_sign(letter: str) -> bool:
    return category(letter) == "Cf" or category(letter)[0] == "M"


def is_from_right(letters: str) -> bool:
    return any(bidirectional(letter) in FROM_RIGHT for letter in letters)


def far_apart(one: Glyph, other: Glyph) -> bool:
    """Tell whether two letters in a row are further apart than any letter-spacing."""
    across = other.ink.left + other.ink.right - one.ink.left - one.ink.right
    up = other.ink.bottom + other.ink.top - one.ink.bottom - one.ink.top
    return hypot(across, up) / 2 > APART * max(one.size, other.size)
