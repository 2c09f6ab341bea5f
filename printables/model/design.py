"""How it looks and prints: themes, formats, sheets, profiles, materials, as in `templates/`."""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from printables.characters import letters_in
from printables.model.content import AnswerLength, Audience
from printables.model.copyfit import Copyfit
from printables.model.dieline import Dieline
from printables.model.geometry import Size
from printables.model.record import Id, Record, Said
from printables.units import Length, Percent

Leading = Annotated[float, Field(ge=0.9, le=1.6)]
Hex = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class Colour(Record):
    """One colour as ink and as light: the pair is chosen by a person, never computed."""

    cmyk: tuple[Percent, Percent, Percent, Percent]
    srgb: Hex


class FontCut(Record):
    """One weight and style of a font: a static file, or one instance of a variable font.

    `file` takes the place of the font's own; `axes` cuts a variable font (`{wght: 700}`).
    """

    weight: int = Field(ge=100, le=900)
    italic: bool = False
    file: Said | None = None
    axes: dict[str, float] = Field(default_factory=dict)


class Font(Record):
    """A typeface as it comes, from a package that holds it or beside the theme.

    `install` is the command that brings the package, if `make` does not. `charset` (`gb2312`) keeps
    of a very large font what that encoding has, so that it is cut in seconds.
    """

    package: str | None = None
    install: Said | None = None
    licence: Said
    file: Said | None = None
    charset: Said | None = None
    cuts: tuple[FontCut, ...] = Field(min_length=1)

    def path(self, theme_folder: Path, cut: FontCut | None = None) -> Path | None:
        """Give the file of a cut (the first) as it comes; None when its package is missing."""
        name = (cut or self.cuts[0]).file or self.file or ""
        if self.package is None:
            return theme_folder / name
        try:
            return package_folder(self.package) / name
        except ModuleNotFoundError:
            return None

    def is_there(self, theme_folder: Path) -> bool:
        """Tell whether it is installed."""
        file = self.path(theme_folder)
        return file is not None and file.is_file()

    def letters(self, theme_folder: Path) -> frozenset[int]:
        """Give the code points that the font sets; while it is missing, those of its charset."""
        file = self.path(theme_folder)
        return letters_of(file if file and file.is_file() else None, self.charset)

    @model_validator(mode="after")
    def every_cut_is_one_file(self) -> Self:
        if not self.file and not all(cut.file for cut in self.cuts):
            message = "needs a 'file': its own, or one for each of its cuts"
            raise ValueError(message)
        styles = [(cut.weight, cut.italic) for cut in self.cuts]
        if len(set(styles)) < len(styles):
            # The engine takes two files of one style for the same font and draws wrong glyphs.
            message = "may have one cut for each weight and style"
            raise ValueError(message)
        return self


@lru_cache
def package_folder(name: str) -> Path:
    return Path(str(files(name)))


@lru_cache(maxsize=64)
def letters_of(file: Path | None, charset: str | None) -> frozenset[int]:
    if file is None:
        return in_charset(charset) if charset else frozenset()
    return letters_in(file) & in_charset(charset) if charset else letters_in(file)


LATIN, PUNCTUATION, BASIC_PLANE = range(0x0250), range(0x2000, 0x2070), range(0x10000)


@lru_cache
def in_charset(charset: str) -> frozenset[int]:
    """Give the code points that stay in a font; Latin and general punctuation always do."""
    encoded = (code for code in BASIC_PLANE if chr(code).encode(charset, "ignore"))
    return frozenset((*LATIN, *PUNCTUATION, *encoded))


DEFAULT = "default"


class Role(StrEnum):
    """What a theme sets in type: running text, and headings and large numbers."""

    TEXT = "text"
    DISPLAY = "display"


