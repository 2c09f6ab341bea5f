"""One press PDF for a whole job: every partner's sheets in order, and what they share once."""

import hashlib
import io
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5

from pikepdf import ObjectStreamMode, Pdf

from printables.model.job import Job
from printables.prepress.collating.document_parts import DocumentParts
from printables.prepress.collating.filing import Filing
from printables.prepress.collating.fonts import SharedFonts
from printables.prepress.collating.frames import Frames
from printables.prepress.collating.layer import SharedLayer
from printables.prepress.collating.page_tree import PageTree
from printables.prepress.collating.pages import Pages
from printables.prepress.collating.sheets import Sheet, SlugRuns
from printables.prepress.collating.taking import Taken
from printables.prepress.finish import impose
from printables.prepress.metadata import Identity, xmp
from printables.prepress.pdfx import STANDARDS
from printables.prepress.slug import slug_pieces
from printables.prepress.stencil import Stencil
from printables.prepress.stencil.objects import final

OWN = {"/DPartRoot": "parts", "/Metadata": "metadata", "/Pages": "pages"}
"""Entries that the catalog has anew."""


class JobFile:
    """Takes the finished PDFs of one piece, of one partner after another.

    `name` is its path below `output/`, from which its identifiers are made; `like` one of the PDFs,
    of which all that concerns the file as a whole is taken; `stencil` what copies were made from,
    None where there are none. A PDF that is no copy comes in as it is.
    """

    def __init__(
        self, target: BinaryIO, job: Job, stencil: Stencil | None, *, name: str, like: bytes
    ) -> None:
        self.job, self.name = job, name
        self.layer = SharedLayer(stencil=stencil) if stencil else None
        self.sides, self.digest = impose(job), hashlib.sha256()
        packs = STANDARDS[job.profile.flavour].object_streams is not ObjectStreamMode.disable
        with Pdf.open(io.BytesIO(like)) as file:
            self.version = str(file.pdf_version)
            self.filing = Filing(target, self.version, packs=packs)
            self.fonts, self.tree = SharedFonts(self.filing), PageTree(self.filing)
            self.parts, runs = DocumentParts(self.filing), SlugRuns(filing=self.filing)
            self.pages = Pages(filing=self.filing, runs=runs)
            self.frames = Frames(layer=self.layer, runs=runs) if self.layer else None
            taken = self.taken()
            self.catalog, self.info = taken.loose(file.Root, OWN), taken.take(file.trailer.Info)
            self.title, self.producer = str(file.docinfo.Title), str(file.docinfo.Producer)

    def taken(self, layer: SharedLayer | None = None) -> Taken:
        places, static = (dict(layer.places), layer.static) if layer else ({}, frozenset[int]())
        return Taken(filing=self.filing, fonts=self.fonts, places=places, static=static)

    def add(self, job: Job, pdf: bytes) -> int:
        """Add the sheets of a partner's job; give how many pages they are.

        Raises:
            ValueError: they are not of this piece.
        """
        layer = self.layer if self.layer and self.layer.is_of(pdf) else None
        with Pdf.open(io.BytesIO(pdf)) as file:
            if str(file.pdf_version) != self.version or len(file.pages) != len(self.sides):
                raise ValueError(f"{job.name} is not of the piece that this job file is for")
            taken, part, pages = self.taken(layer), self.parts.begin(), []
            for number, (page, side) in enumerate(
                zip(file.pages, self.sides, strict=True), start=1
            ):
                sheet = Sheet(page=page.obj, slug=[*slug_pieces(side, job, number)])
                drawn = self.pages.drawn(sheet, taken, self.frames if layer else None)
                pages.append(self.pages.write(drawn, self.tree.parent, part))
                self.tree.add(pages[-1])
            self.parts.end(pages, job.partner, job.partner.orders(job.name.material))
            self.digest.update(bytes(file.trailer.ID[1]))
        if layer:
            layer.remember(taken.places)
        return len(pages)

    def close(self) -> None:
        """Write fonts, document parts, page tree, metadata, catalog and cross-reference."""
        self.fonts.close()
        self.parts.close()
        document = uuid5(NAMESPACE_URL, f"printables:{self.name}")
        instance = uuid5(document, f"{self.job.dated} {self.digest.hexdigest()}")
        ids = Identity(document=document, instance=instance)
        packet = xmp(self.job, self.title, self.producer, ids).encode()
        head = b"<</Type /Metadata /Subtype /XML /Length %d>>" % len(packet)
        numbers = {
            "metadata": self.filing.once(b"%s\nstream\n%s\nendstream" % (head, packet)),
            "pages": self.tree.close(),
            "parts": self.parts.root,
        }
        catalog = self.catalog.filled(lambda key: numbers[key] if isinstance(key, str) else key)
        name = hashlib.md5(packet, usedforsecurity=False).hexdigest().encode()
        root, info = self.filing.once(catalog), final(self.info)
        self.filing.close(b"/Root %d 0 R /Info %d 0 R /ID [<%s><%s>]" % (root, info, name, name))
