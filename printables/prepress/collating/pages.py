"""Pages of partners' PDFs written anew: their streams parted where partners differ."""

from collections.abc import Iterator
from dataclasses import dataclass

from printables.prepress.collating.filing import Filing
from printables.prepress.collating.frames import Frames
from printables.prepress.collating.names import names_of, written_names
from printables.prepress.collating.sheets import CONTENTS, Drawn, Sheet, SlugRuns, entries_of
from printables.prepress.collating.taking import Taken
from printables.prepress.stencil.objects import Loose, final, joined


@dataclass(frozen=True, kw_only=True)
class Pages:
    """Writes pages, each below a node of the page tree and in a document part."""

    filing: Filing
    runs: SlugRuns

    def write(self, drawn: Drawn, parent: int, part: int) -> int:
        """Write a page, and give its number."""
        streams = b"[%s]" % b" ".join(b"%d 0 R" % one for one in drawn.contents)
        names = self.filing.once(written_names(drawn.names))
        numbers = {"names": names, "parent": parent, "part": part}
        page = Loose(pieces=joined(streams if one == CONTENTS else one for one in drawn.entries))
        number = self.filing.reserve()
        self.filing.put(
            number, page.filled(lambda key: numbers[key] if isinstance(key, str) else key)
        )
        return number

    def drawn(self, sheet: Sheet, taken: Taken, frames: Frames | None) -> Drawn:
        """Take a page as it is, but for its slug line; that of a copy into its frame."""
        copied = frames.drawn(sheet, taken) if frames else None
        return copied or Drawn(
            entries=entries_of(sheet, taken),
            names=names_of(sheet.page, taken),
            contents=[*self.contents(sheet, taken)],
        )

    def contents(self, sheet: Sheet, taken: Taken) -> Iterator[int]:
        line = "".join(sheet.slug).encode()
        for stream in sheet.streams:
            before, slug, after = parted(stream.read_bytes(), line)
            if slug:
                yield self.filing.stream(before)
                yield from self.runs.numbers(sheet.slug)
                yield self.filing.stream(after)
            else:
                yield final(taken.take(stream))


def parted(content: bytes, line: bytes) -> tuple[bytes, bytes, bytes]:
    return content.partition(line) if line else (content, b"", b"")
