"""One static layer, many copies: what partners share is made once, of each only its region.

A piece whose layer cannot be shared has no copies: it is built in full, and the reason is told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from printables.anybody import for_anybody
from printables.errors import UserError
from printables.fitting import as_fitted, made_to_fit
from printables.layer_cache import LayerCache
from printables.layout import Fitted, compose, plan_of, region, with_region
from printables.lettering import Lettering, Logos, Store, logo_digest, words_of
from printables.model.composition import Composition
from printables.model.content import Partner
from printables.model.finding import Finding, PreflightReport
from printables.model.job import Job
from printables.model.plan import Plan
from printables.preflight.copies import (
    Cleared,
    Look,
    clear,
    frame_of,
    inspect_copy,
    inspect_region,
    region_of,
    same_look,
)
from printables.prepress import finish
from printables.prepress.stencil import (
    NOTHING,
    Region,
    Stencil,
    UnstableError,
    cut_region,
    filled,
    painted,
    proof,
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

KEPT = 4000
"""Looks that are remembered as faultless."""


class Way(StrEnum):
    """How a copy's region was made: lettered, or set by the layout engine."""

    LETTERED = "lettered"
    ENGINE = "engine"


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A partner's PDF, inspected."""

    pdf: bytes
    report: PreflightReport
    fitted: Fitted
    way: Way


class NoLayerError(Exception):
    """The piece has no static layer; it says why."""


@dataclass(kw_only=True)
class Inspected:
    """What was inspected and found faultless: of its like, only what is new is looked at."""

    clean: dict[object, None] = field(default_factory=dict)

    def findings(
        self, job: Job, proof: bytes, plan: Plan, cleared: Cleared, own: Region, way: Way
    ) -> tuple[Finding, ...]:
        keys = inspected_as(job, own, way)
        new = [look for look, key in keys.items() if key not in self.clean]
        look = Look.ALL if Look.ALL in new else new[0] if new else Look.WORDS
        found = inspect_region(proof, job, plan, cleared, look)
        if not found:
            self.remember(keys.values())
        return found

    def remember(self, keys: Iterable[object]) -> None:
        for key in keys:
            self.clean.pop(key, None)
            self.clean[key] = None
        while len(self.clean) > KEPT:
            del self.clean[next(iter(self.clean))]


def inspected_as(job: Job, own: Region, way: Way) -> dict[Look, object]:
    """Tell what must have been faultless before, so that it need not be looked at again.

    Letters are alike where faces and places are proven to be, a logo where it is the same file.
    """
    setting = (
        *(job.name.material, job.name.format, job.profile.colour, job.name.printer),
        *job.theme.fonts_of(job.locale),
    )
    words = words_of(region(job))
    if way is Way.ENGINE:
        return {Look.ALL: (own.digest, *words.values(), *setting)}
    return {Look.ALL: (*words, *setting), Look.PICTURE: (logo_digest(job), *setting)}


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
    return layer


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


def engine_region(job: Job, layer: StaticLayer) -> Region:
    """Let the engine set a partner's region.

    Raises:
        NotStaticError, UnstableError: this partner's must be made in full.
        UserError: the region cannot be set.
    """
    page = region_page(job, composed(job, layer), layer.around)
    return cut_region(job, page, layer.stencil.steps)


def composed(job: Job, layer: StaticLayer) -> Composition:
    return replace(layer.fitted.composition, region=region(job))


def copied(job: Job, layer: StaticLayer, own: Region, way: Way, inspected: Inspected) -> Copy:
    """Write a region into a layer, and inspect what differs."""
    fitted = replace(layer.fitted, job=job, composition=composed(job, layer))
    pdf, plan = filled(layer.stencil, job, own), with_region(layer.plan, job, region(job))
    alone = proof_of(job, own, plan, layer)
    findings = inspected.findings(job, alone, plan, layer.cleared, own, way)
    report = inspect_copy(pdf, alone, own.pieces, findings, layer.cleared)
    return Copy(pdf=pdf, report=report, fitted=fitted, way=way)


def proof_of(job: Job, cut: Region, plan: Plan, layer: StaticLayer) -> bytes:
    """Show the region alone, on the colour that lies under it."""
    planned = region_of(plan)
    if planned is None or layer.cleared.ground is None:
        return b""
    ground = painted(layer.cleared.ground, job.profile.colour)
    return proof(cut, layer.stencil.steps, frame_of(planned), ground)


@dataclass(frozen=True, kw_only=True)
class PartsOfLayer:
    """Keeps what belongs to a layer beside it."""

    cache: LayerCache
    shared: Job

    def get(self, part: str) -> object:
        return self.cache.get(self.shared, part)

    def put(self, part: str, made: object) -> None:
        self.cache.put(self.shared, made, part)


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A layer at work: with what letters its regions."""

    layer: StaticLayer
    lettering: Lettering

    @staticmethod
    def of(layer: StaticLayer, logos: Logos, store: Store) -> "Ready":
        lettering = Lettering(
            store=store,
            composition=layer.fitted.composition,
            around=layer.around,
            held=layer.stencil.steps,
            logos=logos,
        )
        return Ready(layer=layer, lettering=lettering)


@dataclass(kw_only=True)
class Copies:
    """Makes copies, each static layer once."""

    layers: dict[Any, tuple[Job, Ready | str]] = field(default_factory=dict)
    cache: LayerCache = field(default_factory=LayerCache)
    fitted: dict[Any, Fitted] = field(default_factory=dict)
    logos: Logos = field(default_factory=Logos)
    inspected: Inspected = field(default_factory=Inspected)

    def make(self, job: Job) -> Copy | str:
        """Make a partner's PDF in the fastest way that is right, or say why it has no copy.

        Raises:
            UserError: the partner's region cannot be set.
        """
        ready = self.ready(job)
        if isinstance(ready, str):
            return ready
        own, way = ready.layer.job(job), Way.LETTERED
        try:
            cut = ready.lettering.region(own)
            if cut is None:
                cut, way = engine_region(own, ready.layer), Way.ENGINE
        except (NotStaticError, UnstableError) as reason:
            return str(reason)
        return copied(own, ready.layer, cut, way, self.inspected)

    def ready(self, job: Job) -> Ready | str:
        """Give a job's static layer, or why it has none."""
        shared = for_anybody(job)
        known, layer = self.layers.get(shared.name, (None, ""))
        if known != shared:
            layer = self.kept(shared)
            self.layers[shared.name] = shared, layer
        return layer

    def kept(self, shared: Job) -> Ready | str:
        """Take a layer from the cache, or make it."""
        layer = self.cache.get(shared)
        if not isinstance(layer, StaticLayer | Unshared):
            layer = self.made(shared)
            self.cache.put(shared, layer)
        if isinstance(layer, Unshared):
            return layer.reason
        return Ready.of(layer, self.logos, PartsOfLayer(cache=self.cache, shared=shared))

    def made(self, shared: Job) -> "StaticLayer | Unshared":
        try:
            return static_layer(self.fit(shared))
        except (NoLayerError, UserError) as reason:
            return Unshared(reason=str(reason))

    def fit(self, shared: Job) -> Fitted:
        """Make a piece fit once for all its editions."""
        key = replace(shared.name, profile="", printer=None)
        known = self.fitted.get(key)
        if known is None:
            known = self.fitted[key] = made_to_fit(shared)
        return as_fitted(shared, known)
