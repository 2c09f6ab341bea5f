"""Clean PDFs of the leaflet, to be damaged.

They are laid out here, with plain HTML boxes, not with the project's own templates and imposition.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import distribution
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pikepdf
import segno
from pikepdf import Array, Dictionary, Name, Pdf

from printables.model.finding import Finding
from printables.model.job import Job
from printables.model.plan import Plan
from printables.preflight import inspect
from printables.render.engine import Styles, set_pages
from tests.preflight.leaflet import BLEED, FORMAT, PANEL, PLAN, ROOT, SITE, SLUG, TITLE, TRIM, job


@dataclass(frozen=True, kw_only=True)
class Looks:
    """The leaflet's pieces of HTML, each replaceable by a test that wants it wrong."""

    cover: str = (
        "<h1>Someone will listen</h1><p>Call <a href='tel:+18883737888'>1-888-373-7888</a></p>"
    )
    left: str = "<p class=story>Efficient officers re-sign trafficking\u00adstories while</p>"
    right: str = "<p class=story>unnecessarily complicated offices wait</p>"
    back: str = (
        "<p>Ask again</p><p>Ask again</p>{code}"
        "<p><a href='https://example.org/help'>example.org/help</a></p>"
    )
    region: str = "<p>Some Partner</p><p>501-555-0100</p>"
    address: str = SITE
    extra: str = ""
    css: str = ""

    def panel(self, name: str, colours: dict[str, str]) -> str:
        code = qr(self.address, colours["black"])
        body = str(getattr(self, name)).replace("{code}", code)
        kept = f"<div class=region>{self.region}</div>" if name == "back" else ""
        return f"<section class='panel {name}'><div class=field></div>{body}{kept}</section>"


def qr(address: str, colour: str) -> str:
    """Draw a code 60 pt wide, its quiet zone of four modules included."""
    rows = list(segno.make(address, error="q", micro=False).matrix_iter(border=4))
    side = len(rows)
    cells = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {side} {side}'>"
        f"<path fill='{colour}' d='{cells}'/></svg>"
    )
    return f'<img class=code alt="QR code" src="data:image/svg+xml,{quote(svg)}">'


FONTS = Path(
    str(distribution("fontpkg-atkinson-hyperlegible").locate_file("fontpkg_atkinson_hyperlegible"))
)


def faces() -> str:
    return "".join(
        f"@font-face {{font-family: Sample; font-weight: {weight};"
        f" src: url({(FONTS / f'files/AtkinsonHyperlegible-{cut}.ttf').as_uri()})}}"
        for cut, weight in (("Regular", 400), ("Bold", 700))
    )


CSS = """
@page { size: %(width)spt %(height)spt; margin: 0 }
html { font: 10pt/13pt Sample; color: %(black)s; hyphens: manual; hyphenate-character: "-" }
body, p, h1 { margin: 0 } p { margin-bottom: 4pt }
h1 { font-size: 16pt; line-height: 18pt; bookmark-level: 1 }
.sheet { position: relative; width: %(width)spt; height: %(height)spt; break-after: page;
         overflow: hidden }
.sheet:last-child { break-after: auto }
.panel { position: absolute; box-sizing: border-box; width: 144pt; height: 216pt; padding: 14pt }
.panel > * { position: relative }
.panel > .field { position: absolute; inset: 0; background: %(tint)s }
.cover > .field { background: %(dark)s; inset: %(inset)s }
.cover { color: %(white)s } a { color: inherit; text-decoration: none }
.story { width: 60pt } .code { width: 60pt; height: 60pt; background: %(white)s; display: block }
.panel > .region { position: absolute; left: 14pt; bottom: 14pt; width: 112pt }
.region p { margin: 0 }
.mark { position: absolute; background: %(black)s }
"""
CMYK = {
    "black": "device-cmyk(0 0 0 1)",
    "white": "device-cmyk(0 0 0 0)",
    "dark": "device-cmyk(1 .6 0 .5)",
    "tint": "device-cmyk(0 0 0 0)",
}
SRGB = {"black": "#111111", "white": "#ffffff", "dark": "#003366", "tint": "#ffffff"}


def written(
    pages: list[list[str]], size: tuple[float, float], looks: Looks, colours: dict[str, str],
    inset: str = "0", variant: str | None = None,
) -> bytes:  # fmt: skip
    """Write pages of placed boxes."""
    values = {"width": size[0], "height": size[1], "inset": inset, **colours}
    sheets = "".join(f"<div class=sheet>{''.join(page)}</div>" for page in pages)
    html = f"<html lang=en><title>{TITLE}</title><body>{sheets}{looks.extra}"
    styles = Styles(fonts=faces(), sheets=(CSS % values, looks.css))
    return set_pages(html, styles, (FONTS,), variant).pdf


def placed(html: str, left: float, top: float) -> str:
    return html.replace("<section ", f"<section style='left:{left}pt;top:{top}pt' ", 1)


def mark(left: float, top: float, width: float, height: float) -> str:
    style = f"left:{left}pt;top:{top}pt;width:{width}pt;height:{height}pt"
    return f"<div class=mark style='{style}'></div>"


def crop_and_fold_marks() -> list[str]:
    """Draw marks of 18 pt from 13.5 pt off the trim, half a point wide."""
    width, height = TRIM[0] + 2 * SLUG, TRIM[1] + 2 * SLUG
    far = 4.5
    xs, ys = (SLUG, SLUG + PANEL, width - SLUG), (SLUG, height - SLUG)
    upright = [mark(x - 0.25, y, 0.5, 18) for x in xs for y in (far, height - far - 18)]
    level = [mark(x, y - 0.25, 18, 0.5) for y in ys for x in (far, width - far - 18)]
    return upright + level


