"""A region learned from the engine's own: where each text stands, so that others can stand there.

Two probes with texts of different lengths and logos of different shapes must agree in everything
but the letters.
"""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pikepdf
from pikepdf import Name, Operator, Pdf

from printables.model.job import Job
from printables.model.profile import Imposition
from printables.prepress.drawings import Step, named
from printables.prepress.stencil.letter_fonts import Font, entries, font_of
from printables.prepress.stencil.marks import UnstableError
from printables.prepress.stencil.objects import Loose, Loosened
from printables.prepress.stencil.region import cut_out, renamed, with_names
from printables.prepress.stencil.tags import RegionTags, region_tags

UNITS = 1024

MCID = re.compile(rb"/MCID (\d+)")

OPEN = b"/Left"
"""Stands for a text's place until it is known."""


@dataclass(frozen=True, kw_only=True)
class Probe:
    """What the engine drew for a probe, and for its logo alone."""

    whole: bytes
    alone: bytes


@dataclass(frozen=True, kw_only=True)
class Slot:
    """A line of text: its font's name in the region, its size in Pango units, the probe's glyphs.

    `left` is where it starts, `base` the line on which it stands, in the region's space.
    """

    font: str
    size: int
    left: float
    base: float
    glyphs: tuple[int, ...]
    between: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Chunk:
    """What is drawn ahead of a text, before and behind the number that says how far left it is."""

    before: bytes
    after: bytes


@dataclass(frozen=True, kw_only=True)
class Learned:
    """A region with its texts left out.

    Each of `chunks` stands ahead of a text, `end` behind all; the logo's operators go around them:
    `before` counts its steps that come first, `after` those that come last, one of them None.
    """

    chunks: tuple[Chunk, ...]
    end: bytes
    slots: tuple[Slot, ...]
    before: int | None
    after: int | None
    fonts: Mapping[str, Font]
    states: Mapping[str, bytes]
    tags: RegionTags | None
    tag_objects: tuple[Loose, ...]
    logo_number: int


def learned(job: Job, first: Probe, second: Probe, held: Sequence[Step]) -> tuple[Learned, Learned]:
    """Learn a region from two probes; give what each holds, equal but for its glyphs.

    Raises:
        UnstableError: they differ in more than letters and logo.
    """
    one, other = (taught(job, probe, held) for probe in (first, second))
    if (one.chunks, one.end) != (other.chunks, other.end):
        raise UnstableError("other texts are drawn otherwise")
    if [faced(slot) for slot in one.slots] != [faced(slot) for slot in other.slots]:
        raise UnstableError("other texts are set in other faces")
    before = one.before if one.before == other.before else None
    after = one.after if one.after == other.after else None
    if before is None and after is None:
        raise UnstableError("the logo is drawn amid the texts")
    start = before if after is None else None
    return replace(one, before=start, after=after), replace(other, before=start, after=after)


def faced(slot: Slot) -> tuple[str, int, float]:
    return slot.font, slot.size, slot.base


def taught(job: Job, probe: Probe, held: Sequence[Step]) -> Learned:
    with Pdf.open(io.BytesIO(probe.whole)) as pdf, Pdf.open(io.BytesIO(probe.alone)) as lone:
        (steps, found), (logo, _) = cut_out(pdf, job, held), cut_out(lone, job, held)
        start = common(steps, logo)
        end = len(logo) - start
        texts = steps[start : len(steps) - end]
        if [*map(plain, logo[start:])] != [*map(plain, steps[len(steps) - end :])]:
            raise UnstableError("the logo is drawn otherwise beside texts")
        resources, taken = named(found, texts), Loosened()
        tagged = job.profile.imposition is Imposition.NONE
        tags = region_tags(pdf, taken) if tagged else None
        names = renamed(resources)
        chunks, slots, rest = parted([with_names(one, names) for one in texts])
        fonts: Any = resources.get("/Font", {})
        return Learned(
            chunks=tuple(chunks),
            end=rest,
            slots=tuple(slots),
            before=start,
            after=end,
            fonts={names[name]: font_of(font) for name, font in fonts.items()},
            states={
                names[name]: written(one) for name, one in resources.get("/ExtGState", {}).items()
            },
            tags=tags,
            tag_objects=tuple(one for one in taken.objects if one),
            logo_number=number_in([*steps[:start], *steps[len(steps) - end :]]),
        )


def number_in(steps: Sequence[Step]) -> int:
    """Give the number of a logo's marked content; 0 where none is marked."""
    found = MCID.search(pikepdf.unparse_content_stream(steps))
    return int(found[1]) if found else 0


def plain(one: Step) -> bytes:
    """Write an operator, numbers of marked content aside."""
    return MCID.sub(b"/MCID", pikepdf.unparse_content_stream([one]))


def common(steps: Sequence[Step], others: Sequence[Step]) -> int:
    """Count the operators that both begin with."""
    count = 0
    for one, other in zip(steps, others, strict=False):
        if plain(one) != plain(other):
            break
        count += 1
    return count


def parted(steps: Sequence[Step]) -> tuple[list[Chunk], list[Slot], bytes]:
    """Part operators at each text; give what is left behind the last as well."""
    chunks, slots, begun = list[Chunk](), list[Slot](), 0
    font, place = ("", 0), (0.0, 0.0)
    for at, one in enumerate(steps):
        operator = str(one.operator)
        if operator == "Tf":
            font = str(one.operands[0]), round(float(one.operands[1]) * UNITS)
        elif operator == "Tm":
            place = float(one.operands[4]), float(one.operands[5])
        elif operator == "TJ":
            slots.append(slot(one, font, place))
            chunks.append(ahead(steps[begun:at]))
            begun = at + 1
    return chunks, slots, pikepdf.unparse_content_stream(steps[begun:])


def ahead(steps: Sequence[Step]) -> Chunk:
    """Leave the text's place open in what is drawn ahead of it."""
    opened = [with_open_place(one) if str(one.operator) == "Tm" else one for one in steps]
    parts = pikepdf.unparse_content_stream(opened).split(OPEN)
    if len(parts) != 2:  # noqa: PLR2004 - before and behind the place
        raise UnstableError("a text has no place of its own")
    return Chunk(before=parts[0], after=parts[1])


def with_open_place(one: Step) -> Step:
    operands = list(one.operands)
    operands[4] = Name(OPEN.decode())
    return pikepdf.ContentStreamInstruction(operands, Operator("Tm"))


def slot(one: Step, font: tuple[str, int], place: tuple[float, float]) -> Slot:
    glyphs, between = list[int](), list[int]()
    for item in list(one.operands[0]):
        if isinstance(item, pikepdf.String):
            codes = bytes(item)
            glyphs += [int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2)]
            between += [0] * (len(glyphs) - len(between))
        elif between:
            between[-1] += int(item)
        else:
            raise UnstableError("a line begins with a gap")
    (name, size), (left, base) = font, place
    return Slot(
        font=name, size=size, left=left, base=base, glyphs=tuple(glyphs), between=tuple(between)
    )


def written(found: pikepdf.Object) -> bytes:
    return b"<<%s>>" % entries(dict(found.items()))
