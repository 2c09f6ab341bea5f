"""Everything that is drawn besides the piece: marks outside it, and the die upon it."""

from collections.abc import Iterator, Sequence

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from printables.model.colour import ColourSpace
from printables.model.job import Job
from printables.model.profile import Imposition, MarkKind
from printables.prepress import operators
from printables.prepress.black import OVERPRINT, overprint_states
from printables.prepress.colour_bar import drawn_bar
from printables.prepress.dieline import die_of, drawn_die, separation, spots_wanted
from printables.prepress.imposition import SheetSide
from printables.prepress.marks import FAINT, drawn, marks_of
from printables.prepress.slug import drawn_slug
from printables.prepress.states import add_states
from printables.prepress.targets import drawn_target, targets

REGISTRATION = "/All CS 1 SCN /All cs 1 scn"
"""Ink on every plate (ISO 32000-1, 8.6.6.4); `All` is the page's name for that colour space."""


def mark_sheets(pdf: Pdf, sides: Sequence[SheetSide], job: Job) -> None:
    """Draw marks and die over each side: on every plate, or in faint grey for the office."""
    for number, (page, side) in enumerate(zip(pdf.pages, sides, strict=True), start=1):
        die = die_of(side, job)
        parts = [*outside(side, job, number), drawn_die(die)]
        content = "\n".join(part for part in parts if part)
        if content:
            page.obj.Contents = Array([page.obj.Contents, pdf.make_stream(content.encode())])
            declare_inks(page, job, die=bool(die))


def outside(side: SheetSide, job: Job, page: int) -> Iterator[str]:
    """Draw what stands outside the piece."""
    profile = job.profile
    lines = [drawn(marks_of(side, profile))]
    if profile.imposition is Imposition.FLAT:
        lines += flat_marks(side, job, page)
    if any(lines):
        colour = REGISTRATION if profile.colour is ColourSpace.CMYK else FAINT
        width = f"{operators.number(profile.mark_weight)} w"
        yield "\n".join(["q", colour, width, *filter(None, lines), "Q"])
    if MarkKind.COLOUR_BAR in profile.marks and profile.imposition is Imposition.FLAT:
        yield f"q\n{drawn_bar(side, profile)}\nQ"


def flat_marks(side: SheetSide, job: Job, page: int) -> Iterator[str]:
    """Draw the marks that only a flat with room around it has."""
    if MarkKind.REGISTRATION in job.profile.marks:
        yield from map(drawn_target, targets(side, job.profile))
    if MarkKind.SLUG in job.profile.marks and job.profile.slug_line:
        yield drawn_slug(side, job, page)


def declare_inks(page: Page, job: Job, *, die: bool) -> None:
    """Declare the colour spaces that marks and die are drawn in."""
    found = page.obj.Resources
    if job.profile.colour is ColourSpace.CMYK:
        found.ColorSpace = Dictionary(All=registration_colour())
    if die:
        for kind, spot in spots_wanted(job).items():
            found.ColorSpace[f"/{kind}"] = separation(spot)
        add_states(page.obj, {OVERPRINT: overprint_states()[OVERPRINT]})


def registration_colour() -> Object:
    """Separation /All: every plate at the tint, and four-colour black where there are no plates."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])
