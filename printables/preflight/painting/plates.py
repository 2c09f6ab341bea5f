"""What the paints of a page leave on each plate: opaque paint replaces, overprinting adds."""

from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image, ImageMath

from printables.model.geometry import Rect, Size
from printables.preflight.painting.inks import PROCESS, TRACE, Ink
from printables.preflight.painting.masks import Box, Grid, Mask
from printables.preflight.painting.paints import Kind, Paint
from printables.preflight.painting.pictures import Planes, picture
from printables.preflight.painting.shapes import Shape

SCALE = 1.0
"""Pixels a point: 72 to an inch."""
PIXEL_LIMIT = 1_000_000
FULL = 255 / 100
"""Steps of a pixel for each per cent of ink."""
NOTICEABLE = 25
"""Steps of a pixel: a tenth of solid ink."""
ROUNDING = 1.0
"""Per cent that four rounded plates may add."""


@dataclass(frozen=True, kw_only=True)
class Excess:
    """Where more ink lies than is allowed, on how many square points, and the most of it."""

    where: Rect
    most: Ink
    area: float


class Plates:
    """One page's plates; 255 is solid ink."""

    def __init__(self, page: Size) -> None:
        scale = min(SCALE, (PIXEL_LIMIT / (page.width * page.height)) ** 0.5)
        self.grid = Grid(page=page, scale=scale)
        self.inks = {name: Image.new("L", self.grid.size) for name in PROCESS}
        self._masks: dict[Shape, Mask] = {}

    def lay(self, paint: Paint) -> None:
        """Lay one paint on the plates.

        Type that knocks out is left away: it is thinner than these pixels, and under it the ground
        still counts up to its edge. What its own ink adds up to is plain to see.
        """
        if paint.kind is Kind.TEXT and not paint.spares:
            return
        mask = self.mask(paint)
        if mask.empty:
            return
        if paint.image is not None:
            self.lay_picture(paint, mask)
        elif paint.ink is not None:
            cover = faded(mask, paint.alpha)
            for name, tint in self.changes(paint, paint.ink):
                self.plate(name).paste(round(255 * tint), mask.box, cover)

    def mask(self, paint: Paint) -> Mask:
        mask = self.grid.mask(paint.shape)
        for clip in paint.clips:
            if mask.empty:
                break
            if clip not in self._masks:
                self._masks[clip] = self.grid.mask(clip)
            mask = mask.through(self._masks[clip])
        return mask

    def plate(self, name: str) -> Image.Image:
        if name not in self.inks:
            self.inks[name] = Image.new("L", self.grid.size)
        return self.inks[name]

    def changes(self, paint: Paint, ink: Ink) -> list[tuple[str, float]]:
        """Name the plates that a paint changes, and their new tints (table 149)."""
        if paint.spares:
            return [(name, tint) for name, tint in ink.tints.items() if tint > TRACE]
        if paint.overprints:
            return list(ink.tints.items())
        return [(name, ink.tints.get(name, 0.0)) for name in {**self.inks, **ink.tints}]

    def lay_picture(self, paint: Paint, mask: Mask) -> None:
        found = picture(paint.image, paint.ink) if paint.image is not None else None
        if found is None or paint.matrix is None:
            return
        cover = self.grid.drawn(found.pixels, paint.matrix, mask.box)
        planes: Planes = found.planes(cover)
        seen = mask
        if found.seen is not None:
            shown = self.grid.drawn(found.seen, paint.matrix, mask.box)
            seen = mask.through(Mask(box=mask.box, image=shown))
        for name in {**self.inks, **planes}:
            plane = planes.get(name, Image.new("L", cover.size))
            self.plate(name).paste(plane, mask.box, faded(seen, paint.alpha))

    def coloured(self, where: Rect) -> bool:
        """Tell whether anything but black ink lies in an area so far."""
        frame = self.grid.box(where)
        others = (plane for name, plane in self.inks.items() if name != "Black")
        return any(largest(plane.crop(frame)) > NOTICEABLE for plane in others)

    def total(self, besides: frozenset[str] = frozenset()) -> Image.Image:
        """Give the sum of the plates, 255 for each solid ink; `besides` are no inks on paper."""
        planes = [plane for name, plane in self.inks.items() if name not in besides]
        total: Image.Image = ImageMath.lambda_eval(
            lambda plate: sum((plate[str(at)] for at in range(1, len(planes))), plate["0"] + 0),
            **{str(at): plane for at, plane in enumerate(planes)},
        )
        return total

    def excess(
        self, limit: float, within: Rect, besides: frozenset[str] = frozenset()
    ) -> Excess | None:
        """Find where more ink than `limit` per cent lies in a part of the page."""
        frame = self.grid.box(within)
        total = self.total(besides).crop(frame)
        over = above(total, (limit + ROUNDING) * FULL)
        found = over.getbbox()
        if found is None:
            return None
        row, column = divmod(above(total, largest(total) - 1).tobytes().index(255), total.width)
        return Excess(
            where=self.grid.rect(shifted(found, frame)),
            most=self.at(column + frame[0], row + frame[1], besides),
            area=over.histogram()[255] / self.grid.scale**2,
        )

    def at(self, x: int, y: int, besides: frozenset[str] = frozenset()) -> Ink:
        """Read the ink at a pixel."""
        tints = {name: value(plane, x, y) for name, plane in self.inks.items()}
        return Ink(tints={name: tint for name, tint in tints.items() if name not in besides})


def plates_of(page: Size, painted: Iterable[Paint]) -> Plates:
    """Lay the paints of a page on its plates, one after the other."""
    plates = Plates(page)
    for paint in painted:
        plates.lay(paint)
    return plates


def faded(mask: Mask, alpha: float) -> Image.Image:
    cover = mask.crop(mask.box)
    return cover if alpha >= 1 else cover.point([round(step * alpha) for step in range(256)])


def above(total: Image.Image, steps: float) -> Image.Image:
    """Mark with 255 the pixels that hold more."""
    over: Image.Image = ImageMath.lambda_eval(lambda a: (a["total"] > steps) * 255, total=total)
    return over.convert("L")


def largest(total: Image.Image) -> float:
    _, most = total.getextrema()
    return float(most) if isinstance(most, int | float) else 0.0


def value(plane: Image.Image, x: int, y: int) -> float:
    found = plane.getpixel((x, y))
    return float(found) / 255 if isinstance(found, int | float) else 0.0


def shifted(box: Box, frame: Box) -> Box:
    return box[0] + frame[0], box[1] + frame[1], box[2] + frame[0], box[3] + frame[1]
