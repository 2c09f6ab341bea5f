"""What was inspected of partners' regions: of its like, only what is new is looked at."""

from collections.abc import Hashable
from dataclasses import dataclass, field

from printables.copies.layer import StaticLayer
from printables.copies.region import Own, Way
from printables.latest import Latest
from printables.lettering import logo_digest, words_of
from printables.model.finding import Finding, PreflightReport
from printables.model.job import Job
from printables.model.plan import Plan
from printables.preflight.copies import (
    Look,
    broken,
    frame_of,
    inspect_copy,
    inspect_region,
    region_of,
)
from printables.prepress.stencil import Region, painted, proof

KEPT = 4000
"""Looks that are remembered as faultless."""


def faultless() -> Latest[bool]:
    return Latest(limit=KEPT)


@dataclass(kw_only=True)
class Inspected:
    """Remembers what was found faultless."""

    clean: Latest[bool] = field(default_factory=faultless)

    def report(
        self, job: Job, pdf: bytes, own: Own, plan: Plan, layer: StaticLayer
    ) -> PreflightReport:
        """Inspect a copy: its region, and the file if none of its kind was opened before."""
        findings = self.findings(job, own, plan, layer)
        kind = layer.stencil.digest, own.cut.kind
        pieces, opened = own.cut.pieces, kind in self.clean
        report = inspect_copy(pdf, pieces, findings, layer.cleared, opened=opened)
        if report.passed:
            self.clean.put(kind, made=True)
        return report

    def findings(self, job: Job, own: Own, plan: Plan, layer: StaticLayer) -> tuple[Finding, ...]:
        """Inspect a partner's region, unless the very same was seen on the same ground."""
        planned, cleared = region_of(plan), layer.cleared
        codes = plan.codes[cleared.codes :]
        wanted = planned, codes, job.partner.statements, job.partner.placeholder
        same = (own.cut.digest, wanted, *setting(job, layer))
        if same in self.clean:
            return ()
        found = self.looked_at(job, own, plan, layer)
        if not found:
            self.clean.put(same, made=True)
        return found

    def looked_at(self, job: Job, own: Own, plan: Plan, layer: StaticLayer) -> tuple[Finding, ...]:
        """Look at a region as it stands alone: at all of it, or at what its like had otherwise."""
        keys = inspected_as(job, own, layer)
        new = [look for look, key in keys.items() if key not in self.clean]
        look = Look.ALL if Look.ALL in new or not keys else new[0] if new else Look.WORDS
        alone = proof_of(job, own.cut, plan, layer)
        found = inspect_region(alone, job, plan, layer.cleared, look)
        if not all(one in alone for one in own.cut.pieces):
            return (*found, broken("the region that was inspected is another than this copy's"))
        for key in () if found else keys.values():
            self.clean.put(key, made=True)
        return found


def inspected_as(job: Job, own: Own, layer: StaticLayer) -> dict[Look, Hashable]:
    """Tell what must have been faultless before, so that it need not be looked at again.

    Letters are alike where faces and places are proven to be, a logo where it is the same file.
    """
    if own.way is Way.ENGINE:
        return {}
    words, alike = words_of(own.composed), setting(job, layer)
    return {Look.ALL: (*words, *alike), Look.PICTURE: (logo_digest(job), *alike)}


def setting(job: Job, layer: StaticLayer) -> tuple[Hashable, ...]:
    """Tell in what pieces, and on what ground, a region is inspected alike."""
    name, fonts = job.name, job.theme.fonts_of(job.locale)
    piece = name.material, name.format, name.profile, name.printer
    return (*piece, layer.cleared.ground, *fonts)


def proof_of(job: Job, cut: Region, plan: Plan, layer: StaticLayer) -> bytes:
    """Show the region alone, on the colour that lies under it."""
    planned = region_of(plan)
    if planned is None or layer.cleared.ground is None:
        return b""
    ground = painted(layer.cleared.ground, job.profile.colour)
    return proof(cut, layer.stencil.steps, frame_of(planned), ground)
