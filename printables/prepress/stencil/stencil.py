"""A finished piece whose region is open, and what each partner adds to it."""

import hashlib
from dataclasses import dataclass

from printables.model.job import Job
from printables.prepress.drawings import Step, step
from printables.prepress.finish import finish
from printables.prepress.metadata import identity_of, xmp
from printables.prepress.stencil.file import StaticFile, completed, static_file
from printables.prepress.stencil.objects import Key
from printables.prepress.stencil.opening import opened
from printables.prepress.stencil.place import with_place
from printables.prepress.stencil.places import OpenForm, OpenPage, Slug
from printables.prepress.stencil.region import Region
from printables.prepress.stencil.tags import ELEMENT, PAGE, PARENT


@dataclass(frozen=True, kw_only=True)
class Stencil:
    """A static layer, finished for its edition.

    `held` are the transformations at the region's place.
    """

    held: tuple[tuple[float, ...], ...]
    title: str
    producer: str
    file: StaticFile
    metadata: int
    slugs: tuple[Slug, ...]
    place: OpenForm | OpenPage
    digest: bytes

    @property
    def pieces(self) -> tuple[bytes, ...]:
        """Give what stands in every copy to the byte, its body first."""
        return self.file.body, *self.place.pieces

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
    layer = finish(job, pages, title)
    found = opened(job, layer)
    file = static_file(found.pdf)
    return Stencil(
        held=tuple(tuple(float(one) for one in step.operands) for step in held),
        title=title,
        producer=found.producer,
        file=file,
        metadata=found.metadata,
        slugs=found.slugs,
        place=found.place,
        digest=digest_of(file.body, found.place),
    )


def digest_of(body: bytes, place: OpenForm | OpenPage) -> bytes:
    digest = hashlib.sha256(body)
    for one in place.pieces:
        digest.update(one)
    return digest.digest()


def filled(stencil: Stencil, job: Job, region: Region) -> bytes:
    """Write a partner's region into the static layer."""
    first, place = stencil.file.size, stencil.place
    numbers: dict[Key, int] = {at: first + at for at in range(len(region.objects))}
    loose = {first + at: one for at, one in enumerate(region.objects)}
    loose |= place.objects(region, first + len(region.objects))
    if isinstance(place, OpenPage):
        numbers |= {PAGE: place.page, ELEMENT: place.element, PARENT: place.parent}
    objects = {number: one.filled(numbers.__getitem__) for number, one in loose.items()}
    objects |= {slug.number: slug.marks(job) for slug in stencil.slugs}
    digest = hashlib.sha256(stencil.digest + region.digest)
    objects[stencil.metadata] = metadata(stencil, job, digest.hexdigest())
    name = hashlib.md5(digest.digest() + objects[stencil.metadata], usedforsecurity=False)
    return completed(stencil.file, objects, name.digest())


def metadata(stencil: Stencil, job: Job, digest: str) -> bytes:
    packet = xmp(job, stencil.title, stencil.producer, identity_of(job, digest)).encode()
    head = b"<</Type /Metadata /Subtype /XML /Length %d>>" % len(packet)
    return b"%s\nstream\n%s\nendstream" % (head, packet)
