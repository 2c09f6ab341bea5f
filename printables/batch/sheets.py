"""Contact sheets of a batch: one PDF for each material and language, from the PDFs that stand."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from printables.batch.ledger import Ledger
from printables.batch.record import Record
from printables.batch.written import FOLDER
from printables.files import Storage
from printables.manifest import digest_of, folder_digest, program_digest
from printables.model.job import Job
from printables.model.profile import Imposition
from printables.processes import spread

WIDE, TALL = 28, 30
"""Pieces on a page."""

EDITIONS = (Imposition.NONE, Imposition.FLAT, Imposition.SHEET)
"""Which edition is shown, if there is a choice: reader pages show most of the partner."""

Kind = tuple[str, str]
Key = tuple[str, str, str, str]


@dataclass(frozen=True, kw_only=True)
class Glance:
    """A partner's piece on a contact sheet: which file, which page of it, and what is wrong."""

    partner: str
    name: str
    path: str
    page: int
    wrong: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of a contact sheet to be set."""

    job: Job
    heading: str
    number: int
    pages: int
    glances: tuple[Glance, ...]
    storage: Storage


def contact_sheets(ledger: Ledger, bases: Mapping[str, Job], workers: int) -> None:
    """Write the contact sheets that are not up to date.

    One of which a run to another place has made pieces is taken away: the next run there makes it.
    """
    jobs = {job_key(job): job for job in bases.values()}
    kinds: dict[Kind, list[Record]] = defaultdict(list)
    for _, record in sorted(ledger.records.items()):
        if record_key(record) in jobs:
            kinds[record.material, record.language].append(record)
    program = program_digest()
    for (material, language), records in kinds.items():
        path = f"{FOLDER}/contact-sheet.{material}.{language}.pdf"
        job = jobs[record_key(records[0])]
        look = folder_digest(job.folders.templates / "partners", "*") + repr(job.theme)
        told = "".join(one.line() for one in records)
        inputs = digest_of(f"{program}{look}{told}".encode())
        if ledger.still(ledger.sheets, path, inputs):
            continue
        try:
            pdf = sheet(job, glances(records, jobs), ledger.storage, workers)
        except FileNotFoundError:
            ledger.drop_sheet(path, inputs)
        else:
            ledger.add_sheet(path, inputs, pdf)


def job_key(job: Job) -> Key:
    return (job.name.language, job.name.material, job.name.format, job.name.profile)


def record_key(record: Record) -> Key:
    return (record.language, record.material, record.format, record.profile)


def glances(records: Sequence[Record], jobs: Mapping[Key, Job]) -> Iterator[Glance]:
    """Show each partner once: the edition that shows most, and any edition's failure."""
    by_partner: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_partner[record.partner].append(record)
    for partner, several in by_partner.items():
        named = [(one, jobs[record_key(one)]) for one in several]
        whole = [(one, job) for one, job in named if one.delivered] or named
        best, job = min(whole, key=lambda pair: EDITIONS.index(pair[1].profile.imposition))
        failed = [one for one in several if not one.delivered]
        yield Glance(
            partner=partner,
            name=best.name,
            path=best.path if best.delivered else "",
            page=region_page(job),
            wrong=f"{failed[0].profile}: {failed[0].reason}" if failed else "",
        )


def region_page(job: Job) -> int:
    """Give the page (from 0) on which the partner stands, or the first."""
    region = job.material.region
    if region is None or (job.sheet and job.sheet.tile_overlap is not None):
        return 0
    if job.profile.imposition is Imposition.NONE:
        return job.format.reading_order.index(region.panel)
    sides = [[panel.panel for panel in side] for side in job.format.sides.values()]
    return next(at for at, panels in enumerate(sides) if region.panel in panels)


def is_wide(job: Job) -> bool:
    if job.material.region is None or job.profile.imposition is not Imposition.NONE:
        return job.format.width > job.format.height
    panel = next(one for one in job.format.panels if one.panel == job.material.region.panel)
    size = job.format.panel_size(panel)
    return size.width > size.height


def sheet(job: Job, shown: Iterator[Glance], storage: Storage, workers: int) -> bytes:
    """Set the pages, several at once, and bind them."""
    from printables.contact import bound  # noqa: PLC0415 - an up-to-date run needs none of it

    everybody = tuple(shown)
    each = WIDE if is_wide(job) else TALL
    parts = [everybody[at : at + each] for at in range(0, len(everybody), each)]
    failed = sum(bool(one.wrong) for one in everybody)
    heading = f"{job.material.title}, {job.locale.title}: {len(everybody)} partners"
    heading += f", {failed} failed" if failed else ""
    pages = [
        Page(
            job=job,
            heading=heading,
            number=number,
            pages=len(parts),
            glances=part,
            storage=storage,
        )
        for number, part in enumerate(parts, start=1)
    ]
    return bound(spread(set_page, pages, workers), heading)


def set_page(page: Page) -> bytes:
    """Draw the pieces of a page, and set them."""
    from printables.contact import thumbnail  # noqa: PLC0415
    from printables.render.contact_page import ContactPage, Shown, contact_page  # noqa: PLC0415

    def picture(glance: Glance) -> bytes | None:
        if not glance.path:
            return None
        return thumbnail(page.storage.get(glance.path), glance.page)

    shown = tuple(
        Shown(partner=one.partner, name=one.name, picture=picture(one), wrong=one.wrong)
        for one in page.glances
    )
    return contact_page(
        page.job,
        ContactPage(
            heading=page.heading,
            number=page.number,
            pages=page.pages,
            wide=is_wide(page.job),
            shown=shown,
        ),
    )
