"""One static layer, many copies: what partners share is made once, of each only its region.

A piece whose layer cannot be shared is made in full, and the copy says why.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from printables.layout import compose, plan_of, region
from printables.lettered import Lettering, Logos, words_of
from printables.model.composition import Composition
from printables.model.content import Partner
from printables.model.finding import Finding, PreflightReport
from printables.model.job import Job
from printables.model.plan import Plan
from printables.preflight import inspect
from printables.preflight.copies import (
    Cleared,
    clear,
    frame_of,
    inspect_copy,
    inspect_region,
    same_look,
)
from printables.prepress import finish
from printables.prepress.stencil import (
    NOTHING,
    Region,
    Stencil,
    UnstableError,
    filled,
    painted,
    proof,
    region_of,
    stencil_of,
)
from printables.render import reader_pages
from printables.render.region import (
    Around,
    NotStaticError,
    around_region,
    region_page,
    static_pages,
)


class Way(StrEnum):
    """How a copy was made: its region lettered, or set by the layout engine, or all of it."""

    LETTERED = "lettered"
    ENGINE = "engine"
    FULL = "full"


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A partner's PDF, inspected. `why` says why it was made in full."""

    pdf: bytes
    report: PreflightReport
    composition: Composition
    way: Way
    why: str = ""


class NoLayerError(Exception):
    """The piece has no static layer; it says why."""


@dataclass(kw_only=True)
class Inspected:
    """What was inspected in full and found faultless: of its like, only words can differ."""

    clean: set[object] = field(default_factory=set)

    def findings(
        self, job: Job, proof: bytes, plan: Plan, cleared: Cleared, way: Way
    ) -> tuple[Finding, ...]:
        words = tuple(words_of(region(job)))
        setting = job.name.material, job.name.format, job.profile.colour, job.name.printer
        key = (job.partner.logo, words, *setting)
        if way is Way.LETTERED and key in self.clean:
            return inspect_region(proof, job, plan, cleared, words_only=True)
        found = inspect_region(proof, job, plan, cleared)
        if not found:
            self.clean.add(key)
        return found


@dataclass(frozen=True, kw_only=True)
class StaticLayer:
    """All of a piece but its region: set, finished and inspected in full."""

    composition: Composition
    around: Around
    stencil: Stencil
    cleared: Cleared
    lettering: Lettering
    inspected: Inspected


def static_layer(job: Job, logos: Logos, inspected: Inspected) -> StaticLayer:
    """Set, finish and inspect what all partners of a piece share; the job's own is the first.

    Raises:
        NoLayerError: what the method leans on does not hold, or a copy looks unlike a full build.
        UserError: the piece cannot be made at all.
    """
    composition = compose(job)
    try:
        around = around_region(job, composition, tuple(probes(job)))
        pages = static_pages(job, composition, around)
        stencil = stencil_of(job, pages.pdf, composition.title)
    except (NotStaticError, UnstableError) as reason:
        raise NoLayerError(str(reason)) from reason
    layer = StaticLayer(
        composition=composition,
        around=around,
        stencil=stencil,
        cleared=cleared_layer(job, composition, stencil),
        lettering=Lettering(
            composition=composition, around=around, held=stencil.steps, logos=logos
        ),
        inspected=inspected,
    )
    prove(job, composition, layer)
    return layer


def probes(job: Job) -> Iterator[tuple[Job, Composition]]:
    """Give the piece for a partner with nothing but a name, and for one with everything."""
    bare = Partner(id="bare", name="Bare", placeholder=not job.partner.placeholder)
    whole = Partner(
        id="whole", name="Whole", tagline="Line", phone="555-0100", address="Street",
        url="https://whole.example", logo=job.partner.logo, logo_alt="Mark", placeholder=True,
    )  # fmt: skip
    for partner in (bare, whole):
        probe = replace(job, partner=partner)
        composition = compose(probe)
        yield probe, composition


def cleared_layer(job: Job, composition: Composition, stencil: Stencil) -> Cleared:
    """Inspect the layer as it is written, with nothing in its region."""
    alone = plan_of(job, replace(composition, region=None))
    empty = filled(stencil, job, NOTHING)
    cleared = clear(empty, stencil.pieces, job, alone, plan_of(job, composition))
    if cleared.ground is None:
        raise NoLayerError("what lies under its region is not one colour")
    return cleared


def prove(job: Job, composition: Composition, layer: StaticLayer) -> None:
    """See that a copy looks and reads as a full build does.

    Raises:
        NoLayerError: it does not.
    """
    copy = engine_copy(job, composition, layer)
    apart = same_look(copy.pdf, finish(job, reader_pages(job, composition).pdf, composition.title))
    if apart:
        raise NoLayerError(f"a copy is not what a full build makes: {apart}")


def engine_copy(job: Job, composition: Composition, layer: StaticLayer) -> Copy:
    """Make a partner's copy of a static layer, the region set by the engine.

    Raises:
        NotStaticError, UnstableError: this partner's must be made in full.
        UserError: the region cannot be set.
    """
    page = region_page(job, composition, layer.around)
    own = region_of(job, page, layer.stencil.steps)
    return copied(job, composition, layer, own, Way.ENGINE)


def copied(job: Job, composition: Composition, layer: StaticLayer, own: Region, way: Way) -> Copy:
    """Write a region into a layer, and inspect what differs."""
    pdf, plan = filled(layer.stencil, job, own), plan_of(job, composition)
    alone = proof_of(job, own, plan, layer)
    findings = layer.inspected.findings(job, alone, plan, layer.cleared, way)
    report = inspect_copy(pdf, alone, own.pieces, findings, layer.cleared)
    return Copy(pdf=pdf, report=report, composition=composition, way=way)


def proof_of(job: Job, cut: Region, plan: Plan, layer: StaticLayer) -> bytes:
    """Show the region alone, on the colour that lies under it."""
    if plan.region is None or layer.cleared.ground is None:
        return b""
    ground = painted(layer.cleared.ground, job.profile.colour)
    return proof(cut, layer.stencil.steps, frame_of(plan.region), ground)


def in_full(job: Job, composition: Composition, why: str) -> Copy:
    """Make a partner's piece as a single build does."""
    pdf = finish(job, reader_pages(job, composition).pdf, composition.title)
    report = inspect(pdf, job, plan_of(job, composition))
    return Copy(pdf=pdf, report=report, composition=composition, way=Way.FULL, why=why)


@dataclass(kw_only=True)
class Copies:
    """Makes copies, each static layer once; for one run: it trusts files to stay as they are."""

    layers: dict[Any, StaticLayer | str] = field(default_factory=dict)
    logos: Logos = field(default_factory=Logos)
    inspected: Inspected = field(default_factory=Inspected)

    def make(self, job: Job) -> Copy:
        """Make a partner's PDF in the fastest way that is right.

        Raises:
            UserError: it cannot be made.
        """
        layer = self.layer(job)
        if isinstance(layer, str):
            return in_full(job, compose(job), layer)
        composition = replace(layer.composition, region=region(job))
        try:
            own = layer.lettering.region(job)
            if own:
                return copied(job, composition, layer, own, Way.LETTERED)
            return engine_copy(job, composition, layer)
        except (NotStaticError, UnstableError) as reason:
            return in_full(job, composition, str(reason))

    def layer(self, job: Job) -> StaticLayer | str:
        """Give a job's static layer, or why it has none."""
        key = (job.name, job.content.language, job.dated)
        if key not in self.layers:
            try:
                self.layers[key] = static_layer(job, self.logos, self.inspected)
            except NoLayerError as reason:
                self.layers[key] = str(reason)
        return self.layers[key]
