"""Whose pages are whose, told in the file itself (document parts: ISO 32000-2, 14.12).

PDF/VT (ISO 16612-2) marks the records of variable data in this way within PDF/X-4. Who does not
know document parts passes over them.
"""

from collections.abc import Sequence

from pikepdf import String

from printables.model.content import Partner
from printables.prepress.collating.filing import Filing

MOST = 8191
"""Elements of an array (ISO 32000-1, annex C): why a node's parts stand in an array of arrays."""


class DocumentParts:
    """One part for each partner, all below one root."""

    def __init__(self, filing: Filing) -> None:
        self.filing = filing
        self.root, self.node = filing.reserve(), filing.reserve()
        self.leaves: list[int] = []

    def begin(self) -> int:
        """Give the number of the next part, which its pages refer to."""
        self.leaves.append(self.filing.reserve())
        return self.leaves[-1]

    def end(self, pages: Sequence[int], partner: Partner, quantity: int | None) -> None:
        """Write the part that was begun: its pages by number, whose they are, how many to print."""
        told = b"/ID %s /Name %s" % (text(partner.id), text(partner.name))
        told += b" /Quantity %d" % quantity if quantity else b""
        self.filing.put(
            self.leaves[-1],
            b"<</Type /DPart /Parent %d 0 R /Start %d 0 R /End %d 0 R /DPM <<%s>>>>"
            % (self.node, pages[0], pages[-1], told),
        )

    def close(self) -> None:
        """Write root and node."""
        arrays = (self.leaves[at : at + MOST] for at in range(0, len(self.leaves), MOST))
        kids = b" ".join(b"[%s]" % b" ".join(map(reference, one)) for one in arrays)
        root = b"<</Type /DPartRoot /DPartRootNode %d 0 R /RecordLevel 1 " % self.node
        self.filing.put_last(self.root, root + b"/NodeNameList [/Job /Partner]>>")
        node = b"<</Type /DPart /Parent %d 0 R /DParts [%s]>>" % (self.root, kids)
        self.filing.put_last(self.node, node)


def reference(number: int) -> bytes:
    return b"%d 0 R" % number


def text(said: str) -> bytes:
    return String(said).unparse()
