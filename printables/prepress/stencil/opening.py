"""A finished layer opened: what partners replace is taken out, and found again by its number."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Name, Object, Pdf

from printables.model.job import Job
from printables.model.profile import Imposition, MarkKind
from printables.prepress.drawings import Step, steps_of
from printables.prepress.finish import impose, written
from printables.prepress.imposition import SheetSide
from printables.prepress.pdfx import STANDARDS
from printables.prepress.slug import drawn_slug
from printables.prepress.stencil.marks import UnstableError
from printables.prepress.stencil.objects import scalar
from printables.prepress.stencil.place import PLACE, panel_number
from printables.prepress.stencil.places import OpenForm, OpenPage, Slug
from printables.prepress.stencil.splice import Part, part
from printables.prepress.stencil.tags import ROOM, element_at, numbered_on, with_room

Divided = tuple[list[Step], list[Step]]


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A file without what partners replace, and where that goes."""

    pdf: bytes
    producer: str
    metadata: int
    slugs: tuple[Slug, ...]
    place: OpenForm | OpenPage


def opened(job: Job, layer: bytes) -> Opened:
    """Take out of a finished layer what each partner has anew.

    Raises:
        UnstableError: it is not where it should be.
    """
    tagged = job.profile.imposition is Imposition.NONE
    with Pdf.open(io.BytesIO(layer)) as pdf:
        lines = [slug_taken(pdf, *one, job) for one in slugged(job)]
        parts, way = page_divided(pdf, job) if tagged else (panel_divided(pdf, job), ())
        pdf.Root.Metadata.write(b"")
        emptied = written(pdf, STANDARDS[job.profile.flavour])
    with Pdf.open(io.BytesIO(emptied)) as pdf:
        return Opened(
            pdf=emptied,
            producer=str(pdf.docinfo.Producer),
            metadata=pdf.Root.Metadata.objgen[0],
            slugs=tuple(
                Slug(
                    number=marks_on(pdf, page, job).objgen[0],
                    page=page,
                    side=side,
                    before=b,
                    after=a,
                )
                for (page, side), (b, a) in zip(slugged(job), lines, strict=True)
            ),
            place=open_page(pdf, job, way) if tagged else open_form(pdf, job, parts),
        )


def slugged(job: Job) -> Iterator[tuple[int, SheetSide]]:
    """Give the sheets with a slug line, by page number."""
    profile = job.profile
    flat = profile.imposition is Imposition.FLAT
    if flat and MarkKind.SLUG in profile.marks and profile.slug_line:
        yield from enumerate(impose(job), start=1)


def marks_on(pdf: Pdf, page: int, job: Job) -> Object:
    """Give the marks of a sheet: the last that is drawn on it, but for the mark of a draft."""
    return pdf.pages[page - 1].obj.Contents[-2 if job.is_draft else -1]


def slug_taken(pdf: Pdf, page: int, side: SheetSide, job: Job) -> tuple[Part, Part]:
    """Empty the marks of a sheet; give what stands before and after the slug line."""
    marks, line = marks_on(pdf, page, job), drawn_slug(side, job, page).encode()
    content = marks.read_bytes()
    if content.count(line) != 1:
        raise UnstableError("the slug line is not where it should be")
    before, _, after = content.partition(line)
    marks.write(b"")
    return part(before), part(after, last=True)


def divided(steps: list[Step]) -> Divided:
    """Part operators where the region goes."""
    found = [at for at, one in enumerate(steps) if list(one.operands) == [PLACE]]
    if len(found) != 1:
        raise UnstableError("the region's place was not carried along")
    return steps[: found[0]], steps[found[0] + 1 :]


def region_panel(pdf: Pdf, job: Job) -> Object:
    """Give the form of the panel that holds the region."""
    name = f"/{job.format.panels[panel_number(job)].panel}"
    sheets = (page.obj.Resources.XObject for page in pdf.pages)
    return next(forms[name] for forms in sheets if name in forms)


def panel_divided(pdf: Pdf, job: Job) -> Divided:
    panel = region_panel(pdf, job)
    parts = divided(steps_of(panel))
    del panel.Resources.XObject[PLACE]
    panel.write(b"")
    return parts


def page_divided(pdf: Pdf, job: Job) -> tuple[Divided, tuple[int, ...]]:
    page = pdf.pages[panel_number(job)].obj
    parts = divided([numbered_on(one) for one in steps_of(page)])
    page.Contents = [pdf.make_stream(pikepdf.unparse_content_stream(one)) for one in parts]
    del page.Resources.XObject[PLACE]
    return parts, with_room(pdf, page)


def open_form(pdf: Pdf, job: Job, parts: Divided) -> OpenForm:
    form, (before, after) = region_panel(pdf, job), parts
    return OpenForm(
        form=form.objgen[0],
        entries=entries(form, but={"/Filter", "/Length", "/DecodeParms", "/Resources"}),
        resources=resources_of(form),
        before=part(pikepdf.unparse_content_stream(before) + b"\n"),
        after=part(b"\n" + pikepdf.unparse_content_stream(after), last=True),
    )


def open_page(pdf: Pdf, job: Job, way: tuple[int, ...]) -> OpenPage:
    page, element = pdf.pages[panel_number(job)].obj, element_at(pdf, way)
    node = pdf.Root.StructTreeRoot.ParentTree.Kids[-1]
    before, after = (one.unparse() for one in items(page.Contents))
    return OpenPage(
        page=page.objgen[0],
        element=element.objgen[0],
        parent=element.P.objgen[0],
        node=node.objgen[0],
        entries=entries(page, but={"/Annots", "/Contents", "/Resources"}),
        parts=(before, after),
        resources=resources_of(page),
        links=b" ".join(one.unparse() for one in items(page.get("/Annots", Array()))),
        owners=b" ".join(one.unparse() for one in items(node.Nums[1])[ROOM:]),
    )


def items(array: Object) -> list[Object]:
    return list(array)


def resources_of(drawn: Object) -> dict[str, bytes]:
    """Write the names that a page or form knows, kind by kind."""
    return {kind: entries(found) for kind, found in drawn.Resources.items()}


def entries(found: Object, but: frozenset[str] | set[str] = frozenset()) -> bytes:
    """Write the entries of a dictionary as they stand in their file."""
    written: Mapping[str, object] = {key: one for key, one in found.items() if key not in but}
    return b" ".join(Name(key).unparse() + b" " + scalar(one) for key, one in written.items())
