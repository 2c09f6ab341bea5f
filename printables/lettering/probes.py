"""Made-up partners whose regions the engine sets, so that others can be lettered alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from printables.layout import region
from printables.lettering.places import Place, Wraps, rows
from printables.lettering.words import POINTS, words_of
from printables.model.content import Partner
from printables.model.job import Job
from printables.render.lettering import Face

SHARES = (0.99, 0.97, 0.94, 0.9, 0.75, 0.5, 0.3)
"""How far to the region's edge the long probe's rows go: as far as they do not wrap."""
SHORT = {"name": "Hi", "tagline": "To", "phone": "555-0100", "address": "At", "url": "i.org"}
"""No two alike: a line is known by its letters. Nothing narrower is lettered."""
LONG = " Kind Valley of Washington"
LONGEST = 200

Fields = tuple[str, ...]


def probe_job(job: Job, fields: Fields, logo: str, texts: Mapping[str, str]) -> Job:
    """Make up a partner with these fields."""
    told = {name: text for name, text in {**SHORT, **texts}.items() if name in fields}
    if "url" in told:
        told["url"] = f"https://{told['url']}"
    partner = Partner(
        id="probe",
        **{"name": SHORT["name"], **told},
        logo=probe_logo(job, logo) if "logo" in fields else None,
        logo_alt="Logo of a probe",
    )
    return replace(job, partner=partner)


def probe_logo(job: Job, name: str) -> str:
    return str(job.folders.templates / "probes" / f"{name}.svg")


def stretched(job: Job, places: Sequence[Place], share: float) -> dict[str, str]:
    """Lengthen a probe's texts until each row goes so far of the way to the region's edge."""
    texts, room = words_of(region(job)), job.material.region
    if room is None:
        return {}
    own = room.on(job.format.trim)
    panel = next(one for one in job.format.panels if one.panel == own.panel)
    edge = (job.format.panel_size(panel).width - own.right) / POINTS
    for row in rows(places):
        wanted = share * (edge - row[0].slot.left) - gaps(row)
        for place in row:
            texts[place.field] = grown(texts[place.field], wanted / len(row), place, job)
    return texts


@dataclass(frozen=True, kw_only=True)
class Fill:
    """How far a row goes whose next wraps, what wraps itself, and any other row."""

    full: float
    first: float
    rest: float


WRAPS = tuple(
    (Fill(full=0.7, first=reach - 0.7, rest=reach - 0.7), Fill(full=1.0, first=0.5, rest=1.0))
    for reach in (1.04, 1.08, 1.15)
)
"""Short and long probes of which some texts wrap: as little beyond the edge as does."""


def wrapping(job: Job, places: Sequence[Place], wraps: Wraps, fill: Fill) -> dict[str, str]:
    """Lengthen a probe's texts so that some of them wrap."""
    texts, made, left = words_of(region(job)), rows(places, wraps), 0.0
    for row, after in zip(made, [*made[1:], []], strict=True):
        left = row[0].slot.left if row[0].gap is None else left
        room = row[0].end - left
        share = fill.full if after and after[0].field in wraps else fill.rest
        wanted = room * share - gaps(row)
        widths = [wanted / len(row)] * len(row)
        if row[0].field in wraps and len(row) > 1:
            first = room * fill.first
            widths = [first, *[(wanted - first) / (len(row) - 1)] * (len(row) - 1)]
        for place, width in zip(row, widths, strict=True):
            texts[place.field] = grown(texts[place.field], width, place, job)
    return texts


def gaps(row: Sequence[Place]) -> float:
    return sum(place.gap or 0.0 for place in row[1:])


def grown(text: str, room: float, place: Place, job: Job) -> str:
    more = LONG.replace(" ", "").lower() if place.field == "url" else LONG
    ends = ".org" if place.field == "url" else ""
    text = text.removesuffix(ends)
    for at in range(LONGEST):
        longer = f"{text}{more[at % len(more)]}"
        line = Face.of(place.face).line(longer.strip() + ends, place.slot.size, job.locale.language)
        if line is None or line.width > room:
            break
        text = longer
    return text.strip() + ends
