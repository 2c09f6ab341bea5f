"""Pages of copies: what is the same in all is worked out once, of each only its own is looked at.

The panel that holds the region is opened up around it, the marks around the slug line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from printables.prepress.collating.layer import SharedLayer
from printables.prepress.collating.names import Names, names_of, together
from printables.prepress.collating.opened_panel import (
    OpenedPanel,
    inflated,
    opened_panel,
    region_panel,
)
from printables.prepress.collating.sheets import Drawn, Sheet, SlugRuns, entries_of
from printables.prepress.collating.taking import Taken
from printables.prepress.stencil.objects import Key
from printables.prepress.stencil.places import Slug, piece_of_slug
from printables.prepress.stencil.splice import spliced

REGION, SLUG = "region", "slug"
Template = Sequence[int | str]
"""Numbers of streams, and where a copy's own go."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A page of a copy without the region and the slug line; `marks` are those around the line."""

    entries: Sequence[bytes | Key]
    names: Names
    contents: Template
    panel: str
    marks: Slug | None


@dataclass(kw_only=True)
class Frames:
    """The pages of a layer, each by its number in a copy; None for one that cannot be shared."""

    layer: SharedLayer
    runs: SlugRuns
    known: dict[int, Frame | None] = field(default_factory=dict)

    @cached_property
    def slugs(self) -> dict[int, Slug]:
        return {slug.number: slug for slug in self.layer.stencil.slugs}

    def drawn(self, sheet: Sheet, taken: Taken) -> Drawn | None:
        """Put a copy's own into the frame of its page; None where it does not fit."""
        number = sheet.page.objgen[0]
        if number not in self.known:
            self.known[number] = self.frame(sheet, taken)
        frame = self.known[number]
        if frame is None or not has_line(sheet, frame.marks):
            return None
        opened = self.opened(sheet, frame.panel)
        if frame.panel and opened is None:
            return None
        names = together(frame.names, names_of(opened.form, taken)) if opened else frame.names
        if names is None:
            return None
        own = {REGION: [self.runs.filing.once(opened.region)] if opened else []}
        own[SLUG] = self.runs.numbers(sheet.slug)
        contents = [
            one
            for item in frame.contents
            for one in (own[item] if isinstance(item, str) else [item])
        ]
        return Drawn(entries=frame.entries, names=names, contents=contents)

    def opened(self, sheet: Sheet, panel: str) -> OpenedPanel | None:
        place = self.layer.place
        return opened_panel(sheet.page, panel, place) if panel and place else None

    def frame(self, sheet: Sheet, taken: Taken) -> Frame | None:
        """Work out what all copies have of a page."""
        panel = region_panel(sheet.page, self.layer.place)
        opened = self.opened(sheet, panel)
        if panel and opened is None:
            return None
        marks = [self.slugs[one.objgen[0]] for one in sheet.streams if one.objgen[0] in self.slugs]
        return Frame(
            entries=entries_of(sheet, taken),
            names=names_of(sheet.page, taken, but=panel),
            contents=self.template(sheet, opened, taken),
            panel=panel,
            marks=marks[0] if marks else None,
        )

    def template(self, sheet: Sheet, opened: OpenedPanel | None, taken: Taken) -> Template:
        contents: list[int | str] = []
        for stream in sheet.streams:
            slug = self.slugs.get(stream.objgen[0])
            around = opened.around(stream.read_bytes()) if opened and not slug else None
            if slug:
                contents += self.parted(inflated(slug.before.data), SLUG, inflated(slug.after.data))
            elif around:
                contents += self.parted(around[0], REGION, around[1])
            else:
                contents.append(taken.take(stream))
        return contents

    def parted(self, before: bytes, own: str, after: bytes) -> Template:
        return self.runs.filing.stream(before), own, self.runs.filing.stream(after)


def has_line(sheet: Sheet, marks: Slug | None) -> bool:
    """See that the marks are these, with this slug line in them."""
    if marks is None:
        return True
    pieces = spliced(marks.before, *map(piece_of_slug, sheet.slug), marks.after)
    streams = (one for one in sheet.streams if one.objgen[0] == marks.number)
    return all(one.read_raw_bytes() == pieces for one in streams)
