"""A logo put where another is drawn, without laying out a page for it.

The engine draws a logo with the same operators wherever it stands, so all around it is learned from
two probes, and it is drawn by itself. Logos are data URIs.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pikepdf
from pikepdf import Dictionary, Object, Pdf, Stream

from printables.prepress.drawings import Step, steps_of
from printables.prepress.stencil import UnstableError
from printables.render.drawing import Drawing, PixelStream, drawn, fit_into

Pair = tuple[float, float]

ROUNDING = 1e-4
"""Pixels, and parts of a scale."""


@dataclass(frozen=True, kw_only=True)
class Room:
    """The box that a logo fills as far as it can, and its share of the rest at its left and top.

    In CSS px from the top left of the page.
    """

    left: float
    top: float
    size: Pair
    share: Pair

    def drawn(self, logo: str) -> Drawing:
        width, height = fit_into(logo, *self.size)
        left = self.left + (self.size[0] - width) * self.share[0]
        top = self.top + (self.size[1] - height) * self.share[1]
        return drawn(logo, left, top, (width, height))


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A page with a logo alone: its operators before and behind the logo, and the logo's room.

    `pixels`: whether logos of pixels are proven to come out in it as well.
    """

    page: bytes
    before: bytes
    after: bytes
    room: Room
    pixels: bool = False

    def page_with(self, logo: str) -> bytes:
        """Give the page with another logo."""
        drawing = self.room.drawn(logo)
        with Pdf.open(io.BytesIO(self.page)) as pdf:
            page = pdf.pages[0].obj
            operators = b"\n".join((self.before, drawing.operators, self.after))
            page.Contents = pdf.make_stream(operators)
            add_resources(pdf, page.Resources, drawing)
            made = io.BytesIO()
            pdf.save(made, compress_streams=False)
            return made.getvalue()


def add_resources(pdf: Pdf, resources: Object, drawing: Drawing) -> None:
    """Add what a drawing's operators name."""
    states = resources.get("/ExtGState", Dictionary())
    for name, state in drawing.states.items():
        states[f"/{name}"] = Dictionary({f"/{key}": one for key, one in state.items()})
    pictures = resources.get("/XObject", Dictionary())
    for name, pixels in drawing.pixels.items():
        pictures[f"/{name}"] = embedded(pdf, pixels)
    resources.ExtGState, resources.XObject = states, pictures


def embedded(pdf: Pdf, pixels: PixelStream) -> Stream:
    entries = Object.parse(pixels.entries)
    if pixels.mask:
        entries.SMask = embedded(pdf, pixels.mask)
    return Stream(pdf, pixels.data, dict(entries.items()))


@dataclass(frozen=True, kw_only=True)
class Operation:
    """An operator as it is written with its operands; those that are numbers as such."""

    name: str
    written: bytes
    numbers: tuple[float, ...]

    def same(self, other: "Operation") -> bool:
        """Compare, numbers but to rounding."""
        if self.name != other.name or len(self.numbers) != len(other.numbers):
            return False
        if not self.numbers:
            return self.written == other.written
        pairs = zip(self.numbers, other.numbers, strict=True)
        return all(abs(a - b) < ROUNDING for a, b in pairs)


def frame_of(pages: tuple[bytes, bytes], logos: tuple[str, str]) -> Frame:
    """Learn where a logo stands from a wide one and a tall one, each on its page alone.

    Raises:
        UnstableError: one of them is drawn otherwise than by itself.
    """
    wide, tall = (operations(page) for page in pages)
    for clip in clips(wide):
        block, other = wide[block_after(wide, clip)], tall[block_after(tall, clip)]
        room = room_of(wide[clip], (block, other), logos)
        around = [outside(one, block_after(one, clip)) for one in (wide, tall)]
        if room and around[0] == around[1]:
            alone = [operations_of(room.drawn(logo)) for logo in logos]
            if same(block, alone[0]) and same(other, alone[1]):
                before, after = around[0]
                return Frame(page=pages[0], before=before, after=after, room=room)
    raise UnstableError("a logo is drawn otherwise than by itself")


