"""What a print shop gets: inks only, black that overprints, no transparency that is not real.

A flavour is a row of data: what the standard allows, and what it wants said in the file.
"""

from dataclasses import dataclass

from pikepdf import Dictionary, Object, ObjectStreamMode, Pdf

from printables.model.job import Job
from printables.model.profile import Flavour
from printables.prepress import states
from printables.prepress.black import overprint_states, overprinting
from printables.prepress.drawings import (
    Step,
    drawings,
    has_steps,
    named,
    resources,
    steps_of,
    write_steps,
)
from printables.prepress.output_intent import declare_output_intent
from printables.prepress.rich_black import enriched
from printables.prepress.transparency import refuse_transparency, see_through, settle_transparency

Streams = dict[tuple[int, int], list[Step]]
"""The steps of each stream by its object number."""


@dataclass(frozen=True, kw_only=True)
class Standard:
    """What a flavour is written on, whether it declares a print condition, what it forbids."""

    version: str = "1.6"
    exact_version: bool = False
    object_streams: ObjectStreamMode = ObjectStreamMode.generate
    declares_condition: bool = False
    transparency: bool = True


STANDARDS = {
    Flavour.PLAIN: Standard(),
    Flavour.UA1: Standard(),
    # ISO 15930-7, 6.1: written on PDF 1.6.
    Flavour.X4: Standard(declares_condition=True),
    # ISO 15930-4, 6.1 and 6.3: written on PDF 1.4, which has no object streams; no transparency.
    Flavour.X1A: Standard(
        version="1.4",
        exact_version=True,
        object_streams=ObjectStreamMode.disable,
        declares_condition=True,
        transparency=False,
    ),
}


def prepare_for_press(pdf: Pdf, job: Job) -> None:
    """Make a file of imposed sheets what a print shop's preflight accepts.

    Raises:
        LayoutError: the flavour knows no transparency, and the piece holds some.
        SetupError: the ICC file of the output intent is missing.
    """
    ready_inks(pdf, job)
    if STANDARDS[job.profile.flavour].declares_condition and job.profile.output_intent:
        declare_output_intent(pdf, job.profile.output_intent, job.folders.icc)


def ready_inks(pdf: Pdf, job: Job) -> None:
    """Rewrite all that is drawn, in inks that a press can lay.

    Raises:
        LayoutError: the flavour knows no transparency, and the piece holds some.
    """
    streams = pruned(pdf)
    settle_transparency(pdf)
    if not STANDARDS[job.profile.flavour].transparency:
        refuse_transparency(pdf, str(job.name))
    states.grey_masks(pdf)
    set_in_ink(pdf, job, streams)


def pruned(pdf: Pdf) -> Streams:
    """Leave each stream only what it draws with: the engine lets all pages share one heap."""
    streams = {one.objgen: steps_of(one) for one in everything(pdf) if has_steps(one)}
    for one in everything(pdf):
        if has_steps(one):
            one.Resources = named(one.get("/Resources", Dictionary()), streams[one.objgen])
    return streams


def set_in_ink(pdf: Pdf, job: Job, streams: Streams) -> None:
    """Write each stream anew: idle states out, black overprinting, large solids in rich black."""
    drawn = everything(pdf)
    states.clean_states(
        drawn, opaque=not any(True for one in pdf.pages for _ in see_through(one.obj))
    )
    rich = job.printer.rich_black if job.printer else None
    panels = {one.objgen for page in pdf.pages for one in resources(page.obj, "/XObject")}
    for one in drawn:
        if has_steps(one):
            steps = states.without(streams[one.objgen], states.idle(one))
            if rich and one.objgen in panels:
                steps = enriched(steps, rich.value)
            states.add_states(one, overprint_states())
            write_steps(pdf, one, list(overprinting(steps)))


def everything(pdf: Pdf) -> list[Object]:
    """List every drawing of a file once."""
    seen: set[tuple[int, int]] = set()
    return [one for page in pdf.pages for one in drawings(page.obj, seen)]
