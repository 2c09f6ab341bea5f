"""Reader pages to a finished PDF: imposed, marked, declared, described, written."""

import io

from pikepdf import Pdf

from printables.errors import LayoutError
from printables.model.colour import ColourSpace
from printables.model.job import Job
from printables.model.profile import Imposition
from printables.prepress.draft import mark_pages_as_draft, mark_sheets_as_draft
from printables.prepress.imposition import SheetSide, impose_flats, impose_n_up
from printables.prepress.marking import mark_sheets
from printables.prepress.metadata import CREATOR, describe, identity
from printables.prepress.pdfx import STANDARDS, Standard, prepare_for_press
from printables.prepress.sheets import imposed
from printables.prepress.tiles import impose_tiles
from printables.prepress.viewing import set_viewing


def finish(job: Job, reader_pages: bytes, title: str) -> bytes:
    """Make the PDF of a job from its reader pages, one for each panel in reading order.

    Raises:
        LayoutError: the job's sheet is missing or too small, or a draft cannot be marked.
        SetupError: the ICC file of the output intent is missing.
    """
    with Pdf.open(io.BytesIO(reader_pages)) as readers:
        producer = str(readers.docinfo.get("/Producer", CREATOR))
        pdf = readers
        if job.profile.imposition is not Imposition.NONE:
            pdf = on_sheets(readers, job)
        elif job.is_draft:
            mark_pages_as_draft(pdf, job)
        set_viewing(pdf, job)
        describe(pdf, job, title, producer, identity(job, reader_pages))
        return written(pdf, STANDARDS[job.profile.flavour])


def on_sheets(readers: Pdf, job: Job) -> Pdf:
    """Impose, ready the inks for a press, and mark."""
    sides = impose(job)
    pdf = imposed(readers, job.format, sides)
    if job.profile.colour is ColourSpace.CMYK:
        prepare_for_press(pdf, job)
    mark_sheets(pdf, sides, job)
    if job.is_draft:
        see_through = STANDARDS[job.profile.flavour].transparency
        mark_sheets_as_draft(pdf, sides, job, see_through=see_through)
    return pdf


def impose(job: Job) -> tuple[SheetSide, ...]:
    """Work out the sheets of a job.

    Raises:
        LayoutError: the job's sheet is missing or too small for its format.
    """
    piece, profile, sheet = job.format, job.profile, job.sheet
    if profile.imposition is Imposition.FLAT:
        return impose_flats(piece, profile)
    if sheet is None:
        where = f"templates/formats/{job.name.format}.yaml"
        remedy = f"name one under 'sheets' in {where}"
        raise LayoutError(f"'{piece.title}' has no sheet for '{job.name.profile}': {remedy}")
    if sheet.tile_overlap is None:
        return impose_n_up(piece, sheet)
    return impose_tiles(piece, sheet, profile, sheet.tile_overlap)


def written(pdf: Pdf, standard: Standard) -> bytes:
    """Write a PDF; its /ID is a digest of its content: the same input gives the same bytes."""
    target = io.BytesIO()
    pdf.save(
        target,
        min_version=standard.version,
        force_version=standard.version if standard.exact_version else "",
        object_stream_mode=standard.object_streams,
        deterministic_id=True,
    )
    return target.getvalue()