def same_page(one: bytes, other: bytes) -> bool:
    """Tell whether pages are drawn alike, with the same pixels."""
    return same(operations(one), operations(other)) and pictures(one) == pictures(other)


def pictures(page: bytes) -> dict[str, bytes]:
    with Pdf.open(io.BytesIO(page)) as pdf:
        found = pdf.pages[0].obj.Resources.get("/XObject", Dictionary())
        return {name: one.read_raw_bytes() + drawn_as(one) for name, one in found.items()}


def drawn_as(picture: Object) -> bytes:
    """Write the entries of a picture, and those and the data of its mask."""
    mask = picture.get("/SMask")
    own = {key: one for key, one in picture.items() if key != "/SMask"}
    written = Dictionary(own).unparse(resolved=True)
    return written + (mask.read_raw_bytes() + drawn_as(mask) if mask is not None else b"")


def operations(page: bytes) -> list[Operation]:
    with Pdf.open(io.BytesIO(page)) as pdf:
        return [operation(one) for one in steps_of(pdf.pages[0].obj)]


def operations_of(drawing: Drawing) -> list[Operation]:
    with Pdf.new() as pdf:
        stream = pdf.make_stream(drawing.operators)
        return [operation(one) for one in pikepdf.parse_content_stream(stream)]


def operation(step: Step) -> Operation:
    numbers = (one for one in step.operands if isinstance(one, int | float | Decimal))
    return Operation(
        name=str(step.operator),
        written=pikepdf.unparse_content_stream([step]),
        numbers=tuple(map(float, numbers)),
    )


def clips(steps: Sequence[Operation]) -> Iterator[int]:
    """Give the rectangles to which what follows is clipped."""
    names = [one.name for one in steps]
    for at in range(len(names) - 2):
        if names[at : at + 3] == ["re", "W", "n"]:
            yield at


def block_after(steps: Sequence[Operation], clip: int) -> slice:
    """Give the block that moves to where a logo is drawn."""
    names = [one.name for one in steps]
    moves = next((at for at, name in enumerate(names) if at > clip and name == "cm"), clip)
    start = max((at for at in range(clip, moves) if names[at] == "q"), default=clip)
    depth = 0
    for at, name in enumerate(names[start:], start):
        depth += {"q": 1, "Q": -1}.get(name, 0)
        if depth == 0 and at > moves > clip:
            return slice(start, at + 1)
    raise UnstableError("its operators are not balanced")


def outside(steps: Sequence[Operation], block: slice) -> tuple[bytes, bytes]:
    """Write what stands before a block and behind it."""
    return written(steps[: block.start]), written(steps[block.stop :])


def written(steps: Sequence[Operation]) -> bytes:
    return b"\n".join(one.written for one in steps)


def room_of(
    clip: Operation, blocks: tuple[Sequence[Operation], ...], logos: tuple[str, str]
) -> Room | None:
    """Work the room out: the wide logo shares what is left above and below, the tall one beside."""
    left, top, width, height = clip.numbers
    wide, tall = (fit_into(logo, width, height) for logo in logos)
    down, across = height - wide[1], width - tall[0]
    if down <= 0 or across <= 0:
        return None
    beside, above = moved(blocks[1])[0] - left, moved(blocks[0])[1] - top
    share = round(beside / across, 4), round(above / down, 4)
    return Room(left=left, top=top, size=(width, height), share=share)


def moved(block: Sequence[Operation]) -> tuple[float, ...]:
    """Give where a block's first transformation moves to."""
    return next(one.numbers for one in block if one.name == "cm")[4:]


def same(block: Sequence[Operation], alone: Sequence[Operation]) -> bool:
    pairs = zip(block, alone, strict=False)
    return len(block) == len(alone) and all(one.same(other) for one, other in pairs)
