"""A finished piece whose region is open, and what each partner adds to it."""

import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf

from printables.model.design import Imposition, MarkKind
from printables.model.job import Job
from printables.prepress.drawings import Step, step, steps_of
from printables.prepress.finish import finish, impose
from printables.prepress.imposition import SheetSide
from printables.prepress.metadata import identity_of, xmp
from printables.prepress.pdfx import STANDARDS
from printables.prepress.slug import drawn_slug
from printables.prepress.stencil.file import StaticFile, completed, static_file
from printables.prepress.stencil.marks import UnstableError
from printables.prepress.stencil.objects import Key, Loose, joined, scalar, stream
from printables.prepress.stencil.place import PLACE, panel_number, with_place
from printables.prepress.stencil.region import Region, entries_of
from printables.prepress.stencil.tags import (
    ELEMENT,
    FIRST_KEY,
    PAGE,
    PARENT,
    ROOM,
    element_at,
    numbered_on,
    with_room,
)


@dataclass(frozen=True, kw_only=True)
class Slug:
    """The marks of a sheet around its slug line, which names the partner."""

    number: int
    page: int
    side: SheetSide
    before: bytes
    after: bytes


@dataclass(frozen=True, kw_only=True)
class OpenForm:
    """The region's place on sheets: one form, drawn wherever its panel is."""

    number: int


@dataclass(frozen=True, kw_only=True)
class OpenPage:
    """The region's place on a tagged page: between two parts of its content."""

    page: int
    element: int
    parent: int
    node: int
    entries: bytes
    parts: tuple[bytes, bytes]
    resources: Mapping[str, bytes]
    links: bytes
    owners: bytes


@dataclass(frozen=True, kw_only=True)
class Stencil:
    """A static layer, finished for its edition.

    `held` are the transformations at the region's place, `pdf` is the layer with nothing in it.
    """

    file: StaticFile
    pdf: bytes
    held: tuple[tuple[float, ...], ...]
    title: str
    producer: str
    metadata: int
    slugs: tuple[Slug, ...]
    place: OpenForm | OpenPage
    digest: bytes

    @property
    def steps(self) -> list[Step]:
        return [step("cm", *one) for one in self.held]


def stencil_of(job: Job, static_pages: bytes, title: str) -> Stencil:
    """Finish a static layer, and learn where partners differ.

    Raises:
        UnstableError: something that the method leans on does not hold for this piece.
        LayoutError, SetupError: as for `finish`.
    """
    pages, held = with_place(job, static_pages)
    pdf = finish(job, pages, title)
    tagged, way = job.profile.imposition is Imposition.NONE, tuple[int, ...]()
    if tagged:
        pdf, way = opened_up(job, pdf)
    file = static_file(pdf)
    with Pdf.open(io.BytesIO(pdf)) as finished:
        return Stencil(
            file=file,
            pdf=pdf,
            held=tuple(tuple(float(one) for one in step.operands) for step in held),
            title=title,
            producer=str(finished.docinfo.Producer),
            metadata=finished.Root.Metadata.objgen[0],
            slugs=tuple(slugs(job, finished)),
            place=open_page(job, finished, way) if tagged else open_form(finished),
            digest=hashlib.sha256(file.body).digest(),
        )


def slugs(job: Job, pdf: Pdf) -> Iterator[Slug]:
    profile = job.profile
    if profile.imposition is not Imposition.FLAT or MarkKind.SLUG not in profile.marks:
        return
    if not profile.slug_line:
        return
    for number, (page, side) in enumerate(zip(pdf.pages, impose(job), strict=True), start=1):
        marks = page.obj.Contents[-1]
        content, line = marks.read_bytes(), drawn_slug(side, job, number).encode()
        if content.count(line) != 1:
            raise UnstableError("the slug line is not where it should be")
        before, _, after = content.partition(line)
        yield Slug(number=marks.objgen[0], page=number, side=side, before=before, after=after)


def open_form(pdf: Pdf) -> OpenForm:
    found = {
        form.Resources.XObject[PLACE].objgen
        for page in pdf.pages
        for form in page.obj.Resources.XObject.values()
        if PLACE in form.get("/Resources", Dictionary()).get("/XObject", Dictionary())
    }
    if len(found) != 1:
        raise UnstableError("imposition did not carry the region's place along")
    return OpenForm(number=found.pop()[0])


def opened_up(job: Job, finished: bytes) -> tuple[bytes, tuple[int, ...]]:
    """Divide the region's page where the region goes, and make room for its tags."""
    with Pdf.open(io.BytesIO(finished)) as pdf:
        page = pdf.pages[panel_number(job)].obj
        steps = [numbered_on(one) for one in steps_of(page)]
        [at] = [at for at, one in enumerate(steps) if list(one.operands) == [PLACE]]
        parts = (steps[:at], steps[at + 1 :])
        page.Contents = [pdf.make_stream(pikepdf.unparse_content_stream(one)) for one in parts]
        del page.Resources.XObject[PLACE]
        way = with_room(pdf, page)
        target = io.BytesIO()
        standard = STANDARDS[job.profile.flavour]
        pdf.save(
            target,
            min_version=standard.version,
            object_stream_mode=standard.object_streams,
            deterministic_id=True,
        )
        return target.getvalue(), way


