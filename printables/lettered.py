"""Regions lettered without the layout engine, where that is proven to come out the same.

For each set of fields that partners have, two probes are set by the engine: short texts and long
ones, with logos of different shapes. Only if all but the letters agrees, and our shaping of both is
the engine's to the number, are other partners lettered directly; no line longer than the probe's,
no letter that is not plain Latin. Everything else stays with the engine.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from pikepdf import String

from printables.layout import region
from printables.model.composition import ComposedRegion, Composition
from printables.model.content import Partner
from printables.model.design import ColourSpace
from printables.model.job import Job
from printables.prepress.drawings import Step
from printables.prepress.stencil import Region, UnstableError
from printables.prepress.stencil.lettering import (
    Learned,
    Lettered,
    Logo,
    Probe,
    Slot,
    learned,
    lettered,
    logo_of,
)
from printables.render.fonts import font_files
from printables.render.lettering import Face, Line
from printables.render.region import Around, region_page

SHARES = (0.99, 0.9, 0.75, 0.5)
"""How far to the region's edge the long probe's lines go: as far as they do not wrap."""
SHORT = {
    "name": "Probe",
    "tagline": "Lines",
    "phone": "555-0100",
    "address": "Streets",
    "url": "probes.org",
}
LONG = " Kind Valley of Washington"
LONGEST = 200
KEPT = 2000
"""Logos; a few kilobytes each."""

PIXEL = 0.75
ROUNDING = 0.01
"""Points."""

Fields = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a field stands: its face and size, and how wide it may be."""

    field: str
    face: Path
    slot: Slot
    limit: float


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What is known of regions with the same fields."""

    learned: Learned
    places: tuple[Place, ...]
    probe: Job


@dataclass(kw_only=True)
class Logos:
    """The latest logos that the engine has set, for all languages, editions and printers."""

    known: dict[object, Logo] = field(default_factory=dict)

    def get(self, key: object, make: Callable[[], Logo]) -> Logo:
        if key not in self.known:
            if len(self.known) >= KEPT:
                del self.known[next(iter(self.known))]
            self.known[key] = make()
        return self.known[key]


@dataclass(kw_only=True)
class Lettering:
    """Letters the regions of one static layer."""

    composition: Composition
    around: Around
    held: Sequence[Step]
    logos: Logos
    shapes: dict[Fields, Shape | None] = field(default_factory=dict)

    def region(self, job: Job) -> Region | None:
        """Letter a partner's region; None where the engine must set it.

        Raises:
            UserError: the logo cannot be set.
        """
        words = words_of(region(job))
        if not words:
            return None
        shape = self.shape(job, (*words, *(("logo",) if job.partner.logo else ())))
        lines = lines_of(shape, words, job) if shape else None
        fonts = fonts_of(shape, lines) if shape and lines else None
        if not (shape and lines and fonts):
            return None
        arrays = [one.array() for one in lines]
        return lettered(
            shape.learned, self.logo(job, shape), arrays, fonts, told(shape, job, lines)
        )

    def shape(self, job: Job, fields: Fields) -> Shape | None:
        if fields not in self.shapes:
            self.shapes[fields] = self.learn(job, fields)
        return self.shapes[fields]

    def learn(self, job: Job, fields: Fields) -> Shape | None:
        """Learn from the longest lines that do not wrap."""
        short = probe_job(job, fields, "wide", {})
        try:
            known = self.agreed(short, probe_job(job, fields, "tall", {}))
        except UnstableError:
            return None
        for share in SHARES:
            try:
                return self.agreed(short, probe_job(job, fields, "tall", stretched(known, share)))
            except UnstableError:
                continue
        return known

    def agreed(self, short: Job, long: Job) -> Shape:
        probes = [self.probe(job) for job in (short, long)]
        both = learned(short, probes[0], probes[1], self.held)
        texts = [words_of(region(job)) for job in (short, long)]
        pairs = zip(both[0].slots, both[1].slots, strict=True)
        places = tuple(placed(pair, texts, short) for pair in pairs)
        if sorted(one.field for one in places) != sorted(texts[0]):
            raise UnstableError("a text is set on more than a line")
        shape = Shape(learned=both[0], places=places, probe=short)
        require_links(shape, short)
        return shape

    def probe(self, job: Job) -> Probe:
        whole = region(job)
        alone = without_texts(whole)
        pages = (
            region_page(job, replace(self.composition, region=one), self.around)
            for one in (whole, alone)
        )
        return Probe(whole=next(pages), alone=next(pages))

    def logo(self, job: Job, shape: Shape) -> Logo:
        """Give a partner's logo, set once by the engine for all that share a style."""
        learned, partner = shape.learned, job.partner
        cut = learned.before, learned.after, learned.logo_number
        key = (
            logo_digest(job),
            partner.logo_alt or partner.name,
            self.around.look,
            self.tagged(job),
            cut,
        )
        return self.logos.get(key, lambda: self.set_logo(job, shape))

    def set_logo(self, job: Job, shape: Shape) -> Logo:
        alone = replace(self.composition, region=without_texts(region(job)))
        page = region_page(job, alone, self.around)
        return logo_of(job, page, self.held, shape.learned)

    def tagged(self, job: Job) -> bool:
        return job.profile.colour is ColourSpace.SRGB


