"""A partner's region, ready to be put into any file of its material and edition."""

import hashlib
import io
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pikepdf
from pikepdf import Dictionary, Name, Object, Operator, Pdf

from printables.model.colour import ColourSpace
from printables.model.job import Job
from printables.model.profile import Imposition
from printables.prepress.drawings import Step, named, steps_of
from printables.prepress.pdfx import ready_inks
from printables.prepress.stencil.marks import UnstableError, chain, mark_blocks, numbers
from printables.prepress.stencil.objects import Key, Loose, Loosened
from printables.prepress.stencil.splice import END, Part, part, spliced
from printables.prepress.stencil.tags import RegionTags, region_tags
from printables.prepress.transparency import see_through

OWN = "Region."
"""Begins the names of a region's resources: it shares a page or a panel with the static layer."""


@dataclass(frozen=True, kw_only=True)
class Region:
    """What a partner's region is made of.

    `operators` draw it in the space that holds at its place, with the resources of `resources`: for
    each kind, names and objects. `objects` holds these and all that they need.
    """

    operators: bytes
    resources: Mapping[str, Mapping[str, Key]]
    objects: tuple[Loose, ...]
    tags: RegionTags | None = None

    @property
    def pieces(self) -> tuple[bytes, ...]:
        """Give what must stand in each copy to the byte."""
        return self.spliced.data, *(one.data for one in self.objects if one.data)

    @cached_property
    def spliced(self) -> Part:
        """Give the operators deflated, to stand within a stream."""
        return part(self.operators)

    def stream(self) -> Loose:
        """Give the operators as a stream of their own."""
        data = spliced(self.spliced, END)
        return Loose(pieces=(b"<</Filter /FlateDecode /Length %d>>" % len(data),), data=data)

    @cached_property
    def kind(self) -> Hashable:
        """Tell regions apart that are written as other objects, whatever stands in these."""
        names = tuple((kind, *known.items()) for kind, known in self.resources.items())
        objects = tuple(one.data is None for one in self.objects)
        return names, objects, self.tags and (self.tags.owners, self.tags.links)

    @cached_property
    def digest(self) -> bytes:
        """Tell one region from another."""
        sha = hashlib.sha256(self.operators)
        for one in self.objects:
            sha.update(repr(one.pieces).encode())
            sha.update(one.data or b"")
        return sha.digest()


def named_resources(resources: Mapping[str, Mapping[str, Key]]) -> list[bytes | Key]:
    written: list[bytes | Key] = []
    for category, found in resources.items():
        written += [Name(category).unparse(), b" <<", *entries_of(found), b">> "]
    return written


def entries_of(found: Mapping[str, Key]) -> list[bytes | Key]:
    written: list[bytes | Key] = []
    for name, key in found.items():
        written += [Name(name).unparse() + b" ", key, b" "]
    return written


def cut_region(
    job: Job, region_page: bytes, held: Sequence[Step], *, tagged: bool = True
) -> Region:
    """Cut a region out of its page and ready its inks as for a whole piece.

    Raises:
        UnstableError: the engine drew it in another space than the static layer's, or it blends
            with what lies under it.
    """
    with Pdf.open(io.BytesIO(region_page)) as pdf:
        steps, found, taken, tags = *cut_out(pdf, job, held), Loosened(), None
        if tagged and job.profile.imposition is Imposition.NONE:
            tags = region_tags(pdf, taken)
        resources = named(found, steps)
        names = renamed(resources)
        by_name = {
            category: {names[name]: taken.take(indirect(pdf, one)) for name, one in entries.items()}
            for category, entries in resources.items()
        }
        return Region(
            operators=drawn([with_names(one, names) for one in steps]),
            resources=by_name,
            objects=tuple(one for one in taken.objects if one),
            tags=tags,
        )


def cut_out(pdf: Pdf, job: Job, held: Sequence[Step]) -> tuple[list[Step], Object]:
    """Give what draws the region, and the resources by which it is drawn."""
    page = pdf.pages[0].obj
    kept = between_marks(steps_of(page), held)
    if job.profile.colour is not ColourSpace.CMYK:
        return kept, page.Resources
    steps, found = in_ink(pdf, job, [*held, *kept])
    return without_transformations(steps, len(held)), found


def drawn(steps: Sequence[Step]) -> bytes:
    return b"q\n%s\nQ\n" % pikepdf.unparse_content_stream(steps)


def between_marks(steps: list[Step], held: Sequence[Step]) -> list[Step]:
    blocks = mark_blocks(steps)
    if len(blocks) != 2 or blocks[0].parent != blocks[1].parent:  # noqa: PLR2004 - begin and end
        raise UnstableError("the region's marks are not drawn side by side")
    first, last = blocks
    for one in (first, last):
        if numbers(chain(steps, one.start)) != numbers(held):
            raise UnstableError("the region is drawn in another space than its place")
    return steps[first.end : last.start]


def in_ink(pdf: Pdf, job: Job, steps: Sequence[Step]) -> tuple[list[Step], Object]:
    """Ready a region for the press as a whole piece is: as a panel on a sheet."""
    page = pdf.pages[0].obj
    panel = pdf.make_stream(pikepdf.unparse_content_stream(steps))
    panel.Type, panel.Subtype = Name.XObject, Name.Form
    panel.BBox, panel.Resources = page.MediaBox, page.Resources
    page.Contents = pdf.make_stream(b"/panel Do")
    page.Resources = Dictionary(XObject=Dictionary({"/panel": panel}))
    if any(True for _ in see_through(page)):
        raise UnstableError("its picture is see-through")
    ready_inks(pdf, job)
    return steps_of(panel), panel.Resources


def without_transformations(steps: list[Step], count: int) -> list[Step]:
    """Leave out the first transformations: at the region's place they hold already."""
    kept = []
    for one in steps:
        if count and str(one.operator) == "cm":
            count -= 1
        else:
            kept.append(one)
    return kept


def indirect(pdf: Pdf, found: Object) -> Object:
    return found if found.is_indirect else pdf.make_indirect(found)


def renamed(resources: Object) -> dict[str, str]:
    names = [name for entries in resources.values() for name in dict(entries.items())]
    return {name: f"/{OWN}{name[1:]}" for name in names}


def with_names(one: Step, names: Mapping[str, str]) -> Step:
    if not any(isinstance(operand, Name) and str(operand) in names for operand in one.operands):
        return one
    operands = [
        Name(names[str(operand)])
        if isinstance(operand, Name) and str(operand) in names
        else operand
        for operand in one.operands
    ]
    return pikepdf.ContentStreamInstruction(operands, Operator(str(one.operator)))


NOTHING = Region(operators=b"", resources={}, objects=())
