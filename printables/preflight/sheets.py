"""What must lie where on each page, worked out from the job alone: boxes, panels, folds.

The maker's arithmetic is not used, so that one mistake cannot both cause and hide a fault.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from printables.model.format import Axis, Format, PanelRecord
from printables.model.geometry import Edges, Rect, Size
from printables.model.job import Job
from printables.model.profile import Imposition
from printables.model.sheet import Sheet, Turn

HALF_TURN = 180
TILE_ROUNDING = 0.01


@dataclass(frozen=True, kw_only=True)
class Place:
    """A panel on a page: its trim and safe area there, and whether it stands on its head.

    A format's safe margin holds at folds as it does at cuts.
    """

    panel: str
    copy: int
    trim: Rect
    safe: Rect
    turned: bool

    def holds(self, ink: Rect) -> bool:
        """Tell whether the middle of some ink lies on this panel."""
        across = (ink.left + ink.right) / 2
        up = (ink.bottom + ink.top) / 2
        inside = self.trim.left <= across <= self.trim.right
        return inside and self.trim.bottom <= up <= self.trim.top

    def on_page(self, box: Rect) -> Rect:
        """Place a box that is given from the panel's own bottom left, as its reader sees it."""
        if not self.turned:
            return box.moved(self.trim.left, self.trim.bottom)
        return Rect(
            left=self.trim.right - box.right,
            bottom=self.trim.top - box.top,
            right=self.trim.right - box.left,
            top=self.trim.top - box.bottom,
        )


@dataclass(frozen=True, kw_only=True)
class Expected:
    """One page as it must be. A tile shows only its `window`; its places reach beyond the paper.

    The words of tiles are read on the first (`read`), which holds the whole flat behind its clip.
    """

    media: Size
    trim: Rect
    bleed: Rect
    places: tuple[Place, ...]
    window: Rect
    read: bool = True


def expected(job: Job) -> tuple[Expected, ...]:
    """Work out every page of a job's PDF."""
    sides = [side_places(job.format, panels) for panels in job.format.sides.values()]
    if job.profile.imposition is Imposition.NONE:
        return tuple(reader_pages(job, [place for side in sides for place in side]))
    if job.profile.imposition is Imposition.FLAT or job.sheet is None:
        return tuple(framed(job, job.format.trim, side) for side in sides)
    if job.sheet.tile_overlap is not None:
        return tuple(page for side in sides for page in tiled(job, job.sheet, side))
    return tuple(on_paper(job.sheet, job.format, sides))


def side_places(form: Format, panels: tuple[PanelRecord, ...]) -> tuple[Place, ...]:
    """Lay a side's panels out on the flat, from its bottom left."""
    return tuple(lie(form, panels, at) for at in range(len(panels)))


def lie(form: Format, panels: tuple[PanelRecord, ...], at: int) -> Place:
    """Lay one panel after those before it: left to right, or top to bottom."""
    panel = panels[at]
    before = sum(other.extent for other in panels[:at])
    row = form.axis is Axis.ROW
    left = before if row else 0.0
    bottom = 0.0 if row else form.height - before - panel.extent
    trim = Rect.at(left, bottom, form.panel_size(panel))
    return Place(
        panel=panel.panel,
        copy=0,
        trim=trim,
        safe=trim.grown(Edges.all(-form.safe)),
        turned=panel.rotate == HALF_TURN,
    )


def framed(job: Job, size: Size, places: tuple[Place, ...]) -> Expected:
    """Put a trim in the middle of a page with room for bleed, marks and slug."""
    profile = job.profile
    around = max(profile.slug, profile.bleed)
    trim = Rect.at(around, around, size)
    media = trim.grown(Edges.all(around))
    return Expected(
        media=Size(width=media.width, height=media.height),
        trim=trim,
        bleed=trim.grown(Edges.all(profile.bleed)),
        places=tuple(moved(place, around, around) for place in places),
        window=media,
    )


def reader_pages(job: Job, places: list[Place]) -> Iterator[Expected]:
    """Give each panel a page of its own, upright, in reading order."""
    by_panel = {place.panel: place for place in places}
    for name in job.format.reading_order:
        place = by_panel[name]
        flat = Size(width=place.trim.right, height=place.trim.top)
        upright = half_turned(place, flat) if place.turned else place
        at_corner = moved(upright, -upright.trim.left, -upright.trim.bottom)
        size = Size(width=place.trim.width, height=place.trim.height)
        yield framed(job, size, (at_corner,))


