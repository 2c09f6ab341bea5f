"""Copies of one static layer: what all share is inspected once, of each copy what differs.

A copy passes when it holds the layer that passed, to the byte, and its partner's region holds what
it must: the same checks as for a whole piece, on the very objects that were put into the copy.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

import pikepdf
from PIL import ImageChops

from printables.model.finding import Finding, PreflightReport, Severity
from printables.model.format import Axis, Format, PanelRecord
from printables.model.geometry import Edges, Rect
from printables.model.job import Job
from printables.model.plan import Plan, PlannedRegion
from printables.model.profile import Imposition, Profile
from printables.preflight.cross_reference import MisplacedError, Rows, layer_rows, require_in_place
from printables.preflight.inspector import inspect, inspect_part
from printables.preflight.letters import letters
from printables.preflight.pages import Page, open_pages
from printables.preflight.sheets import Place, expected

SLACK = 1.0
"""Points by which a round or slanted letter may overhang its line box."""

MARGIN = 12.0
"""Points around the region's box that are looked at too: what hangs out must be seen to."""

ROUNDING = 2
"""Steps of 255 by which a pixel may differ where numbers are rounded on another way."""

ALTERED = "copy-altered"
OF_A_PARTNER = ("partner-placeholder", "partner-statements")
OF_WORDS = ("words-missing", "words-unplanned", "partner-region", "glyphs-missing", *OF_A_PARTNER)
OF_A_REGION = frozenset(
    [
        *(*OF_WORDS, "words-hidden", "text-overlap", "contrast", "minimum-type", "minimum-line"),
        *("fonts-embedded", "image-resolution", "qr-codes", "colour-space", "spot-colours"),
        *("total-ink", "overprint", "black-text", "small-type-inks", "partner-placeholder"),
        "partner-statements",
    ]
)
"""Checks of what a region draws; all others look at sheets, panels and the file as a whole."""

OF_LETTERS = frozenset(
    [
        *(*OF_WORDS, "words-hidden", "text-overlap", "contrast", "minimum-type"),
        *("black-text", "small-type-inks", "fonts-embedded"),
    ]
)
"""Checks that see nothing new where other words stand in the same faces and places."""


class Look(Enum):
    """How much of a region must be looked at: what was faultless before need not be again."""

    ALL = auto()
    PICTURE = auto()
    """The logo is new; places and faces of the letters are not."""
    WORDS = auto()
    """Only the words are new."""

    def checks(self, listed: Iterable[str]) -> tuple[str, ...]:
        """Choose among the checks of an edition."""
        wanted = OF_WORDS if self is Look.WORDS else OF_A_REGION - OF_LETTERS
        return tuple(one for one in listed if one in wanted)


@dataclass(frozen=True, kw_only=True)
class Cleared:
    """A static layer that was inspected in full.

    `pieces` are its bytes as they stand in each copy, its body first, and `rows` its
    cross-reference; `codes` counts its own QR codes; `ground` is the colour under the region, None
    where that is not one colour.
    """

    report: PreflightReport
    pieces: tuple[bytes, ...]
    rows: Rows
    codes: int
    page: int
    place: Place
    ground: tuple[int, int, int] | None


def clear(
    layer: bytes, unmarked: bytes, pieces: tuple[bytes, ...], job: Job, plans: tuple[Plan, Plan]
) -> Cleared:
    """Inspect a static layer in full, with nothing in its region.

    `unmarked` is the same without a draft's mark. The first of `plans` has no region, the second
    has one.
    """
    alone, region = plans[0], region_of(plans[1])
    if region is None:
        raise ValueError("a layer without a region has no copies")
    number, place = next(
        (number, place)
        for number, page in enumerate(expected(job), start=1)
        for place in page.places
        if place.panel == region.panel
    )
    return Cleared(
        report=inspect(layer, job, alone),
        pieces=pieces,
        rows=layer_rows(layer, len(pieces[0])),
        codes=len(alone.codes),
        page=number,
        place=place,
        ground=ground_of(unmarked, number, place.on_page(region.box)),
    )


def region_of(plan: Plan) -> PlannedRegion | None:
    """Give the region of a piece in one language."""
    return plan.regions[0] if plan.regions else None


def frame_of(region: PlannedRegion) -> Rect:
    """Give what is looked at of the region's panel."""
    return region.box.grown(Edges.all(MARGIN))


def ground_of(layer: bytes, number: int, box: Rect) -> tuple[int, int, int] | None:
    page = open_pages(layer)[number - 1]
    colours = page.whole.crop(box).getcolors(1)
    return colours[0][1] if colours else None  # type: ignore[return-value]


def inspect_region(
    proof: bytes, job: Job, plan: Plan, cleared: Cleared, look: Look = Look.ALL
) -> tuple[Finding, ...]:
    """Inspect a region, which `proof` shows alone, as it is inspected on a whole piece."""
    region = region_of(plan)
    if region is None:
        return ()
    frame, small = frame_of(region), region_job(job, region)
    [page] = open_pages(proof)
    if look is not Look.ALL and not job.partner.statements:
        reads = reads_as_planned(page, region, frame)
        if reads and look is Look.WORDS:
            return ()
        if reads or look is Look.WORDS:
            few = look.checks(small.profile.checks)
            small = replace(small, profile=small.profile.model_copy(update={"checks": few}))
    report = inspect_part(proof, small, region_plan(plan, region, frame, cleared.codes))
    found = [*report.findings, *far_out(page, region)]
    return tuple(on_sheet(one, frame, cleared) for one in found)


