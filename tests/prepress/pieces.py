"""Jobs and reader pages to impose: coloured pages that bear the name of their panel."""

import io
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import yaml
from pikepdf import Dictionary, Name, Pdf
from pydantic import BaseModel

from printables.model.colour import ColourSpace
from printables.model.content import Edition, Faq, Partner, Pieces
from printables.model.font import Font, FontCut
from printables.model.format import Format
from printables.model.job import Content, Folders, Job, JobName
from printables.model.locale import Locale
from printables.model.material import Material
from printables.model.profile import Imposition, Profile
from printables.model.record import Record
from printables.model.sheet import Sheet
from printables.model.theme import DEFAULT, Role, Theme

TEMPLATES = Path(__file__).parents[2] / "templates"
INKS = ("0.7 0.2 0 0 k", "0 0.5 0.8 0 k", "0.5 0 0.6 0 k", "0 0.1 0.9 0 k")
LIGHTS = ("0.3 0.6 0.9 rg", "0.95 0.6 0.3 rg", "0.5 0.8 0.5 rg", "1 0.9 0.2 rg")
FONT = Font(
    package="fontpkg_atkinson_hyperlegible",
    licence="OFL-1.1",
    file="files/AtkinsonHyperlegible-Regular.ttf",
    cuts=(FontCut(weight=400),),
)
FACES = {role: {DEFAULT: ("sample",)} for role in Role}
WORD_AT = 18.0
"""Each panel's name stands this far from the left and bottom of its trim."""

Kind = TypeVar("Kind", bound=Record)
Model = TypeVar("Model", bound=BaseModel)


def shipped(kind: type[Kind], folder: str, name: str) -> Kind:
    text = (TEMPLATES / folder / f"{name}.yaml").read_text(encoding="utf-8")
    return kind.model_validate(yaml.safe_load(text))


@lru_cache
def piece(name: str) -> Format:
    return shipped(Format, "formats", name)


@lru_cache
def sheet(name: str) -> Sheet:
    return shipped(Sheet, "sheets", name)


@lru_cache
def profile(name: str) -> Profile:
    return shipped(Profile, "profiles", name)


def names(folder: str) -> list[str]:
    return sorted(file.stem for file in (TEMPLATES / folder).glob("*.yaml"))


def job_for(format_name: str, profile_name: str, on: Sheet | None = None) -> Job:
    """Make a job with what prepress reads; the rest is left empty."""
    form, wanted = piece(format_name), profile(profile_name)
    if on is None and wanted.imposition is Imposition.SHEET:
        on = sheet(form.sheets[profile_name])
    return Job(
        name=JobName(
            pack="pack", language="en", material="piece", format=format_name, profile=profile_name
        ),
        content=empty_content(),
        partner=Partner(id="publisher", name="Publisher"),
        material=unread(Material),
        format=form,
        profile=wanted,
        sheet=on,
        theme=unread(Theme).model_copy(update={"fonts": {"sample": FONT}, "faces": FACES}),
        locale=unread(Locale).model_copy(update={"language": "en"}),
        folders=Folders(
            templates=TEMPLATES,
            material=TEMPLATES,
            theme=TEMPLATES,
            icc=TEMPLATES / "icc",
            partner=TEMPLATES,
        ),
        dated=date(2026, 1, 15),
    )


def unread(kind: type[Model]) -> Model:
    """Give an empty record, for what prepress never reads."""
    return kind.model_construct()


def empty_content() -> Content:
    return Content(
        pack_id="pack",
        title="Pack",
        edition=Edition(code="E1", date=date(2026, 1, 15)),
        language="en",
        faq=unread(Faq),
        pieces=unread(Pieces),
        facts=(),
        contacts=(),
    )


def reader_pages(job: Job, paints: tuple[str, ...] = (), *, named: bool = True) -> bytes:
    """Make the reader pages of a job as the engine does: bleed outside a trim whose origin is 0."""
    pdf = Pdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    ours = INKS if job.profile.colour is ColourSpace.CMYK else LIGHTS
    colours = paints or ours
    bleed = job.profile.bleed
    for at, panel in enumerate(job.format.panels):
        size = job.format.panel_size(panel)
        right, top = size.width + bleed, size.height + bleed
        pdf.add_blank_page(page_size=(size.width, size.height))
        page = pdf.pages[-1].obj
        page.MediaBox = [-bleed, -bleed, right, top]
        page.TrimBox = [0, 0, size.width, size.height]
        page.Resources = Dictionary(Font=Dictionary(F=font))
        ground = f"{-bleed} {-bleed} {right + bleed} {top + bleed} re f"
        black = "0 0 0 1 k" if job.profile.colour is ColourSpace.CMYK else "0 g"
        word = f"BT {black} /F 12 Tf {WORD_AT} {WORD_AT} Td ({panel.panel}) Tj ET"
        paint = colours[at % len(colours)]
        page.Contents = pdf.make_stream(f"q {paint} {ground} Q {word if named else ''}".encode())
    written = io.BytesIO()
    pdf.save(written, deterministic_id=True)
    return written.getvalue()