def open_page(job: Job, pdf: Pdf, way: tuple[int, ...]) -> OpenPage:
    page, element = pdf.pages[panel_number(job)].obj, element_at(pdf, way)
    node = pdf.Root.StructTreeRoot.ParentTree.Kids[-1]
    own = {"/Annots", "/Contents", "/Resources"}
    parts = [one.unparse() for one in list(page.Contents)]  # type: ignore[call-overload]
    return OpenPage(
        page=page.objgen[0],
        element=element.objgen[0],
        parent=element.P.objgen[0],
        node=node.objgen[0],
        entries=written({key: one for key, one in page.items() if key not in own}),
        parts=(parts[0], parts[1]),
        resources={category: written(dict(one.items())) for category, one in page.Resources.items()},
        links=b" ".join(one.unparse() for one in list(page.get("/Annots", []))),  # type: ignore[call-overload]
        owners=b" ".join(one.unparse() for one in list(node.Nums[1])[ROOM:]),  # type: ignore[call-overload]
    )


def written(entries: Mapping[str, Object]) -> bytes:
    """Write the entries of a dictionary as they stand in their file."""
    return b" ".join(
        Name(key).unparse() + b" " + (one.unparse() if isinstance(one, Object) else scalar(one))
        for key, one in entries.items()
    )


def filled(stencil: Stencil, job: Job, region: Region) -> bytes:
    """Write a partner's region into the static layer."""
    digest = hashlib.sha256(stencil.digest + region.digest)
    first = stencil.file.size
    numbers = {place: first + place for place in range(len(region.objects))}
    loose = {numbers[place]: one for place, one in enumerate(region.objects)}
    if isinstance(stencil.place, OpenForm):
        loose[stencil.place.number] = region.form()
    else:
        loose |= on_page(stencil.place, region, first + len(region.objects))
        outer = {PAGE: stencil.place.page, ELEMENT: stencil.place.element, PARENT: stencil.place.parent}
        numbers |= outer  # type: ignore[arg-type]
    objects = {number: one.filled(numbers.__getitem__) for number, one in loose.items()}  # type: ignore[arg-type]
    objects |= {slug.number: slug_marks(slug, job) for slug in stencil.slugs}
    objects[stencil.metadata] = metadata(stencil, job, digest.hexdigest())
    name = hashlib.md5(digest.digest() + objects[stencil.metadata], usedforsecurity=False)
    return completed(stencil.file, objects, name.digest())


def on_page(place: OpenPage, region: Region, content: int) -> dict[int, Loose]:
    """Give the objects of a tagged page that holds a region."""
    tags = region.tags
    if tags is None:
        raise TypeError("a region without tags goes on a page with tags")
    resources: list[bytes | Key] = []
    for category in dict.fromkeys((*place.resources, *region.resources)):
        resources += [Name(category).unparse(), b" <<", place.resources.get(category, b""), b" "]
        resources += [*entries_of(region.resources.get(category, {})), b">> "]
    links = [piece for link in tags.links for piece in (b" ", link)]
    page = [
        b"<<", place.entries, b" /Contents [%s %d 0 R %s]" % (place.parts[0], content, place.parts[1]),
        b" /Resources <<", *resources, b">> /Annots [", place.links, *links, b"]>>",
    ]  # fmt: skip
    owners = [one for owner in tags.owners for one in (b"null " if owner is None else owner, b" ")]
    keys = b"<</Limits [%d %d] /Nums [%d [" % (FIRST_KEY, FIRST_KEY + len(tags.links), FIRST_KEY)
    more = [
        piece
        for key, owner in enumerate(tags.link_owners, start=FIRST_KEY + 1)
        for piece in (b" %d " % key, owner)
    ]
    node = [keys, *owners, place.owners, b"]", *more, b"]>>"]
    return {
        place.page: Loose(pieces=joined(page)),
        place.element: tags.element,
        place.node: Loose(pieces=joined(node)),
        content: stream(region.operators),
    }


def slug_marks(slug: Slug, job: Job) -> bytes:
    line = drawn_slug(slug.side, job, slug.page).encode()
    return stream(slug.before + line + slug.after).filled(lambda _: 0)


def metadata(stencil: Stencil, job: Job, digest: str) -> bytes:
    packet = xmp(job, stencil.title, stencil.producer, identity_of(job, digest)).encode()
    head = b"<</Type /Metadata /Subtype /XML /Length %d>>" % len(packet)
    return b"%s\nstream\n%s\nendstream" % (head, packet)
