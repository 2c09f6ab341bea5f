"""Pages of partners' PDFs written anew: their streams parted where partners differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pikepdf import Array, Object

from printables.prepress.collating.filing import Filing
from printables.prepress.collating.names import Names, names_of, together, written_names
from printables.prepress.collating.opened_panel import OpenedPanel, opened_panel, region_panel
from printables.prepress.collating.taking import Taken
from printables.prepress.stencil.objects import Key, Loose, joined
from printables.prepress.stencil.places import OpenForm

CONTENTS = "contents"
OWN = {"/Contents": CONTENTS, "/DPart": "part", "/Parent": "parent", "/Resources": "names"}
"""Entries that a page has anew in the job file."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A partner's page, the runs of its slug line; of a copy the place of its region."""

    page: Object
    slug: Sequence[str]
    place: OpenForm | None


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What is the same on a page of all copies: its entries, and the names it draws by."""

    entries: tuple[bytes | Key, ...]
    names: Names


@dataclass(kw_only=True)
class Pages:
    """Writes pages; what copies have in common is worked out once."""

    filing: Filing
    runs: dict[tuple[str, int], int] = field(default_factory=dict)
    frames: dict[tuple[int, int], Frame] = field(default_factory=dict)

    def write(self, sheet: Sheet, taken: Taken, parent: int, part: int) -> int:
        """Write a page below a node of the page tree, in a document part; give its number."""
        opened, frame = self.opened(sheet, taken)
        contents = array([*self.contents(sheet, opened, taken)])
        names = self.filing.once(written_names(frame.names))
        numbers = {"names": names, "parent": parent, "part": part}
        page = Loose(pieces=joined(contents if one == CONTENTS else one for one in frame.entries))
        written = page.filled(lambda key: numbers[key] if isinstance(key, str) else key)
        number = self.filing.reserve()
        self.filing.put(number, written)
        return number

    def opened(self, sheet: Sheet, taken: Taken) -> tuple[OpenedPanel | None, Frame]:
        """Open up the panel of a copy's region, if that can be; give what stands around it."""
        name = region_panel(sheet.page, sheet.place)
        if not name or sheet.place is None:
            return None, self.kept(sheet, taken)
        opened = opened_panel(sheet.page, name, sheet.place)
        if opened:
            frame = self.kept(sheet, taken, but=name)
            names = together(frame.names, names_of(opened.form, taken))
            if names:
                return opened, replace(frame, names=names)
        return None, frame_of(sheet.page, taken)

    def kept(self, sheet: Sheet, taken: Taken, but: str = "") -> Frame:
        """Remember what stands on the pages of copies, but for what each has anew."""
        if sheet.place is None:
            return frame_of(sheet.page, taken)
        key = sheet.page.objgen
        if key not in self.frames:
            self.frames[key] = frame_of(sheet.page, taken, but)
        return self.frames[key]

    def contents(self, sheet: Sheet, opened: OpenedPanel | None, taken: Taken) -> Iterator[int]:
        """Part a page's streams where partners differ; give the numbers of all parts in order."""
        line = "".join(sheet.slug).encode()
        for stream in streams_of(sheet.page):
            content = stream.read_bytes()
            around = opened.around(content) if opened else None
            before, slug, after = content.partition(line) if line else (content, b"", b"")
            if opened and around:
                yield self.filing.stream(around[0])
                yield self.filing.once(opened.region)
                yield self.filing.stream(around[1])
            elif slug:
                yield self.filing.stream(before)
                yield from self.drawn(sheet.slug)
                yield self.filing.stream(after)
            else:
                yield taken.take(stream)  # type: ignore[misc]

    def drawn(self, slug: Sequence[str]) -> Iterator[int]:
        """Give the numbers of a slug line's runs: most are the same for many partners.

        A letter that comes again is another object: Ghostscript takes a stream that a page names
        twice for one that holds itself.
        """
        for at, run in enumerate(slug):
            key = run, slug[:at].count(run)
            if key not in self.runs:
                self.runs[key] = self.filing.stream(run.encode(), key[1])
            yield self.runs[key]


def frame_of(page: Object, taken: Taken, but: str = "") -> Frame:
    return Frame(entries=taken.loose(page, OWN).pieces, names=names_of(page, taken, but))


def streams_of(page: Object) -> list[Object]:
    contents = page.get("/Contents", Array())
    return list(contents) if isinstance(contents, Array) else [contents]


def array(numbers: Sequence[int]) -> bytes:
    return b"[%s]" % b" ".join(b"%d 0 R" % one for one in numbers)