def on_paper(sheet: Sheet, form: Format, sides: list[tuple[Place, ...]]) -> Iterator[Expected]:
    """Fill every slot of a sheet with the side, on the back where the turned sheet has it."""
    media = Size(width=sheet.width, height=sheet.height)
    paper = Rect.at(0, 0, media)
    for back, side in enumerate(sides):
        places = tuple(
            replace(placed, copy=copy)
            for copy, slot in enumerate(slots(sheet, form.trim))
            for place in side
            for placed in (in_slot(place, sheet, slot, back=bool(back)),)
        )
        yield Expected(media=media, trim=paper, bleed=paper, places=places, window=paper)


def slots(sheet: Sheet, flat: Size) -> Iterator[Rect]:
    """Give each slot of the front, row by row from the top left."""
    for row in range(sheet.rows):
        for column in range(sheet.columns):
            left = sheet.left + column * (flat.width + sheet.gutter_x)
            top = sheet.height - sheet.top - row * (flat.height + sheet.gutter_y)
            yield Rect.at(left, top - flat.height, flat)


def in_slot(place: Place, sheet: Sheet, slot: Rect, *, back: bool) -> Place:
    """Place a panel in a slot; `slot` is where the front of this copy lies.

    Turned about its vertical axis the sheet shows the slot mirrored sideways, the flat upright.
    Turned head over heels it shows it mirrored upwards, and the flat on its head: only then is the
    back upright when the reader turns the cut piece like a page.
    """
    flat = Size(width=slot.width, height=slot.height)
    if not back:
        return moved(place, slot.left, slot.bottom)
    if sheet.turn is Turn.VERTICAL:
        return moved(place, sheet.width - slot.right, slot.bottom)
    return moved(half_turned(place, flat), slot.left, sheet.height - slot.top)


def tiled(job: Job, sheet: Sheet, side: tuple[Place, ...]) -> Iterator[Expected]:
    """Spread a flat over equal tiles, each in the middle of its sheet, row by row from the top."""
    marks = job.profile.mark_offset + job.profile.mark_length
    media = Size(width=sheet.width, height=sheet.height)
    paper = Rect.at(0, 0, media)
    room = paper.grown(Edges.all(-sheet.printable - marks))
    overlap = sheet.tile_overlap or 0.0
    columns = list(tile_starts(job.format.width, room.width, overlap))
    rows = list(tile_starts(job.format.height, room.height, overlap))
    width = job.format.width - columns[-1]
    height = job.format.height - rows[-1]
    window = Rect.at(
        (paper.right - width) / 2, (paper.top - height) / 2, Size(width=width, height=height)
    )
    for row in reversed(range(len(rows))):
        for left in columns:
            bottom = rows[row]
            places = tuple(
                moved(place, window.left - left, window.bottom - bottom) for place in side
            )
            first = not left and row == len(rows) - 1
            yield Expected(
                media=media, trim=paper, bleed=paper, places=places, window=window, read=first
            )


def tile_starts(length: float, room: float, overlap: float) -> Iterator[float]:
    """Give where each of the fewest equal tiles starts that cover a length with this overlap."""
    count = 1
    while count * room - (count - 1) * overlap < length - TILE_ROUNDING:
        count += 1
    each = (length + (count - 1) * overlap) / count
    yield from (at * (each - overlap) for at in range(count))


def half_turned(place: Place, flat: Size) -> Place:
    """Turn a flat with its panels on its head, about its own middle."""
    return replace(
        place,
        trim=rect_half_turned(place.trim, flat),
        safe=rect_half_turned(place.safe, flat),
        turned=not place.turned,
    )


def rect_half_turned(rect: Rect, flat: Size) -> Rect:
    return Rect(
        left=flat.width - rect.right,
        bottom=flat.height - rect.top,
        right=flat.width - rect.left,
        top=flat.height - rect.bottom,
    )


def moved(place: Place, right: float, up: float) -> Place:
    return replace(place, trim=place.trim.moved(right, up), safe=place.safe.moved(right, up))
