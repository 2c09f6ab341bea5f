"""A partner's page on its way into the job file: what it was, and what is written for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pikepdf import Array, Object

from printables.prepress.collating.filing import Filing
from printables.prepress.collating.names import Names
from printables.prepress.collating.taking import Taken
from printables.prepress.stencil.objects import Key

CONTENTS = "contents"
OWN = {"/Contents": CONTENTS, "/DPart": "part", "/Parent": "parent", "/Resources": "names"}
"""Entries that a page has anew in the job file."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A page of a partner's PDF, and the runs of its slug line."""

    page: Object
    slug: Sequence[str]

    @property
    def streams(self) -> list[Object]:
        contents = self.page.get("/Contents", Array())
        return list(contents) if isinstance(contents, Array) else [contents]


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A page to be written: its entries, the names it draws by, the numbers of its streams."""

    entries: Sequence[bytes | Key]
    names: Names
    contents: Sequence[int]


def entries_of(sheet: Sheet, taken: Taken) -> Sequence[bytes | Key]:
    return taken.loose(sheet.page, OWN).pieces


@dataclass(kw_only=True)
class SlugRuns:
    """The runs of slug lines as streams: most are the same for many partners."""

    filing: Filing
    known: dict[tuple[str, int], int] = field(default_factory=dict)

    def numbers(self, slug: Sequence[str]) -> list[int]:
        """Give the number of each run.

        A letter that comes again is another object: Ghostscript takes a stream that a page names
        twice for one that holds itself.
        """
        return [self.number(run, slug[:at].count(run)) for at, run in enumerate(slug)]

    def number(self, run: str, turn: int) -> int:
        if (run, turn) not in self.known:
            self.known[run, turn] = self.filing.stream(run.encode(), turn)
        return self.known[run, turn]
