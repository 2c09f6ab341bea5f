"""The region's place: an empty form in the static reader pages; imposition carries it along."""

import io

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf

from printables.model.job import Job
from printables.prepress.drawings import Step, step, steps_of
from printables.prepress.stencil.marks import UnstableError, chain, mark_blocks

PLACE = Name("/Region")


def with_place(job: Job, reader_pages: bytes) -> tuple[bytes, list[Step]]:
    """Put an empty form where the marked region stands; give the transformations that hold there.

    Raises:
        UnstableError: the mark is not where it should be.
    """
    with Pdf.open(io.BytesIO(reader_pages)) as pdf:
        page = pdf.pages[panel_number(job)].obj
        steps = steps_of(page)
        found = mark_blocks(steps)
        if len(found) != 1:
            raise UnstableError(f"the empty region is drawn {len(found)} times")
        [block] = found
        held = chain(steps, block.start)
        kept = [*steps[: block.start], step("Do", PLACE), *steps[block.end :]]
        write_page(pdf, page, kept)
        page.Resources.XObject[PLACE] = empty_form(pdf)
        target = io.BytesIO()
        pdf.save(target, deterministic_id=True)
        return target.getvalue(), held


def panel_number(job: Job) -> int:
    """Give the index of the reader page that holds the region."""
    region = job.material.region
    panels = [panel.panel for panel in job.format.panels]
    if region is None or region.panel not in panels:
        raise UnstableError("there is no region")
    return panels.index(region.panel)


def write_page(pdf: Pdf, page: Object, steps: list[Step]) -> None:
    """Write operators as they are: resources stay with all the pages that share them."""
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(steps))


def empty_form(pdf: Pdf) -> Object:
    form = pdf.make_stream(b"")
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = [0, 0, 0, 0]
    form.Resources = Dictionary()
    return form
