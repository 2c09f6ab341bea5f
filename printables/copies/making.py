"""Partners' PDFs: a region written into a static layer, and inspected."""

from dataclasses import dataclass, field, replace
from typing import Any

from printables.anybody import for_anybody
from printables.copies.inspected import Inspected
from printables.copies.layer import NoLayerError, StaticLayer, Unshared, static_layer
from printables.copies.region import Own, Ready, Way, regions
from printables.errors import UserError
from printables.fitting import as_fitted, made_to_fit
from printables.latest import Latest
from printables.layer_cache import LayerCache
from printables.layout import Fitted, with_region
from printables.lettering import Logos, logos
from printables.model.finding import PreflightReport
from printables.model.job import Job
from printables.preflight.copies import ALTERED
from printables.prepress.stencil import UnstableError, filled
from printables.render.region import NotStaticError


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A partner's PDF, inspected."""

    pdf: bytes
    report: PreflightReport
    fitted: Fitted
    way: Way

    @property
    def is_altered(self) -> bool:
        """Tell whether it is not what was inspected: a fault of ours, not its partner's."""
        return any(one.code == ALTERED for one in self.report.findings)


def copied(job: Job, layer: StaticLayer, own: Own, inspected: Inspected) -> Copy:
    """Write a region into a layer, and inspect what differs."""
    composition = replace(layer.fitted.composition, region=own.composed)
    fitted = replace(layer.fitted, job=job, composition=composition)
    pdf = filled(layer.stencil, job, own.cut)
    plan = with_region(layer.plan, job, own.composed)
    report = inspected.report(job, pdf, own, plan, layer)
    return Copy(pdf=pdf, report=report, fitted=fitted, way=own.way)


@dataclass(frozen=True, kw_only=True)
class PartsOfLayer:
    """Keeps what belongs to a layer beside it."""

    cache: LayerCache
    shared: Job

    def get(self, part: str) -> object:
        return self.cache.get(self.shared, part)

    def put(self, part: str, made: object) -> None:
        self.cache.put(self.shared, made, part)


@dataclass(kw_only=True)
class Copies:
    """Makes copies, each static layer once."""

    layers: dict[Any, tuple[Job, Ready | str]] = field(default_factory=dict)
    cache: LayerCache = field(default_factory=LayerCache)
    fitted: dict[Any, Fitted] = field(default_factory=dict)
    logos: Logos = field(default_factory=logos)
    known: Latest[Own] = field(default_factory=regions)
    inspected: Inspected = field(default_factory=Inspected)

    def make(self, job: Job) -> Copy | str:
        """Make a partner's PDF in the fastest way that is right, or say why it has no copy.

        Raises:
            UserError: the partner's region cannot be set.
        """
        ready = self.ready(job)
        if isinstance(ready, str):
            return ready
        own = ready.layer.job(job)
        try:
            return copied(own, ready.layer, ready.own(own), self.inspected)
        except (NotStaticError, UnstableError) as reason:
            return str(reason)

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
        parts = PartsOfLayer(cache=self.cache, shared=shared)
        return Ready.of(layer, self.logos, parts, self.known)

    def made(self, shared: Job) -> StaticLayer | Unshared:
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
