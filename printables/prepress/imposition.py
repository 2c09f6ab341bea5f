"""Which reader page lands where: arithmetic alone, in points, origin at a sheet's bottom left.

- `flat`: a flat on a page of its own, with room around it for bleed and marks. The back is drawn
  as it is seen after turning the flat about its vertical axis.
- n-up: flats in columns and rows. The back of the sheet mirrors the front, so that each back lies
  behind its front whatever the margins are (work-and-turn, or work-and-tumble).
- tiles: see `tiles.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from printables.errors import LayoutError
from printables.model.format import Format
from printables.model.geometry import Edges, Rect, Size
from printables.model.profile import Profile
from printables.model.sheet import Sheet, Turn
from printables.prepress.flat import Flat, PanelPlace, flats, upside_down

UNDERLAP = 0.5
"""How far a panel runs on under the next one: where two clips merely meet, viewers show a seam.

A pixel of a sharp screen; on paper less than a quarter of the usual folding tolerance (1/32 in)."""

ROUNDING = 0.01


@dataclass(frozen=True, kw_only=True)
class Placement:
    """A reader page on a sheet: where its trim lands, how it is turned, what of it shows."""

    panel: str
    box: Rect
    rotate: int
    clip: Rect


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One place on a side of a sheet: what is cut out of it, where it folds, what it shows."""

    trim: Rect
    folds: tuple[Rect, ...]
    placements: tuple[Placement, ...]


@dataclass(frozen=True, kw_only=True)
class SheetSide:
    """One page of the finished PDF. Nothing is drawn outside `printable`."""

    paper: Rect
    printable: Rect
    trim: Rect
    bleed: Rect
    slots: tuple[Slot, ...]


def impose_flats(piece: Format, profile: Profile) -> tuple[SheetSide, ...]:
    """Put each side of a piece on a page of its own with the profile's slug around it."""
    sides = []
    for flat in flats(piece):
        trim = Rect.at(profile.slug, profile.slug, flat.size)
        paper = trim.grown(Edges.all(profile.slug))
        bleed = trim.grown(Edges.all(profile.bleed))
        slot = filled_slot(flat, trim, window=bleed, bleed=profile.bleed)
        sides.append(SheetSide(paper=paper, printable=paper, trim=trim, bleed=bleed, slots=(slot,)))
    return tuple(sides)


def impose_n_up(piece: Format, sheet: Sheet) -> tuple[SheetSide, ...]:
    """Repeat a piece in the sheet's columns and rows.

    Raises:
        LayoutError: the sheet is too small for them.
    """
    paper = paper_of(sheet)
    boxes = tuple(slot_boxes(piece.trim, sheet))
    if not all(paper.contains(box, ROUNDING) for box in boxes):
        wanted = f"{sheet.columns} x {sheet.rows} of '{piece.title}'"
        remedy = "change columns, rows, left, top or the gutters of its file in templates/sheets/"
        raise LayoutError(f"sheet '{sheet.title}' is too small for {wanted}: {remedy}")
    front, *backs = flats(piece)
    sides = [plain_side(sheet, [filled_slot(front, box, printable_area(sheet)) for box in boxes])]
    for back in backs:
        lying = back if sheet.turn is Turn.VERTICAL else back.turned()
        behind = [behind_of(box, sheet) for box in boxes]
        slots = [filled_slot(lying, box, printable_area(sheet)) for box in behind]
        sides.append(plain_side(sheet, slots))
    return tuple(sides)


def slot_boxes(trim: Size, sheet: Sheet) -> Iterator[Rect]:
    """Give the slots of a front, row by row from the top left corner."""
    for row in range(sheet.rows):
        top = sheet.height - sheet.top - row * (trim.height + sheet.gutter_y)
        for column in range(sheet.columns):
            left = sheet.left + column * (trim.width + sheet.gutter_x)
            yield Rect.at(left, top - trim.height, trim)


def behind_of(box: Rect, sheet: Sheet) -> Rect:
    """Give the place behind a box, as it is seen once the sheet is turned."""
    flipped = upside_down(box, Size(width=sheet.width, height=sheet.height))
    if sheet.turn is Turn.VERTICAL:
        return Rect(left=flipped.left, bottom=box.bottom, right=flipped.right, top=box.top)
    return Rect(left=box.left, bottom=flipped.bottom, right=box.right, top=flipped.top)


def filled_slot(flat: Flat, trim: Rect, window: Rect, bleed: float = 0.0) -> Slot:
    """Place a flat's panels at `trim`; nothing shows outside `window`."""
    placed = (placement(place, flat, trim, window, bleed) for place in flat.panels)
    return Slot(
        trim=trim,
        folds=tuple(fold.moved(trim.left, trim.bottom) for fold in flat.folds),
        placements=tuple(one for one in placed if one.clip.width > 0 and one.clip.height > 0),
    )


def placement(place: PanelPlace, flat: Flat, trim: Rect, window: Rect, bleed: float) -> Placement:
    shown = place.box.grown(growth(place.box, flat.size, bleed))
    return Placement(
        panel=place.panel,
        box=place.box.moved(trim.left, trim.bottom),
        rotate=place.rotate,
        clip=common(shown.moved(trim.left, trim.bottom), window),
    )


def growth(box: Rect, flat: Size, bleed: float) -> Edges:
    """Bleed at the outer edges; at folds a little under the panel that is drawn next."""
    under = min(UNDERLAP, bleed)
    return Edges(
        left=bleed if box.left < ROUNDING else 0.0,
        bottom=bleed if box.bottom < ROUNDING else under,
        right=bleed if box.right > flat.width - ROUNDING else under,
        top=bleed if box.top > flat.height - ROUNDING else 0.0,
    )


def common(one: Rect, other: Rect) -> Rect:
    """Give what two rectangles share; of no or negative size when they are apart."""
    return Rect(
        left=max(one.left, other.left),
        bottom=max(one.bottom, other.bottom),
        right=min(one.right, other.right),
        top=min(one.top, other.top),
    )


def plain_side(sheet: Sheet, slots: list[Slot]) -> SheetSide:
    """Make a side of office paper: it is not trimmed, so its boxes are the paper."""
    paper = paper_of(sheet)
    return SheetSide(
        paper=paper, printable=printable_area(sheet), trim=paper, bleed=paper, slots=tuple(slots)
    )


def paper_of(sheet: Sheet) -> Rect:
    return Rect(left=0.0, bottom=0.0, right=sheet.width, top=sheet.height)


def printable_area(sheet: Sheet) -> Rect:
    return paper_of(sheet).grown(Edges.all(-sheet.printable))