class Theme(Record):
    """`themes/<theme>/theme.yaml`; `theme.css`, `art/*.svg` and `icons/*.svg` stand beside it.

    `faces` say which fonts a role is set in, for a language, else for a script, else `default`. A
    letter is taken from the first font that has it. `leading` multiplies, by script, the distance
    of the lines of a partner's words, which may be in another script than the piece.
    """

    title: Said
    colours: dict[Id, Colour]
    fonts: dict[Id, Font] = Field(min_length=1)
    faces: dict[Role, dict[Id, tuple[Id, ...]]]
    leading: dict[Id, Leading] = Field(default_factory=dict)

    def face(self, role: Role, locale: "Locale") -> tuple[str, ...]:
        """Give the fonts that set a role in a language, in their order."""
        faces = self.faces[role]
        keys = (locale.language.lower(), locale.script, DEFAULT)
        return next(faces[key] for key in keys if key in faces)

    def faces_of(self, locale: "Locale") -> dict[Role, tuple[str, ...]]:
        """Give the fonts that set each role in a language."""
        return {role: self.face(role, locale) for role in Role}

    def letters(self, names: Iterable[str], folder: Path) -> frozenset[int]:
        """Give the code points that some of its fonts set together."""
        return frozenset[int]().union(*(self.fonts[name].letters(folder) for name in names))

    def fonts_of(self, locale: "Locale") -> dict[str, Font]:
        """Give all fonts that a language is set in, those of its text first; numbers come last."""
        names = (name for face in self.faces_of(locale).values() for name in face)
        return {name: self.fonts[name] for name in (*names, *self.faces[Role.DISPLAY][DEFAULT])}

    @model_validator(mode="after")
    def faces_are_fonts(self) -> Self:
        for role in Role:
            if not self.faces.get(role, {}).get(DEFAULT):
                message = f"faces: '{role}' needs a line '{DEFAULT}: [...]'"
                raise ValueError(message)
        named = {name for faces in self.faces.values() for face in faces.values() for name in face}
        if unknown := sorted(named - set(self.fonts)):
            message = f"faces: '{unknown[0]}' is not one of the fonts"
            raise ValueError(message)
        return self


class PanelRecord(Record):
    """One face of a format: its extent along the side's axis.

    `rotate` turns it on the flat: 0, or 180 for a panel that is upright once it is folded.
    """

    panel: Id
    extent: Length
    rotate: int = Field(default=0, ge=0, le=180, multiple_of=180)


class Fold(Record):
    """How a flat is folded: as the shop says it, and by its number in the JDF fold catalogue.

    `mirrored` is what the shop is told of a piece whose panels lie in the other order: the
    catalogue's number does not hold for it.
    """

    name: Said
    catalog: Annotated[str, StringConstraints(pattern=r"^F[0-9]+-[0-9]+$")] | None = None
    mirrored: Said | None = None


class Axis(StrEnum):
    """How the panels of a side lie on the flat: left to right, or top to bottom."""

    ROW = "row"
    COLUMN = "column"


class Format(Record):
    """`formats/<format>.yaml`: a trim size with its folds.

    `sides` lists front then back, each as it is seen when it faces the reader, left to right (or
    top to bottom). The back is seen after turning the flat about its vertical axis. Of a `card`
    print shops ask less margin than of a leaflet.
    """

    title: Said
    card: bool = False
    width: Length
    height: Length
    safe: Length
    axis: Axis = Axis.ROW
    sides: dict[Id, tuple[PanelRecord, ...]] = Field(min_length=1, max_length=2)
    reading_order: tuple[Id, ...] = Field(min_length=1)
    fold: Fold | None = None
    sheets: dict[Id, Id] = Field(default_factory=dict)

    @property
    def folds(self) -> bool:
        """Tell whether any side has more than one panel."""
        return any(len(panels) > 1 for panels in self.sides.values())

    @property
    def trim(self) -> Size:
        """Size of the flat, before folding."""
        return Size(width=self.width, height=self.height)

    def mirrored(self) -> Self:
        """Give the format for a language written from the right: what lay left lies right."""
        if self.axis is Axis.COLUMN or not self.folds:
            return self
        sides = {name: tuple(reversed(panels)) for name, panels in self.sides.items()}
        fold = self.fold and Fold(name=self.fold.mirrored or f"{self.fold.name}, mirrored")
        return self.model_copy(update={"sides": sides, "fold": fold})

    def panel_size(self, panel: PanelRecord) -> Size:
        """Size of one panel, as its reader sees it."""
        if self.axis is Axis.ROW:
            return Size(width=panel.extent, height=self.height)
        return Size(width=self.width, height=panel.extent)

    @property
    def panels(self) -> tuple[PanelRecord, ...]:
        """All panels in reading order."""
        by_id = {panel.panel: panel for side in self.sides.values() for panel in side}
        return tuple(by_id[name] for name in self.reading_order)

    @property
    def is_one_page(self) -> bool:
        return [len(panels) for panels in self.sides.values()] == [1]

    def two_sided(self) -> Self:
        """Give a format of one page with a second page on its back."""
        [(panel,)] = self.sides.values()
        back = panel.model_copy(update={"panel": "back"})
        sides = {**self.sides, "back": (back,)}
        order = (panel.panel, "back")
        return self.model_copy(update={"sides": sides, "reading_order": order})

    @model_validator(mode="after")
    def panels_fill_the_flat(self) -> Self:
        across = self.width if self.axis is Axis.ROW else self.height
        names = [panel.panel for side in self.sides.values() for panel in side]
        for side, panels in self.sides.items():
            total = sum(panel.extent for panel in panels)
            if abs(total - across) > 0.01:  # noqa: PLR2004 - a hundredth of a point is rounding
                message = f"side '{side}': its panels add up to {total:.2f}pt, not {across:.2f}pt"
                raise ValueError(message)
        if sorted(names) != sorted(self.reading_order):
            message = "reading_order must name each panel of the sides exactly once"
            raise ValueError(message)
        return self


