"""A piece's static layer: all that its partners share, set, finished and inspected once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from printables.layout import Fitted, compose, plan_of, region
from printables.model.composition import Composition
from printables.model.content import Partner
from printables.model.job import Job
from printables.model.plan import Plan
from printables.preflight.copies import Cleared, clear, same_look
from printables.prepress import finish
from printables.prepress.stencil import (
    NOTHING,
    Region,
    Stencil,
    UnstableError,
    cut_region,
    filled,
    stencil_of,
)
from printables.render import reader_pages
from printables.render.region import (
    Around,
    NotStaticError,
    around_as_drawn,
    around_region,
    region_page,
    static_pages,
)


class NoLayerError(Exception):
    """The piece has no static layer; it says why."""


@dataclass(frozen=True, kw_only=True)
class StaticLayer:
    """All of a piece but its region: made to fit, set, finished and inspected in full."""

    fitted: Fitted
    around: Around
    stencil: Stencil
    cleared: Cleared

    @cached_property
    def plan(self) -> Plan:
        """Give the plan of all but the region, which is the same for all partners."""
        return plan_of(self.fitted.job, replace(self.fitted.composition, region=None))

    def job(self, job: Job) -> Job:
        """Give a partner's job as the layer was made to fit."""
        return replace(self.fitted.job, partner=job.partner, name=job.name)


@dataclass(frozen=True, kw_only=True)
class Unshared:
    """Stands for the layer of a piece that has none, and says why."""

    reason: str


def static_layer(fitted: Fitted) -> StaticLayer:
    """Set, finish and inspect what all partners of a piece share.

    Raises:
        NoLayerError: what the method leans on does not hold, or a copy looks unlike a full build.
        UserError: the piece cannot be made at all.
    """
    job, composition = fitted.job, fitted.composition
    if job.sides:
        raise NoLayerError("it is in two languages")
    try:
        around = around_region(job, composition, tuple(probes(job)))
        pages = static_pages(job, composition, around)
        stencil = stencil_of(job, pages, composition.title)
        signed = signed_layer(job, pages, composition) if job.is_draft else stencil
    except (NotStaticError, UnstableError) as reason:
        raise NoLayerError(str(reason)) from reason
    layer = StaticLayer(
        fitted=fitted,
        around=around,
        stencil=stencil,
        cleared=cleared_layer(job, composition, stencil, signed),
    )
    prove(layer)
    return as_drawn(layer)


def probes(job: Job) -> Iterator[tuple[Job, Composition]]:
    """Give the piece for a partner with nothing but a name, named or not."""
    for placeholder in (True, False):
        bare = Partner(id="bare", name="Bare", placeholder=placeholder)
        probe = replace(job, partner=bare)
        yield probe, compose(probe)


def signed_layer(job: Job, pages: bytes, composition: Composition) -> Stencil:
    """Finish a draft as if it were signed: its mark does not hide what lies under the region."""
    return stencil_of(replace(job, unready=()), pages, composition.title)


def cleared_layer(job: Job, composition: Composition, stencil: Stencil, signed: Stencil) -> Cleared:
    """Inspect the layer as it is written, with nothing in its region."""
    alone, plan = plan_of(job, replace(composition, region=None)), plan_of(job, composition)
    nobody = replace(job, partner=Partner(id="nobody", name="Nobody"))
    empty, unmarked = (filled(one, job, NOTHING) for one in (stencil, signed))
    cleared = clear(empty, unmarked, stencil.pieces, nobody, (alone, plan))
    if cleared.ground is None:
        raise NoLayerError("what lies under its region is not one colour")
    return cleared


def prove(layer: StaticLayer) -> None:
    """See that a copy looks and reads as a full build does.

    Raises:
        NoLayerError: it does not.
    """
    job, composition = layer.fitted.job, layer.fitted.composition
    try:
        own = engine_region(job, layer)
    except (NotStaticError, UnstableError) as reason:
        raise NoLayerError(str(reason)) from reason
    copy = filled(layer.stencil, job, own)
    apart = same_look(copy, finish(job, reader_pages(job, composition).pdf, composition.title))
    if apart:
        raise NoLayerError(f"a copy is not what a full build makes: {apart}")


def as_drawn(layer: StaticLayer) -> StaticLayer:
    """Let regions be set as if copyfit had changed nothing, if that is the same.

    So languages that were made to fit otherwise share them.
    """
    job = layer.fitted.job
    drawn = replace(layer, around=around_as_drawn(job, layer.around))
    if drawn.around.look == layer.around.look:
        return layer
    try:
        pairs = [(engine_region(one, layer), engine_region(one, drawn)) for one in kinds(job)]
    except (NotStaticError, UnstableError):
        return layer
    return drawn if all(one.digest == other.digest for one, other in pairs) else layer


def kinds(job: Job) -> Iterator[Job]:
    """Give the piece for partners with all that one can have, without statements, with a name."""
    silent = job.partner.model_copy(update={"funder": None, "disclaimer": None})
    yield job
    yield replace(job, partner=silent)
    yield from (probe for probe, _ in probes(job))


def engine_region(job: Job, layer: StaticLayer) -> Region:
    """Let the engine set a partner's region.

    Raises:
        NotStaticError, UnstableError: this partner's must be made in full.
        UserError: the region cannot be set.
    """
    composition = replace(layer.fitted.composition, region=region(job))
    page = region_page(job, composition, layer.around)
    return cut_region(job, page, layer.stencil.steps)
