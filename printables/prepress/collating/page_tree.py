"""The page tree of a file whose pages are written as they come (ISO 32000-1, 7.7.3)."""

from dataclasses import dataclass, field

from printables.prepress.collating.filing import Filing

KIDS = 50
"""Kids of one node: a reader finds any page without reading them all."""


@dataclass(kw_only=True)
class Node:
    """A node whose kids are not all there yet; `pages` are below it."""

    number: int
    kids: list[int] = field(default_factory=list)
    pages: int = 0


class PageTree:
    """Grows from its leaves: a node that is full goes to disk, and is a kid of the next level."""

    def __init__(self, filing: Filing) -> None:
        self.filing = filing
        self.open = [Node(number=filing.reserve())]

    @property
    def parent(self) -> int:
        """Give the number of the node to which the next page belongs."""
        return self.open[0].number

    def add(self, page: int) -> None:
        """Take a page by its number."""
        self._add(page, 1, level=0)

    def _add(self, kid: int, pages: int, level: int) -> None:
        node = self.open[level]
        node.kids.append(kid)
        node.pages += pages
        if len(node.kids) == KIDS:
            self._finish(level)
            self.open[level] = Node(number=self.filing.reserve())

    def _finish(self, level: int) -> None:
        node = self.open[level]
        if level + 1 == len(self.open):
            self.open.append(Node(number=self.filing.reserve()))
        self._write(node, b"/Parent %d 0 R " % self.open[level + 1].number)
        self._add(node.number, node.pages, level + 1)

    def _write(self, node: Node, parent: bytes = b"") -> None:
        kids = b" ".join(b"%d 0 R" % kid for kid in node.kids)
        told = b"<</Type /Pages %s/Count %d /Kids [%s]>>" % (parent, node.pages, kids)
        self.filing.put_last(node.number, told)

    def close(self) -> int:
        """Write what is left; give the number of the root."""
        for level in range(len(self.open)):
            if level + 1 < len(self.open) and self.open[level].kids:
                self._finish(level)
        self._write(self.open[-1])
        return self.open[-1].number