class Turn(StrEnum):
    """How a sheet is turned to print its back, seen on the sheet as drawn.

    `vertical`: about the vertical axis, as a book page (work-and-turn). `horizontal`: head over
    heels (work-and-tumble).
    """

    VERTICAL = "vertical"
    HORIZONTAL = "horizontal"


class Sheet(Record):
    """`sheets/<sheet>.yaml`: how flats are placed on paper.

    n-up: `columns` x `rows` flats from the corner (`left`, `top`), `gutter_*` between them.
    `tile_overlap` set: one flat is spread over several sheets that are joined with that overlap;
    as few equal tiles as fit, row by row from the top left, each centred on its sheet.
    """

    title: Said
    width: Length
    height: Length
    columns: int = Field(default=1, ge=1)
    rows: int = Field(default=1, ge=1)
    left: Length = 0.0
    top: Length = 0.0
    gutter_x: Length = 0.0
    gutter_y: Length = 0.0
    printable: Length = 0.0
    turn: Turn = Turn.VERTICAL
    tile_overlap: Length | None = None
    stock: str | None = None


class ColourSpace(StrEnum):
    CMYK = "cmyk"
    SRGB = "srgb"


class Imposition(StrEnum):
    """`none`: reader pages as they are; `flat`: one flat a page; `sheet`: flats on paper."""

    NONE = "none"
    FLAT = "flat"
    SHEET = "sheet"


class MarkKind(StrEnum):
    CROP = "crop"
    FOLD = "fold"
    REGISTRATION = "registration"
    SLUG = "slug"
    COLOUR_BAR = "colour-bar"


SLUG_LINE = 9.0
"""Points that the slug line needs beyond the other marks."""


class SlugField(StrEnum):
    """What a slug line may tell, written `{page}` in its text."""

    PACK = "pack"
    PARTNER = "partner"
    MATERIAL = "material"
    FORMAT = "format"
    LANGUAGE = "language"
    EDITION = "edition"
    DATE = "date"
    PAGE = "page"
    PAGES = "pages"
    SIDE = "side"


