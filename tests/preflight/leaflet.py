"""A small leaflet for tests: its format, editions, job and plan.

Flat 288 x 216 pt, one fold; outside back | cover, inside left | right.
"""

from datetime import date
from pathlib import Path

from printables.model.colour import ColourSpace
from printables.model.content import (
    Check,
    Contact,
    ContactKind,
    Edition,
    Faq,
    HowChecked,
    Partner,
    Pieces,
    Question,
    Source,
)
from printables.model.format import Format
from printables.model.geometry import Rect
from printables.model.job import Content, Folders, Job, JobName
from printables.model.locale import Locale
from printables.model.material import Material
from printables.model.plan import Plan, PlannedCode, PlannedRegion, PlannedText
from printables.model.profile import Flavour, Imposition, MarkKind, OutputIntent, Profile
from printables.model.sheet import Sheet
from printables.model.theme import Theme
from printables.preflight.registry import CHECKS

ROOT = Path(__file__).parents[2]
TRIM = (288.0, 216.0)
PANEL = 144.0
SLUG, BLEED = 36.0, 9.0
SITE = "https://example.org/help"
TITLE = "A sample leaflet"

FORMAT = Format(
    title="Leaflet",
    width=288,
    height=216,
    safe=12,
    sides={
        "outside": ({"panel": "back", "extent": 144}, {"panel": "cover", "extent": 144}),
        "inside": ({"panel": "left", "extent": 144}, {"panel": "right", "extent": 144}),
    },
    reading_order=("cover", "left", "right", "back"),
)
INTENT = OutputIntent(
    icc="tr006.icc", condition="CGATS TR 006", registry="http://www.color.org", info="Coated"
)
PROFILES = {
    "press": Profile(
        title="Press",
        colour=ColourSpace.CMYK,
        flavour=Flavour.X4,
        imposition=Imposition.FLAT,
        bleed=BLEED,
        marks=(MarkKind.CROP, MarkKind.FOLD),
        mark_offset=13.5,
        mark_length=18,
        slug=SLUG,
        output_intent=INTENT,
        checks=tuple(CHECKS),
    ),
    "screen": Profile(
        title="Screen",
        colour=ColourSpace.SRGB,
        flavour=Flavour.UA1,
        imposition=Imposition.NONE,
        checks=tuple(CHECKS),
    ),
    "office": Profile(
        title="Office",
        colour=ColourSpace.SRGB,
        flavour=Flavour.PLAIN,
        imposition=Imposition.SHEET,
        checks=tuple(CHECKS),
    ),
}
TWO_UP = Sheet(
    title="Two leaflets", width=324, height=486, columns=1, rows=2, left=18, top=18, gutter_y=18,
    printable=9,
)  # fmt: skip


def job(edition: str) -> Job:
    """Give the leaflet's job in one edition."""
    contact = Contact(
        id="help",
        kinds=(ContactKind.HELP,),
        call="1-888-373-7888",
        readers=("general",),
        checked=Check(how=HowChecked.DIALLED, on=date(2026, 1, 1), expires=date(2027, 1, 1)),
        source=Source(title="t", publisher="p", year=2026, url=SITE),
    )
    question = Question(id="q", original=1, question="Q?", line="l", short="s", full="f")
    return Job(
        name=JobName(
            pack="sample", language="en", material="leaflet", format="leaflet", profile=edition
        ),
        content=Content(
            pack_id="sample",
            title=TITLE,
            edition=Edition(code="S-1", date=date(2026, 2, 1)),
            language="en",
            faq=Faq(language="en", questions=(question,)),
            pieces=Pieces(language="en", title=TITLE),
            facts=(),
            contacts=(contact,),
        ),
        partner=Partner(id="somebody", name="Some Partner"),
        material=Material(
            title="Leaflet",
            audience="general",
            formats=("leaflet",),
            minimum_type=9,
            stories={"all": {"panels": ("cover",)}},
        ),
        format=FORMAT,
        profile=PROFILES[edition],
        sheet=TWO_UP if edition == "office" else None,
        theme=Theme.model_construct(title="None", colours={}, fonts={}, faces={}),
        locale=Locale(language="en", title="English", months=("m",) * 12, words={}),
        folders=Folders(templates=ROOT, material=ROOT, theme=ROOT, icc=ROOT, partner=ROOT),
        dated=date(2026, 2, 1),
    )


STORY = "Efficient officers re-sign traffickingstories while unnecessarily complicated offices wait"

PLAN = Plan(
    title=TITLE,
    texts=(
        PlannedText(what="cover: headline", panels=("cover",), text="Someone will listen"),
        PlannedText(what="cover: number", panels=("cover",), text="Call 1-888-373-7888"),
        PlannedText(what="story: answer", panels=("left", "right"), text=STORY),
        PlannedText(what="back: note", panels=("back",), text="Ask again", times=2),
        PlannedText(what="back: code", panels=("back",), text="example.org/help"),
    ),
    codes=(PlannedCode(panel="back", address=SITE),),
    regions=(
        PlannedRegion(
            panel="back",
            box=Rect(left=12, bottom=12, right=132, top=60),
            texts=("Some Partner", "501-555-0100"),
        ),
    ),
)