@lru_cache
def press_default() -> bytes:
    return press_pdf(Looks())


def press_pdf(looks: Looks, *, bleeding: bool = True) -> bytes:
    """Lay the flats out with bleed and marks, and declare PDF/X-4."""
    size = TRIM[0] + 2 * SLUG, TRIM[1] + 2 * SLUG
    sides = [("back", "cover"), ("left", "right")]
    pages = [
        [
            *(
                placed(looks.panel(name, CMYK), SLUG + at * PANEL, SLUG)
                for at, name in enumerate(side)
            ),
            *crop_and_fold_marks(),
        ]
        for side in sides
    ]
    inset = f"{-BLEED}pt {-BLEED}pt {-BLEED}pt 0" if bleeding else "0"
    with pikepdf.open(BytesIO(written(pages, size, looks, CMYK, inset))) as pdf:
        for page in pdf.pages:
            page.obj.TrimBox = Array([SLUG, SLUG, SLUG + TRIM[0], SLUG + TRIM[1]])
            page.obj.BleedBox = Array(
                [SLUG - BLEED, SLUG - BLEED, SLUG + TRIM[0] + BLEED, SLUG + TRIM[1] + BLEED]
            )
            if Name.Annots in page.obj:
                del page.obj[Name.Annots]
            overprint_black(pdf, page)
        declare_pdfx(pdf)
        return saved(pdf)


COLOUR_OF_TEXT = re.compile(rb"([\d. ]+) scn\nBT")


def overprint_black(pdf: Pdf, page: pikepdf.Page) -> None:
    """Let black type overprint, and all other type knock out."""

    def chosen(found: re.Match[bytes]) -> bytes:
        state = b"/Over" if found[1].split() == [b"0", b"0", b"0", b"1"] else b"/Under"
        return found[1] + b" scn " + state + b" gs\nBT"

    content = page.obj.Contents.read_bytes()
    page.obj.Contents = pdf.make_stream(COLOUR_OF_TEXT.sub(chosen, content))
    states = page.obj.Resources.get(Name.ExtGState, Dictionary())
    states.Over = Dictionary(OP=True, op=True, OPM=1)
    states.Under = Dictionary(OP=False, op=False)
    page.obj.Resources.ExtGState = states


XMP = """<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>
<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
<rdf:Description xmlns:pdfxid='http://www.npes.org/pdfx/ns/id/' rdf:about=''>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion></rdf:Description>
<rdf:Description xmlns:m='http://ns.adobe.com/xap/1.0/mm/' rdf:about='' m:DocumentID='uuid:1'
 m:VersionID='1' m:RenditionClass='default'/></rdf:RDF></x:xmpmeta><?xpacket end='r'?>"""


def declare_pdfx(pdf: Pdf) -> None:
    icc = pdf.make_stream((ROOT / "templates/icc/tr006.icc").read_bytes())
    icc.N = 4
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name("/GTS_PDFX"),
                OutputConditionIdentifier="CGATS TR 006",
                DestOutputProfile=icc,
            )
        ]
    )
    pdf.Root.Metadata = pdf.make_stream(XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.docinfo.Trapped = Name("/False")
    pdf.docinfo.Title = TITLE
    pdf.docinfo.CreationDate = "D:20260201000000Z"
    pdf.docinfo.ModDate = "D:20260201000000Z"


def saved(pdf: Pdf, version: str = "1.6") -> bytes:
    buffer = BytesIO()
    pdf.save(buffer, force_version=version, deterministic_id=True)
    return buffer.getvalue()


@lru_cache
def screen_default() -> bytes:
    return screen_pdf(Looks())


def screen_pdf(looks: Looks) -> bytes:
    """Lay each panel on a page of its own, in reading order."""
    pages = [[placed(looks.panel(name, SRGB), 0, 0)] for name in FORMAT.reading_order]
    return written(pages, (PANEL, TRIM[1]), looks, SRGB, variant="pdf/ua-1")


@lru_cache
def office_default() -> bytes:
    return office_pdf(Looks())


def office_pdf(looks: Looks) -> bytes:
    """Lay two leaflets on a sheet; it is symmetrical, so the back's slots are the front's."""
    sides = [("back", "cover"), ("left", "right")]
    pages = [
        [
            placed(looks.panel(name, SRGB), 18 + at * PANEL, top)
            for top in (18, 252)
            for at, name in enumerate(side)
        ]
        for side in sides
    ]
    return written(pages, (324, 486), looks, SRGB)


def clean(edition: str) -> bytes:
    return {"press": press_default, "screen": screen_default, "office": office_default}[edition]()


def damaged(pdf: bytes, damage: Callable[[Pdf], None], version: str = "1.6") -> bytes:
    """Open a PDF, do something to it, and write it again."""
    with pikepdf.open(BytesIO(pdf)) as file:
        damage(file)
        return saved(file, version)


def findings(
    pdf: bytes, edition: str, check: str, *, plan: Plan = PLAN, of: Job | None = None
) -> list[Finding]:
    """Inspect with a single check."""
    whole = of or job(edition)
    only = whole.profile.model_copy(update={"checks": (check,)})
    return list(inspect(pdf, replace(whole, profile=only), plan).findings)