def require_known_fields(what: str, pattern: str) -> None:
    """Raise ValueError if a pattern names what no slug line can tell."""
    try:
        asked = {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
    except ValueError as trouble:
        message = f"{what}: {trouble}"
        raise ValueError(message) from trouble
    if unknown := sorted(asked - set(SlugField)):
        message = f"{what} may name {', '.join(SlugField)}: not '{unknown[0]}'"
        raise ValueError(message)


class OutputIntent(Record):
    """The declared print condition (ISO 15930-7): an ICC file of `templates/icc/` and its name."""

    icc: Said
    condition: Said
    registry: Said
    info: Said


class Flavour(StrEnum):
    """What standard the finished PDF declares."""

    PLAIN = "plain"
    X4 = "pdf/x-4"
    X1A = "pdf/x-1a:2003"
    UA1 = "pdf/ua-1"


class Profile(Record):
    """`profiles/<profile>.yaml`: what an edition is, and which checks it must pass.

    Marks start `mark_offset` from the trim and are `mark_length` long; `slug` is the room around a
    press flat that holds bleed and marks. `slug_line` is the text of the mark of that name, for
    whoever handles the sheet. `draft_word` and `draft_line` tell the same person that a piece is a
    draft, in the mark and in the slug.
    """

    title: Said
    colour: ColourSpace
    flavour: Flavour
    imposition: Imposition
    bleed: Length = 0.0
    marks: tuple[MarkKind, ...] = ()
    mark_offset: Length = 0.0
    mark_length: Length = 0.0
    mark_weight: Length = 0.25
    slug: Length = 0.0
    slug_line: Said | None = None
    draft_word: Said = "DRAFT"
    draft_line: Said = "DRAFT, NOT FOR PRINT"
    output_intent: OutputIntent | None = None
    checks: tuple[Id, ...] = ()

    @property
    def reach(self) -> float:
        """How far bleed and marks reach from the trim."""
        if not self.marks:
            return self.bleed
        line = SLUG_LINE if MarkKind.SLUG in self.marks else 0.0
        return self.mark_offset + self.mark_length + line

    @model_validator(mode="after")
    def marks_stay_outside_the_bleed(self) -> Self:
        if self.marks and self.mark_offset < self.bleed:
            message = "mark_offset must not be smaller than bleed: marks would be printed on"
            raise ValueError(message)
        if self.imposition is Imposition.FLAT and self.slug < self.reach:
            message = (
                "slug must hold the bleed, and mark_offset and mark_length together"
                f" (and {SLUG_LINE:g}pt for a slug line)"
            )
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def slug_line_can_be_filled_in(self) -> Self:
        require_known_fields("slug_line", self.slug_line or "")
        return self

    @model_validator(mode="after")
    def pdfx_declares_its_condition(self) -> Self:
        if self.flavour in (Flavour.X4, Flavour.X1A) and not self.output_intent:
            message = f"{self.flavour} needs an output_intent"
            raise ValueError(message)
        return self


class HelplineField(StrEnum):
    """Which parts of a contact are printed."""

    NAME = "name"
    PURPOSE = "purpose"
    HOURS = "hours"
    LANGUAGES = "languages"
    CALL = "call"
    TEXT = "text"
    TTY = "tty"
    CHAT = "chat"
    SITE = "site"


class BlockRecord(Record):
    """One named thing that a story prints; exactly one of the first group says what it is.

    `line`, `list`, `questions`, `contacts`: ids from the pack. `qr`: the id of a contact whose
    chat or site address is encoded. `words`: an id of the locale's fixed words. `sources`,
    `checked`, `edition`: small print that is worked out. `times`: printed that often. `lengths`:
    of answers that are printed shorter or longer than `length`. `short`: the rows of contacts take
    less room, with no word or digit less, as the style sheet has it.
    """

    line: Id | None = None
    list: Id | None = None
    questions: tuple[Id, ...] | None = None
    contacts: tuple[Id, ...] | None = None
    qr: Id | None = None
    words: Id | None = None
    sources: bool = False
    checked: bool = False
    edition: bool = False
    length: AnswerLength = AnswerLength.SHORT
    lengths: dict[Id, AnswerLength] = Field(default_factory=dict)
    show: tuple[HelplineField, ...] = (HelplineField.NAME, HelplineField.CALL)
    times: int = Field(default=1, ge=1)
    short: bool = False

    @model_validator(mode="after")
    def says_one_thing(self) -> Self:
        named = (self.line, self.list, self.questions, self.contacts, self.qr, self.words)
        kinds = sum(one is not None for one in named)
        if kinds + self.sources + self.checked + self.edition != 1:
            message = (
                "needs exactly one of line, list, questions, contacts, qr, words, sources, "
                "checked, edition"
            )
            raise ValueError(message)
        return self

    def length_of(self, question: str) -> AnswerLength:
        """Give the length at which the answer to one of its questions is printed."""
        return self.lengths.get(question, self.length)


class Story(Record):
    """Text that runs through one or more panels, in reading order.

    `fill`: how full its panels are to be, from 0 to 1; 0 where they are not for running text.
    `left_out`: names of blocks that the template knows and that are not printed.
    """

    panels: tuple[Id, ...] = Field(min_length=1)
    blocks: dict[str, BlockRecord] = Field(default_factory=dict)
    fill: float = Field(default=0.0, ge=0, le=1)
    left_out: tuple[str, ...] = ()


class RegionField(StrEnum):
    LOGO = "logo"
    NAME = "name"
    TAGLINE = "tagline"
    PHONE = "phone"
    ADDRESS = "address"
    URL = "url"
    QR = "qr"
    STATEMENTS = "statements"


class Region(Record):
    """A partner's box: fixed place on a panel (insets from its trim), fixed height.

    `drawn_at`: the width of flat for which the lengths hold, if one drawing serves several sizes.
    `logo`: the square into which the style sheet fits a logo, for a look at logos before anything
    is made.
    """

    panel: Id
    left: Length
    right: Length
    bottom: Length
    height: Length
    drawn_at: Length | None = None
    logo: Length | None = None
    show: tuple[RegionField, ...] = Field(min_length=1)

    def mirrored(self) -> Self:
        return self.model_copy(update={"left": self.right, "right": self.left})

    def on(self, flat: Size) -> Self:
        """Give the box on a flat: as it stands, or in proportion to the flat's width."""
        if self.drawn_at is None:
            return self
        scale = flat.width / self.drawn_at
        names = ("left", "right", "bottom", "height", "logo")
        lengths = {name: getattr(self, name) for name in names}
        scaled = {name: length * scale for name, length in lengths.items() if length is not None}
        return self.model_copy(update={**scaled, "drawn_at": None})


class Material(Record):
    """`materials/<material>/material.yaml`; its template and style sheet stand beside it.

    `style` is a sheet of `partials/` that sister materials share, read before the material's own.
    `titles`: its title in other languages. A `discreet` piece keeps its subject out of the PDF's
    title: whoever sees the file name or the window learns nothing. `product` is what JDF calls it
    (Leaflet, BusinessCard, Poster ...); `stock` is the paper that we suggest to the print shop.
    """

    title: Said
    titles: dict[Id, Said] = Field(default_factory=dict)
    audience: Audience
    formats: tuple[Id, ...] = Field(min_length=1)
    minimum_type: Length
    product: Said = "Leaflet"
    stock: Said | None = None
    style: Id | None = None
    discreet: bool = False
    bookmarks: bool = True
    stories: dict[str, Story] = Field(min_length=1)
    copyfit: Copyfit = Copyfit()
    region: Region | None = None
    dieline: Dieline | None = None

    def mirrored(self) -> Self:
        """Give the material for a language written from the right: its region changes sides."""
        region = self.region and self.region.mirrored()
        return self.model_copy(update={"region": region})


class Direction(StrEnum):
    """Which way a language is written."""

    LTR = "ltr"
    RTL = "rtl"


class Breaks(StrEnum):
    """Where a line may end within a language's text.

    `spaces`: at spaces (and, in Chinese, between characters, as the engine knows by itself).
    `dictionary`: between words that no space parts. `spaces-only`: never within a word, where the
    engine would break between syllables.
    """

    SPACES = "spaces"
    DICTIONARY = "dictionary"
    SPACES_ONLY = "spaces-only"


class Locale(Record):
    """`locales/<language>.yaml`: fixed words and the rules of one language.

    `script` is the code of ISO 15924 in small letters, by which a theme chooses fonts. `quotes` are
    the outer then the inner pair. `leading` multiplies the distance of lines, for scripts with
    marks above and below. `reviewers`: how many people must sign a text before it may be printed
    without a mark.
    """

    language: Id
    title: Said
    script: Id = "latn"
    direction: Direction = Direction.LTR
    quotes: tuple[Said, Said, Said, Said] | None = None
    hyphenate: bool = False
    breaks: Breaks = Breaks.SPACES
    leading: Leading = 1.0
    months: tuple[Said, ...] = Field(min_length=12, max_length=12)
    month_year: Said = "{month} {year}"
    words: dict[Id, Said]
    reviewers: int = Field(default=1, ge=1)