def far_out(page: Page, region: PlannedRegion) -> Iterator[Finding]:
    """Find lines that reach beyond what the other checks look at."""
    _, lines = page.runs()
    frame = frame_of(region)
    seen = frame.moved(-frame.left, -frame.bottom)
    for line in (one for one in lines if not seen.contains(one)):
        yield Finding(
            code="partner-region",
            severity=Severity.ERROR,
            message=f"a line does not fit into the partner's box on panel '{region.panel}'",
            page=page.number,
            where=line,
        )


def reads_as_planned(page: Page, region: PlannedRegion, frame: Rect) -> bool:
    """Tell whether the planned words and no others stand in the region's box, at a glance.

    Whoever wants to know what is wrong looks again, letter by letter.
    """
    words, lines = page.runs()
    left = letters(words)
    for text in sorted(map(letters, region.texts), key=len, reverse=True):
        if text not in left:
            return False
        left = left.replace(text, " ", 1)
    box = region.box.moved(-frame.left, -frame.bottom)
    return not left.strip() and all(box.contains(line, SLACK) for line in lines)


def inspect_copy(
    pdf: bytes,
    pieces: Sequence[bytes],
    region: Sequence[Finding],
    cleared: Cleared,
    *,
    opened: bool = False,
) -> PreflightReport:
    """Hold a copy against the layer that passed and the region that was inspected.

    `pieces` are the region's bytes, as they stand in the copy. `opened`: a copy of this layer was
    opened whose region was written as the same objects.
    """
    wrong = altered(pdf, pieces, cleared)
    if not (wrong or opened):
        wrong = unreadable(pdf, cleared)
    findings = (*wrong, *region, *cleared.report.findings)
    ordered = sorted(findings, key=lambda one: (-one.severity, one.page or 0, one.code))
    return replace(cleared.report, findings=tuple(ordered))


def altered(pdf: bytes, pieces: Sequence[bytes], cleared: Cleared) -> list[Finding]:
    """See that a file holds what was inspected, each object where it is looked for."""
    body, *others = cleared.pieces
    added = pdf[len(body) :]
    if not pdf.startswith(body) or not all(one in added for one in (*others, *pieces)):
        return [broken("this copy does not hold the layer and the region that were inspected")]
    try:
        require_in_place(pdf, cleared.rows, len(body))
    except MisplacedError:
        return [broken("this copy's objects are not where it says")]
    return []


def unreadable(pdf: bytes, cleared: Cleared) -> list[Finding]:
    """See that a file opens without repair."""
    try:
        with pikepdf.open(io.BytesIO(pdf), attempt_recovery=False) as file:
            pages = len(file.pages)
    except pikepdf.PdfError:
        pages = 0
    return [] if pages == cleared.report.pages else [broken("this copy cannot be opened as it is")]


def broken(message: str) -> Finding:
    return Finding(code=ALTERED, severity=Severity.ERROR, message=message)


def region_job(job: Job, region: PlannedRegion) -> Job:
    """Make the region a piece of one panel; of which size most letters are is not its matter."""
    form, profile = small_format(region), region_profile(job.profile)
    any_size = job.material.model_copy(update={"minimum_type": 0.0})
    return replace(job, format=form, profile=profile, material=any_size, sheet=None)


@lru_cache(maxsize=64)
def small_format(region: PlannedRegion) -> Format:
    frame = frame_of(region)
    return Format(
        title="region",
        width=f"{frame.width}pt",
        height=f"{frame.height}pt",
        safe="0pt",
        axis=Axis.ROW,
        sides={"region": (PanelRecord(panel=region.panel, extent=f"{frame.width}pt"),)},
        reading_order=(region.panel,),
    )


def region_profile(profile: Profile) -> Profile:
    checks = tuple(one for one in profile.checks if one in OF_A_REGION)
    bare = {"imposition": Imposition.NONE, "bleed": 0.0, "slug": 0.0, "checks": checks}
    return profile.model_copy(update=bare)


def region_plan(plan: Plan, region: PlannedRegion, frame: Rect, codes: int) -> Plan:
    moved = replace(region, box=region.box.moved(-frame.left, -frame.bottom))
    return Plan(title=plan.title, texts=(), codes=plan.codes[codes:], regions=(moved,))


def on_sheet(finding: Finding, frame: Rect, cleared: Cleared) -> Finding:
    """Tell where on the copy something was found on the proof."""
    if finding.page is None:
        return finding
    where = finding.where and finding.where.moved(frame.left, frame.bottom)
    return replace(finding, page=cleared.page, where=where and cleared.place.on_page(where))


def same_look(copy: bytes, full: bytes) -> str:
    """Tell how a copy differs from a full build; empty when no eye and no reader could tell."""
    pages, others = open_pages(copy), open_pages(full)
    if len(pages) != len(others):
        return "another number of pages"
    for page, other in zip(pages, others, strict=True):
        if [glyph.text for glyph in page.glyphs] != [glyph.text for glyph in other.glyphs]:
            return f"other words on page {page.number}"
        apart = ImageChops.difference(page.whole.image, other.whole.image)
        if max(high for _, high in apart.getextrema()) > ROUNDING:  # type: ignore[misc]
            return f"other pixels on page {page.number}"
    return ""
