"""Made-up partners whose regions the engine sets, so that others can be lettered alike."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

from printables.anybody import probe_logo
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
THIN = "l"
LONGEST = 20

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


HALF = 0.515
"""Of a row: two lines of this length have no room in one."""
WRAPS = tuple(product((HALF, 0.53, 0.56), (1.02, 1.0, 0.96)))
"""How far rows go in probes of which some texts wrap, as parts of the longest row that does not.

Two rows of the short one would together be a little too long; those of the long one are full.
"""


def wrapping(job: Job, places: Sequence[Place], wraps: Wraps, share: float) -> dict[str, str]:
    """Lengthen a probe's texts so that some of them wrap."""
    texts, left = words_of(region(job)), 0.0
    edge = max(place.end for place in places)
    for row in rows(places, wraps):
        left = row[0].slot.left if row[0].gap is None else left
        wanted = share * (edge - left) - gaps(row)
        widths = [wanted / len(row)] * len(row)
        if row[0].field in wraps and len(row) > 1:
            first = min(wanted, HALF * (edge - left))
            widths = [first, *[(wanted - first) / (len(row) - 1)] * (len(row) - 1)]
        for place, width in zip(row, widths, strict=True):
            texts[place.field] = grown(texts[place.field], width, place, job)
    return texts


def gaps(row: Sequence[Place]) -> float:
    return sum(place.gap or 0.0 for place in row[1:])


def grown(text: str, room: float, place: Place, job: Job) -> str:
    """Lengthen a text as far as it goes, by words and then by thin letters."""
    more = LONG.replace(" ", "").lower() if place.field == "url" else LONG
    ends = ".org" if place.field == "url" else ""
    text = text.removesuffix(ends)

    def fits(longer: str) -> bool:
        line = Face.of(place.face).line(longer + ends, place.slot.size, job.locale.language)
        return line is not None and line.width <= room

    for letters in (more * LONGEST, THIN * LONGEST):
        text = text.strip()
        for one in letters:
            if not fits((text + one).strip()):
                break
            text += one
    return text.strip() + ends