def logo_digest(job: Job) -> bytes:
    """Tell a partner's logo by what it shows: another file may come under its name."""
    logo = job.partner.logo
    file = job.folders.partner / logo if logo else None
    return sha256(file.read_bytes()).digest() if file and file.is_file() else b""


def require_links(shape: Shape, job: Job) -> None:
    """See that links are as wide as their lines."""
    lines = lines_of(shape, words_of(region(job)), job)
    for old, new in told(shape, job, lines or ()):
        edges = [[float(edge) for edge in one.split()] for one in RECT.findall(old + new)]
        if edges and any(abs(a - b) > ROUNDING for a, b in zip(*edges, strict=True)):
            raise UnstableError("a link is not as wide as its line")


def words_of(composed: ComposedRegion | None) -> dict[str, str]:
    """Give the texts of a region by field."""
    if composed is None or composed.code or composed.placeholder or composed.statements:
        return {}
    texts = {
        "name": composed.name and composed.name.plain,
        "tagline": composed.tagline and composed.tagline.plain,
        "phone": composed.phone and composed.phone.value,
        "address": composed.address and composed.address.plain,
        "url": composed.url and composed.url.value,
    }
    return {name: text for name, text in texts.items() if text}


def without_texts(composed: ComposedRegion | None) -> ComposedRegion | None:
    return composed and replace(
        composed, name=None, tagline=None, phone=None, address=None, url=None, statements=()
    )


def probe_job(job: Job, fields: Fields, logo: str, texts: Mapping[str, str]) -> Job:
    """Make up a partner with these fields."""
    told = {name: text for name, text in {**SHORT, **texts}.items() if name in fields}
    if "url" in told:
        told["url"] = f"https://{told['url']}"
    partner = Partner(
        id="probe",
        **{"name": "Probe", **told},
        logo=probe_logo(job, logo) if "logo" in fields else None,
        logo_alt="Logo of a probe",
    )
    return replace(job, partner=partner)


def stretched(shape: Shape, share: float) -> dict[str, str]:
    """Lengthen each text until its line goes so far of the way to the region's edge."""
    job, texts = shape.probe, words_of(region(shape.probe))
    room = job.material.region
    if room is None:
        return {}
    own = room.on(job.format.trim)
    panel = next(one for one in job.format.panels if one.panel == own.panel)
    edge = (job.format.panel_size(panel).width - own.right) / PIXEL
    for place in shape.places:
        wanted = share * (edge - place.slot.left)
        texts[place.field] = grown(texts[place.field], wanted, place, job.locale.language)
    return texts


