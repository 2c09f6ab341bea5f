"""How a partner's region is made, once for all pieces in which it looks the same."""

from dataclasses import dataclass
from enum import StrEnum

from printables.copies.layer import StaticLayer, engine_region
from printables.latest import Latest
from printables.layout import region
from printables.lettering import Lettering, Logos, Store, logo_digest
from printables.model.composition import ComposedRegion
from printables.model.job import Job
from printables.prepress.stencil import Region

KEPT = 200
"""Regions; most are below 50 kilobytes. A partner's pieces follow each other."""


class Way(StrEnum):
    """How a copy's region was made: lettered, or set by the layout engine."""

    LETTERED = "lettered"
    ENGINE = "engine"


@dataclass(frozen=True, kw_only=True)
class Own:
    """A partner's region: what it was made of, how, and how it came out."""

    composed: ComposedRegion | None
    cut: Region
    way: Way


def regions() -> Latest[Own]:
    return Latest(limit=KEPT)


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A layer at work: with what makes its regions, and those that other layers have made."""

    layer: StaticLayer
    lettering: Lettering
    known: Latest[Own]

    @staticmethod
    def of(layer: StaticLayer, logos: Logos, store: Store, known: Latest[Own]) -> "Ready":
        lettering = Lettering(
            store=store,
            composition=layer.fitted.composition,
            around=layer.around,
            held=layer.stencil.steps,
            logos=logos,
        )
        return Ready(layer=layer, lettering=lettering, known=known)

    def own(self, job: Job) -> Own:
        """Give a partner's region, made in the fastest way that is right.

        Raises:
            NotStaticError, UnstableError: this partner's must be made in full.
            UserError: the region cannot be set.
        """
        composed, edition = region(job), (job.name.profile, job.name.printer)
        look = self.layer.around.look, self.layer.stencil.held
        key = (*look, *edition, composed, logo_digest(job))
        return self.known.get(key, lambda: self.made(job, composed))

    def made(self, job: Job, composed: ComposedRegion | None) -> Own:
        cut = self.lettering.region(job)
        if cut is not None:
            return Own(composed=composed, cut=cut, way=Way.LETTERED)
        return Own(composed=composed, cut=engine_region(job, self.layer), way=Way.ENGINE)
