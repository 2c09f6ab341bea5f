"""The mark of a draft: its word across every panel, over everything, hiding nothing.

Hollow letters in thin half-transparent lines: each word below stays as it is for most of its
length, and shows through where a line crosses it. Drawn as outlines, so that whoever searches or
copies the piece's text does not find it, and as an artifact (ISO 32000-1, 14.8.2.2), so that a
screen reader does not read it between two words; it hears of the draft from the title.
"""

import math
from collections.abc import Iterator, Sequence

from pikepdf import Dictionary, Name, Object, Page, Pdf

from printables.errors import LayoutError
from printables.model.colour import ColourSpace
from printables.model.geometry import Rect, Size
from printables.model.job import Job
from printables.prepress import operators
from printables.prepress.imposition import Placement, SheetSide
from printables.prepress.outlines import Outlines, font_of, fonts_of

LARGEST = 44.0
"""Type size in points: a tile of a poster, on office paper, still holds whole words."""
LENGTH = 0.86
"""Of the panel's slope that the words take up at most."""
ROWS_APART, WORDS_APART = 3.4, 1.6
"""Type sizes from one row to the next, and from one word to the next."""
FLATTEST, STEEPEST = math.radians(24), math.radians(58)
LINE = 1.1
"""Points: what any press prints, even light on dark."""
FILLED, DRAWN = 0.08, 0.6
"""Opacity of the letters and of their outlines."""
COLOURS = {
    ColourSpace.CMYK: "0 0.9 0.45 0 k 0 0.9 0.45 0 K",
    ColourSpace.SRGB: "0.97 0.2 0.4 rg 0.97 0.2 0.4 RG",
}
ARTIFACT = "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC"
BEYOND = 20
"""Type sizes to each side of the words: more than they are long."""


def mark_sheets_as_draft(
    pdf: Pdf, sides: Sequence[SheetSide], job: Job, *, see_through: bool
) -> None:
    """Draw the mark over each panel of imposed sheets, upright for its reader.

    Raises:
        LayoutError: the edition's standard knows no transparency.
    """
    if not see_through:
        message = "a draft is marked in see-through lines, which PDF/X-1a does not know"
        raise LayoutError(f"{job.name}: {message}: leave --printer out, a proof needs no shop")
    marks = panel_marks(pdf, job)
    for page, side in zip(pdf.pages, sides, strict=True):
        placements = [placed for slot in side.slots for placed in slot.placements]
        draw(pdf, page, [on_sheet(placed) for placed in placements], marks)
        if job.profile.colour is ColourSpace.CMYK:
            page.obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK)


def mark_pages_as_draft(pdf: Pdf, job: Job) -> None:
    """Draw the mark over each reader page."""
    marks = panel_marks(pdf, job)
    for page, panel in zip(pdf.pages, job.format.panels, strict=True):
        draw(pdf, page, [f"/{mark_name(panel.panel)} Do"], marks)


def draw(pdf: Pdf, page: Page, drawn: Sequence[str], marks: Dictionary) -> None:
    """Draw over what a page shows, in the state in which the page began."""
    content = "\n".join(["Q", ARTIFACT, *(f"q {one} Q" for one in drawn), "EMC"])
    page.contents_add(pdf.make_stream(b"q"), prepend=True)
    page.contents_add(pdf.make_stream(content.encode()))
    known = page.obj.Resources.get("/XObject", Dictionary())
    for name, mark in marks.items():
        known[name] = mark
    page.obj.Resources.XObject = known


def on_sheet(placed: Placement) -> str:
    moved = operators.moved_to(placed.box, placed.rotate)
    return f"{operators.clip(placed.clip)} {moved} /{mark_name(placed.panel)} Do"


def mark_name(panel: str) -> str:
    return f"draft-{panel}"


def panel_marks(pdf: Pdf, job: Job) -> Dictionary:
    """Make the mark of each panel: a form as large as the panel."""
    words, outlines = mark_words(job)
    letters = word_form(pdf, job, outlines, words)
    forms = Dictionary()
    for panel in job.format.panels:
        size = job.format.panel_size(panel)
        content = "\n".join(places(size, outlines.ems(words), outlines.em))
        forms[f"/{mark_name(panel.panel)}"] = pdf.make_stream(
            content.encode(),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=[0, 0, size.width, size.height],  # beyond the trim stand the press's own marks
            Resources=Dictionary(XObject=Dictionary({"/Words": letters})),
        )
    return forms


def mark_words(job: Job) -> tuple[str, Outlines]:
    """Give the language's word and the print shop's, and a font; the shop's if none has it."""
    for_the_shop, own = job.profile.draft_word, job.locale.words["draft"]
    both = f"{own} \N{MIDDLE DOT} {for_the_shop}"
    fonts = fonts_of(job.theme, job.locale, job.folders.theme)
    drawn_by = (Outlines.of(font) for font in fonts if own != for_the_shop)
    able = next((outlines for outlines in drawn_by if outlines.can_draw(both)), None)
    if able:
        return both, able
    return for_the_shop, Outlines.of(font_of(job.theme, job.folders.theme))


def word_form(pdf: Pdf, job: Job, outlines: Outlines, words: str) -> Object:
    """Draw the words once, in the font's units, their middle at 0,0."""
    far = BEYOND * outlines.em
    left, up = -outlines.ems(words) * outlines.em / 2, -outlines.em / 3
    moved = operators.numbers(1, 0, 0, 1, left, up)
    drawn = f"/See gs {COLOURS[job.profile.colour]} 1 j {moved} cm\n{outlines.path(words)}\nB"
    state = Dictionary(Type=Name.ExtGState, ca=FILLED, CA=DRAWN)
    return pdf.make_indirect(
        pdf.make_stream(
            drawn.encode(),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=[-far, -far, far, far],
            Resources=Dictionary(ExtGState=Dictionary(See=state)),
        )
    )


def places(panel: Size, ems: float, em: float) -> Iterator[str]:
    """Give every place of the words on a panel: one in its middle, rows of them all around."""
    slope = min(max(math.atan2(panel.height, panel.width), FLATTEST), STEEPEST)
    cos, sin = math.cos(slope), math.sin(slope)
    size = min(LARGEST, LENGTH * min(panel.width / cos, panel.height / sin) / ems)
    step, row = (ems + WORDS_APART) * size, ROWS_APART * size
    reach = math.hypot(panel.width, panel.height) / 2
    scale, line = size / em, operators.number(LINE / size * em)
    for down in range(-math.ceil(reach / row), math.ceil(reach / row) + 1):
        shifted = step / 2 if down % 2 else 0.0
        for along in range(-math.ceil(reach / step) - 1, math.ceil(reach / step) + 1):
            x, y = along * step + shifted, down * row
            right, up = panel.width / 2 + x * cos - y * sin, panel.height / 2 + x * sin + y * cos
            if shows(Rect.at(right, up, Size(width=0, height=0)), panel, ems * size / 2):
                turned = (scale * cos, scale * sin, -scale * sin, scale * cos, right, up)
                yield f"q {operators.numbers(*turned)} cm {line} w /Words Do Q"


def shows(middle: Rect, panel: Size, reach: float) -> bool:
    """Tell whether words about a middle may reach onto the panel."""
    across = -reach < middle.left < panel.width + reach
    return across and -reach < middle.bottom < panel.height + reach
