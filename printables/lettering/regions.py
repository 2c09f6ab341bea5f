"""Regions lettered without the layout engine, where that is proven to come out the same.

For each set of fields that partners have, two probes are set by the engine: short texts and long
ones, with logos of different shapes. Only if all but the letters agrees, and our shaping of both is
the engine's to the number, are other partners lettered directly; no line longer than the probe's,
no letter that is not plain Latin. Everything else stays with the engine.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from printables.layout import region
from printables.lettering.fonts import fonts_of
from printables.lettering.logos import Logos, framed, logo_digest, svg_of
from printables.lettering.places import (
    Found,
    Place,
    Wraps,
    found_in,
    lines_set,
    places_of,
    wrapped,
    wraps_of,
)
from printables.lettering.probes import SHARES, WRAPS, Fields, probe_job, stretched, wrapping
from printables.lettering.shape import Known, Shape, Store
from printables.lettering.tags import require_tags, told
from printables.lettering.words import without_texts, words_of
from printables.model.colour import ColourSpace
from printables.model.composition import ComposedRegion, Composition
from printables.model.job import Job
from printables.prepress.drawings import Step
from printables.prepress.stencil import Region, UnstableError
from printables.prepress.stencil.learning import Probe, learned
from printables.prepress.stencil.lettering import lettered
from printables.prepress.stencil.logo import Logo, logo_of
from printables.render.region import Around, region_page


@dataclass(kw_only=True)
class Lettering:
    """Letters the regions of one static layer."""

    composition: Composition
    around: Around
    held: Sequence[Step]
    logos: Logos
    store: Store
    shapes: dict[tuple[Fields, Wraps], Shape | None] = field(default_factory=dict)
    pages: dict[ComposedRegion | None, bytes] = field(default_factory=dict)
    """What the engine set of probes while a shape is learned: the short one meets several."""

    def region(self, job: Job) -> Region | None:
        """Letter a partner's region; None where the engine must set it.

        Raises:
            UserError: the logo cannot be set.
        """
        words = words_of(region(job))
        shape = self.shape_of(job, words) if words else None
        lines = lines_set(shape.places, words, job.locale.language) if shape else None
        fonts = fonts_of(lines) if lines else None
        if not (shape and lines and fonts):
            return None
        texts = [(one.left, one.line.array()) for one in lines]
        logo, tags = self.logo(job, shape), told(shape, job, lines)
        return lettered(shape.learned, logo, texts, fonts, tags)

    def shape_of(self, job: Job, words: Mapping[str, str]) -> Shape | None:
        """Give what is known of regions with a partner's fields, wrapped as this one's."""
        fields = (*words, *(("logo",) if job.partner.logo else ()))
        base = self.shape(job, fields, frozenset())
        if base is None:
            return None
        return self.shape(job, fields, wraps_of(base.places, words, job.locale.language))

    def shape(self, job: Job, fields: Fields, wraps: Wraps) -> Shape | None:
        key = fields, wraps
        if key not in self.shapes:
            self.shapes[key] = self.kept(job, fields, wraps)
        return self.shapes[key]

    def kept(self, job: Job, fields: Fields, wraps: Wraps) -> Shape | None:
        """Take a shape from the store, or learn it; that there is none is kept as well."""
        part = f"{'-'.join([*fields, *(f'{one}+' for one in sorted(wraps))])}.shape"
        known = self.store.get(part)
        if not isinstance(known, Known):
            known = Known(shape=self.learned(job, fields, wraps))
            self.store.put(part, known)
        return known.shape

    def learned(self, job: Job, fields: Fields, wraps: Wraps) -> Shape | None:
        base = self.shapes.get((fields, frozenset()))
        learn = self.learn_wrapped(base, job, fields, wraps) if base else self.learn(job, fields)
        shape = next(learn, None)
        self.pages.clear()
        return shape

    def learn(self, job: Job, fields: Fields) -> Iterator[Shape]:
        """Learn from the longest rows that do not wrap."""
        short = probe_job(job, fields, "wide", {})
        with suppress(UnstableError):
            known = self.agreed(short, probe_job(job, fields, "tall", {}), places_of)
            for share in SHARES:
                texts = stretched(short, known.places, share)
                with suppress(UnstableError):
                    yield self.agreed(short, probe_job(job, fields, "tall", texts), places_of)

    def learn_wrapped(self, base: Shape, job: Job, fields: Fields, wraps: Wraps) -> Iterator[Shape]:
        """Learn from rows that go a little beyond the edge, and from the longest."""
        for shares in WRAPS:
            short, long = (
                probe_job(job, fields, logo, wrapping(base.probe, base.places, wraps, share))
                for logo, share in zip(("wide", "tall"), shares, strict=True)
            )
            with suppress(UnstableError):
                yield self.agreed(short, long, lambda found: wrapped(found, base.places, wraps))

    def agreed(
        self, short: Job, long: Job, places: Callable[[list[Found]], tuple[Place, ...]]
    ) -> Shape:
        """Learn what two probes have in common.

        Raises:
            UnstableError: they differ in more than letters and logo.
        """
        probes = self.probe(short), self.probe(long)
        one, other = learned(short, *probes, self.held)
        found = found_in((one, other), (short, long))
        frame = framed(probes, (short, long))
        shape = Shape(learned=one, places=places(found), probe=short, frame=frame)
        require_tags(shape, long, other)
        return shape

    def probe(self, job: Job) -> Probe:
        whole = region(job)
        alone = without_texts(whole)
        return Probe(whole=self.page(job, whole), alone=self.page(job, alone))

    def page(self, job: Job, probed: ComposedRegion | None) -> bytes:
        if probed not in self.pages:
            composition = replace(self.composition, region=probed)
            self.pages[probed] = region_page(job, composition, self.around)
        return self.pages[probed]

    def logo(self, job: Job, shape: Shape) -> Logo:
        """Give a partner's logo, set once by the engine for all that share a style."""
        learned = shape.learned
        cut = learned.before, learned.after, learned.logo_number
        key = (logo_digest(job), self.around.look, self.tagged(job), cut)
        return self.logos.get(key, lambda: self.set_logo(job, shape))

    def set_logo(self, job: Job, shape: Shape) -> Logo:
        svg = svg_of(job) if shape.frame else None
        if shape.frame and svg:
            page = shape.frame.page_with(svg)
        else:
            alone = replace(self.composition, region=without_texts(region(job)))
            page = region_page(job, alone, self.around)
        return logo_of(job, page, self.held, shape.learned)

    def tagged(self, job: Job) -> bool:
        return job.profile.colour is ColourSpace.SRGB