def grown(text: str, room: float, place: Place, language: str) -> str:
    more = LONG.replace(" ", "").lower() if place.field == "url" else LONG
    ends = ".org" if place.field == "url" else ""
    text = text.removesuffix(ends)
    for at in range(LONGEST):
        longer = f"{text}{more[at % len(more)]}"
        line = Face.of(place.face).line(longer.strip() + ends, place.slot.size, language)
        if line is None or line.width > room:
            break
        text = longer
    return text.strip() + ends


def probe_logo(job: Job, name: str) -> str:
    return str(job.folders.templates / "probes" / f"{name}.svg")


def placed(pair: tuple[Slot, Slot], texts: Sequence[Mapping[str, str]], job: Job) -> Place:
    """Find the field and face whose shaping is what the engine wrote, for both probes."""
    for name in texts[0]:
        for face in (one.path for one in font_files(job)):
            lines = [
                Face.of(face).line(words[name], slot.size, job.locale.language)
                for slot, words in zip(pair, texts, strict=True)
            ]
            if all(same(line, slot) for line, slot in zip(lines, pair, strict=True)):
                limit = max(line.width for line in lines if line)
                return Place(field=name, face=face, slot=pair[0], limit=limit)
    raise UnstableError("the engine shapes a text otherwise")


def same(line: Line | None, slot: Slot) -> bool:
    if line is None:
        return False
    return [one for one, _ in line.glyphs] == [*slot.glyphs] and line.between == slot.between


def lines_of(shape: Shape, words: Mapping[str, str], job: Job) -> list[Line] | None:
    """Shape a partner's texts; None if one is not plain, or longer than what was proven."""
    lines = []
    for place in shape.places:
        line = Face.of(place.face).line(words[place.field], place.slot.size, job.locale.language)
        if line is None or line.width > place.limit:
            return None
        lines.append(line)
    return lines


def fonts_of(shape: Shape, lines: Sequence[Line]) -> dict[str, Lettered] | None:
    """Cut each font to the glyphs that stand in the region."""
    faces: dict[str, Path] = {}
    widths: dict[str, dict[int, int]] = {}
    texts: dict[str, dict[int, str]] = {}
    for place, line in zip(shape.places, lines, strict=True):
        name, face = place.slot.font, Face.of(place.face)
        faces[name] = place.face
        for glyph, text in line.glyphs:
            texts.setdefault(name, {}).setdefault(glyph, text)
            width = face.width(glyph, place.slot.size)
            if widths.setdefault(name, {}).setdefault(glyph, width) != width:
                return None
    return {
        name: Lettered(
            program=Face.of(face).subset(frozenset(widths[name])),
            widths=widths[name],
            texts=texts[name],
        )
        for name, face in faces.items()
    }


def told(shape: Shape, job: Job, lines: Sequence[Line]) -> list[tuple[bytes, bytes]]:
    """Give what of the probe's tags becomes the partner's: addresses, the logo's text, links."""
    if shape.learned.tags is None:
        return []
    probe, own = region(shape.probe), region(job)
    if probe is None or own is None:
        return []
    widths = {place.field: line.width for place, line in zip(shape.places, lines, strict=True)}
    pairs = [(string(probe.logo_alt), string(own.logo_alt))]
    for name, one, other in (("phone", probe.phone, own.phone), ("url", probe.url, own.url)):
        if one and other:
            pairs += [rect(shape.learned, one.href, widths[name])]
            pairs += [(string(one.href), string(other.href))]
    return pairs


def rect(known: Learned, address: str, width: float) -> tuple[bytes, bytes]:
    """Make a probe's link as wide as a line."""
    sought = b"/URI " + string(address)
    [link] = [one.text for one in known.tag_objects if sought in one.text]
    found = RECT.search(link)
    if found is None:
        raise UnstableError("a link has no place")
    left, bottom, _, top = (float(edge) for edge in found[1].split())
    written = " ".join(f"{edge:.6f}" for edge in (left, bottom, left + width * PIXEL, top))
    return found[0], f"/Rect [{written}]".encode()


def string(text: str) -> bytes:
    return String(text).unparse()


RECT = re.compile(rb"/Rect \[([^\]]*)\]")
