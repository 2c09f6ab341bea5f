"""Where partners differ in a finished file, and what is written there for one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pikepdf import Name

from printables.model.job import Job
from printables.prepress.imposition import SheetSide
from printables.prepress.slug import slug_pieces
from printables.prepress.stencil.objects import Key, Loose, joined
from printables.prepress.stencil.region import Region, entries_of
from printables.prepress.stencil.splice import Part, part, spliced
from printables.prepress.stencil.tags import ROOM, RegionTags, parent_node


@dataclass(frozen=True, kw_only=True)
class Slug:
    """The marks of a sheet around its slug line, which names the partner."""

    number: int
    page: int
    side: SheetSide
    before: Part
    after: Part

    def marks(self, job: Job) -> bytes:
        """Write the marks of the sheet with the slug line of a job."""
        line = map(piece_of_slug, slug_pieces(self.side, job, self.page))
        data = spliced(self.before, *line, self.after)
        head = b"<</Filter /FlateDecode /Length %d>>" % len(data)
        return b"%s\nstream\n%s\nendstream" % (head, data)


@lru_cache(maxsize=4096)
def piece_of_slug(drawn: str) -> Part:
    """Deflate what is the same for all partners once."""
    return part(drawn.encode())


@dataclass(frozen=True, kw_only=True)
class OpenForm:
    """The region's place on sheets: between two parts of its panel, drawn wherever that is."""

    form: int
    entries: bytes
    resources: Mapping[str, bytes]
    before: Part
    after: Part

    @property
    def pieces(self) -> tuple[bytes, ...]:
        """Give what of the static layer stands outside its body."""
        return self.before.data, self.after.data

    def objects(self, region: Region, content: int) -> dict[int, Loose]:
        """Write the panel with a region in it."""
        del content
        data = spliced(self.before, region.spliced, self.after)
        head = (b"<<", self.entries, b" /Filter /FlateDecode /Length %d" % len(data))
        pieces = joined((*head, *merged(self.resources, region), b">>"))
        return {self.form: Loose(pieces=pieces, data=data)}


@dataclass(frozen=True, kw_only=True)
class OpenPage:
    """The region's place on a tagged page: between two streams of its content."""

    page: int
    element: int
    parent: int
    node: int
    entries: bytes
    parts: tuple[bytes, bytes]
    resources: Mapping[str, bytes]
    links: bytes
    owners: bytes

    @property
    def pieces(self) -> tuple[bytes, ...]:
        """Give what of the static layer stands outside its body: nothing that is drawn."""
        return ()

    def objects(self, region: Region, content: int) -> dict[int, Loose]:
        """Write the page and its structure with a region in it; `content` numbers its stream."""
        tags = region.tags or UNTAGGED
        links = [piece for link in tags.links for piece in (b" ", link)]
        before, after = self.parts
        page = [
            b"<<", self.entries, b" /Contents [%s %d 0 R %s]" % (before, content, after),
            *merged(self.resources, region), b" /Annots [", self.links, *links, b"]>>",
        ]  # fmt: skip
        return {
            self.page: Loose(pieces=joined(page)),
            self.element: tags.element,
            self.node: Loose(pieces=joined(parent_node(tags, self.owners))),
            content: region.stream(),
        }


UNTAGGED = RegionTags(
    element=Loose(pieces=(b"null",)), owners=(None,) * ROOM, links=(), link_owners=()
)
"""Nothing has no tags."""


def merged(resources: Mapping[str, bytes], region: Region) -> list[bytes | Key]:
    """Write the resources of a static layer and a region together."""
    pieces: list[bytes | Key] = [b" /Resources <<"]
    for category in dict.fromkeys((*resources, *region.resources)):
        pieces += [Name(category).unparse(), b" <<", resources.get(category, b""), b" "]
        pieces += [*entries_of(region.resources.get(category, {})), b">> "]
    return [*pieces, b">>"]
