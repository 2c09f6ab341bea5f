"""A job file held against the partners' PDFs that passed: their pages, all of them, in order.

It passes when each of its pages is what the partner's page is, operator by operator and object by
object, and the file as a whole says what each of theirs says: then it needs no other inspection.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from itertools import islice
from pathlib import Path

import pikepdf
from pikepdf import Name, Object, Page, Pdf, Stream

from printables.model.finding import Finding, Severity
from printables.model.job import Job
from printables.preflight.checks.boxes import inches, same, wanted_boxes
from printables.preflight.checks.pdfx import (
    STANDARDS,
    file_flaws,
    intent_flaws,
    metadata_flaws,
    version_flaws,
)
from printables.preflight.inspector import DAMAGE
from printables.preflight.job_structure import Leaf, leaves_of, part_flaws, parts_of
from printables.preflight.likeness import Likeness
from printables.preflight.same_page import difference
from printables.preflight.sheets import Expected, expected
from printables.preflight.structure import box

TOGETHER = 250
"""Partners whose pages are compared before the file is opened anew: readers keep what they read."""
ENOUGH = 20
"""Findings; a file with so many faults is not looked at any further."""
OF_THE_FILE = frozenset({"/DPartRoot", "/Metadata", "/Pages"})
DEFINED = re.compile(rb"endobj\n(\d+) 0 obj")
FIRST = re.compile(rb"(\d+) 0 obj")
"""Where an object begins in a file: behind another one, or where copies begin to differ."""
BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox")


@dataclass(frozen=True, kw_only=True)
class Individual:
    """A partner's PDF that passed: where it is, its digest, how many pages it has."""

    partner: str
    file: Path
    sha256: str
    pages: int


def inspect_job_file(
    file: Path, job: Job, shared: bytes, individuals: Sequence[Individual]
) -> tuple[Finding, ...]:
    """Find what keeps a job file from being printed from.

    `shared` are the bytes with which those PDFs begin that are copies of one layer; empty if none.
    """
    try:
        look = Look(file=file, job=job, shared=shared, individuals=individuals)
        return tuple(islice(look.faults(), ENOUGH))
    except DAMAGE as trouble:
        return (fault(f"it is damaged ({trouble})"),)


def fault(message: str, page: int | None = None) -> Finding:
    return Finding(code="job-file", severity=Severity.ERROR, message=message, page=page)


def opened(file: Path) -> Pdf:
    """Open a file of any size: nothing is read before it is asked for."""
    return pikepdf.open(file, attempt_recovery=False, inherit_page_attributes=False)


@dataclass(kw_only=True)
class Look:
    """One look through a job file; `boxes` holds page boxes that were found right, as written."""

    file: Path
    job: Job
    shared: bytes
    individuals: Sequence[Individual]
    likeness: Likeness = field(default_factory=Likeness)
    boxes: set[tuple[int, tuple[bytes, ...]]] = field(default_factory=set)

    def faults(self) -> Iterator[Finding]:
        with opened(self.file) as whole:
            yield from map(fault, self.declarations(whole))
            leaves, parts = list(leaves_of(whole.Root.Pages)), parts_of(whole)
        wanted = sum(one.pages for one in self.individuals)
        if (len(leaves), len(parts)) == (wanted, len(self.individuals)):
            yield from self.sheets(iter(leaves), list(zip(self.individuals, parts, strict=True)))
        else:
            found = f"{len(leaves)} pages of {len(parts)} partners"
            yield fault(f"it holds {found}, must hold {wanted} of {len(self.individuals)}")

    def declarations(self, whole: Pdf) -> Iterator[str]:
        """Find what the file as a whole says otherwise than a partner's PDF, or must not say."""
        profile, standard = self.job.profile, STANDARDS.get(self.job.profile.flavour)
        if standard:
            yield from intent_flaws(whole, profile.output_intent, "")
            yield from metadata_flaws(whole, standard)
            yield from version_flaws(whole, standard)
        yield from file_flaws(whole)
        with opened(self.individuals[0].file) as own:
            if not self.likeness.same_entries(own.Root, whole.Root, OF_THE_FILE):
                yield "its catalog differs from that of a partner's PDF"
            if not self.likeness.same_entries(own.docinfo, whole.docinfo):
                yield "its document information differs from that of a partner's PDF"

    def sheets(
        self, leaves: Iterator[Leaf], parted: Sequence[tuple[Individual, int]]
    ) -> Iterator[Finding]:
        """Compare all pages, those of a few partners at a time."""
        page = 1
        for at in range(0, len(parted), TOGETHER):
            with opened(self.file) as whole:
                for individual, part in parted[at : at + TOGETHER]:
                    own = list(islice(leaves, individual.pages))
                    for number, message in self.sheets_of(individual, whole, own, part):
                        yield fault(f"{individual.partner}: {message}", page + number)
                    page += individual.pages

    def sheets_of(
        self, individual: Individual, whole: Pdf, leaves: Sequence[Leaf], part: int
    ) -> Iterator[tuple[int, str]]:
        """Compare one partner's pages; give what is wrong, with the page (from 0)."""
        pdf = individual.file.read_bytes()
        if sha256(pdf).hexdigest() != individual.sha256:
            yield 0, "the partner's PDF is no longer the one that passed"
            return
        pages = [whole.get_object(leaf.number, 0) for leaf in leaves]
        for message in part_flaws(whole.get_object(part, 0), pages, individual.partner):
            yield 0, message
        with Pdf.open(BytesIO(pdf)) as own:
            self.likeness.anew = written_anew(pdf, own, self.shared)
            if len(own.pages) != len(pages):
                yield 0, "the partner's PDF has another number of pages"
                return
            for at, (mine, page, leaf) in enumerate(zip(own.pages, pages, leaves, strict=True)):
                message = self.page_flaw(page, leaf, at)
                message = message or difference(mine.obj, page, self.likeness)
                if message:
                    yield at, message

    def page_flaw(self, page: Object, leaf: Leaf, at: int) -> str:
        """Tell what is wrong with a page by itself."""
        if page.get("/Type") != Name.Page or page.Parent.objgen[0] != leaf.parent:
            return "the page does not hang where it is in the page tree"
        written = at, tuple(page[key].unparse() for key in BOXES if key in page)
        if written not in self.boxes:
            if message := box_flaw(Page(page), expected(self.job)[at]):
                return message
            self.boxes.add(written)
        return ""


def box_flaw(page: Page, wanted: Expected) -> str:
    for name, place, needed in wanted_boxes(wanted, flat=True):
        found = box(page, Name("/" + name))
        if found is None and needed:
            return f"the page has no {name}"
        if found is not None and not same(found, place):
            return f"{name} is {inches(found)}, must be {inches(place)}"
    return ""


def written_anew(pdf: bytes, file: Pdf, shared: bytes) -> frozenset[int] | None:
    """Give the numbers of what stands behind the bytes that copies share; None for no copy."""
    if not shared or not pdf.startswith(shared):
        return None
    first = FIRST.match(pdf, len(shared))
    found = {int(number) for number in DEFINED.findall(pdf, len(shared))}
    found |= {int(first[1])} if first else set()
    packed = (file.get_object(number, 0) for number in tuple(found))
    for one in packed:
        if isinstance(one, Stream) and one.get("/Type") == Name.ObjStm:
            found |= {int(held) for held in one.read_bytes()[: int(one.First)].split()[::2]}
    return frozenset(found)
