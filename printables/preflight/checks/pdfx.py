"""`pdfx`: what the flavour asks of the file besides its pages (PDF/X-4: ISO 15930-7; X-1a: -4)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from printables.model.finding import Severity
from printables.model.profile import Flavour, OutputIntent
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.rectangles import area, within
from printables.preflight.structure import Part, box, rectangle
from printables.preflight.transparency import see_through

IDENTIFIERS = (b"DocumentID", b"VersionID", b"RenditionClass")


@dataclass(frozen=True, kw_only=True)
class Standard:
    """A flavour of PDF/X: its name in the file, its newest PDF version, what it allows.

    The name stands in the metadata (PDF/X-4) or in the document information (X-1a).
    """

    name: str
    newest: tuple[int, int]
    in_metadata: bool
    transparency: bool

    def declared(self, file: Pdf, xmp: bytes) -> bool:
        if self.in_metadata:
            return bool(re.search(WRITTEN + self.name.encode(), xmp))
        return str(file.docinfo.get("/GTS_PDFXVersion", "")) == self.name


TRANSFER = (Name.TR, Name.TR2)
WRITTEN = rb"GTS_PDFXVersion(?:\s*=\s*[\"']|[^>]*>\s*)"
STANDARDS = {
    Flavour.X4: Standard(name="PDF/X-4", newest=(1, 6), in_metadata=True, transparency=True),
    Flavour.X1A: Standard(
        name="PDF/X-1a:2003", newest=(1, 4), in_metadata=False, transparency=False
    ),
}
CMYK_PROFILE = (b"prtr", b"CMYK")
"""Class and colour space in an ICC profile's header, at bytes 12 and 16 (ISO 15076-1, 7.2)."""


def find(inspection: Inspection) -> Iterator[Fault]:
    file, profile = inspection.file, inspection.rules.profile
    standard = STANDARDS.get(profile.flavour)
    if standard is None:
        yield from declarations(inspection)
    else:
        for message in (
            *intent_flaws(file, profile.output_intent, inspection.rules.cited("output_intent")),
            *metadata_flaws(file, standard),
            *version_flaws(file, standard),
        ):
            yield Fault(message=message)
        if not standard.transparency:
            yield from transparency(inspection, standard)
    for message in file_flaws(file):
        yield Fault(message=message)
    for page in sorted({part.page for part in inspection.parts if bends_tones(part)}):
        yield Fault(page=page, message="a transfer curve changes its tones on the way to the plate")
    yield from annotations(file)


def declarations(inspection: Inspection) -> Iterator[Fault]:
    """Find what says PDF/X in a file for a shop that wants none."""
    file = inspection.file
    subtypes = {str(one.get(Name.S)) for one in file.Root.get(Name.OutputIntents, Array())}
    if "/GTS_PDFX" in subtypes or b"GTS_PDFXVersion" in metadata(file):
        asked = inspection.rules.cited("flavour")
        yield Fault(message=f"the file declares PDF/X, must be plain PDF{asked}")


def transparency(inspection: Inspection, standard: Standard) -> Iterator[Fault]:
    asked = inspection.rules.cited("flavour")
    found = {(part.page, what) for part in inspection.parts for what in see_through(part)}
    for page, what in sorted(found):
        message = f"{what} is transparent, {standard.name} knows no transparency{asked}"
        yield Fault(page=page, message=message)


def intent_flaws(file: Pdf, wanted: OutputIntent | None, asked: str) -> Iterator[str]:
    intents = [
        one
        for one in file.Root.get(Name.OutputIntents, Array())
        if one.get(Name.S) == Name("/GTS_PDFX")
    ]
    if len(intents) != 1:
        yield f"the file declares {len(intents)} PDF/X output intents, must declare one"
        return
    named = str(intents[0].get(Name.OutputConditionIdentifier, ""))
    if wanted and named != wanted.condition:
        yield f"the output intent names '{named}', the profile asks '{wanted.condition}'{asked}"
    profile = intents[0].get(Name.DestOutputProfile)
    header = profile.read_bytes()[:40] if isinstance(profile, Stream) else b""
    if (header[12:16], header[16:20]) != CMYK_PROFILE:
        yield "the output intent embeds no CMYK output profile"


def metadata(file: Pdf) -> bytes:
    written = file.Root.get(Name.Metadata)
    return written.read_bytes() if isinstance(written, Stream) else b""


def metadata_flaws(file: Pdf, standard: Standard) -> Iterator[str]:
    xmp = metadata(file)
    if not standard.declared(file, xmp):
        yield f"it does not declare {standard.name} (GTS_PDFXVersion)"
    absent = [name.decode() for name in IDENTIFIERS if name not in xmp]
    if absent:
        yield f"its metadata lacks {', '.join(absent)}"
    if file.docinfo.get(Name.Trapped) not in (Name("/True"), Name("/False")):
        yield "it does not say whether it is trapped"
    absent = [key for key in ("/Title", "/CreationDate", "/ModDate") if not file.docinfo.get(key)]
    if absent:
        yield f"its document information lacks {', '.join(absent)}"


def version_flaws(file: Pdf, standard: Standard) -> Iterator[str]:
    if tuple(int(part) for part in file.pdf_version.split(".")) > standard.newest:
        newest = ".".join(str(part) for part in standard.newest)
        yield f"it is PDF {file.pdf_version}, {standard.name} is written on {newest}"


def file_flaws(file: Pdf) -> Iterator[str]:
    if file.is_encrypted:
        yield "it is encrypted"
    if Name.ID not in file.trailer:
        yield "it has no file identifier (/ID)"
    barred = [name for name in ("/OpenAction", "/AA", "/AcroForm") if name in file.Root]
    if Name.JavaScript in file.Root.get(Name.Names, Dictionary()):
        barred.append("/JavaScript")
    if barred:
        yield f"it holds actions or forms ({', '.join(barred)})"


def bends_tones(part: Part) -> bool:
    """Tell whether a graphics state has a transfer function (ISO 32000-2, 10.5)."""
    plain = (None, Name.Identity, Name.Default)
    return any(
        state.get(key) not in plain for state in part.named("/ExtGState") for key in TRANSFER
    )


def annotations(file: Pdf) -> Iterator[Fault]:
    """Find links and notes that touch the bleed."""
    for number, page in enumerate(file.pages, start=1):
        bleed = box(page, Name.BleedBox) or box(page, Name.MediaBox)
        for note in page.obj.get(Name.Annots, Array()):
            where = rectangle(note[Name.Rect])
            common = within(where, bleed) if bleed else where
            if common.width > 0 and common.height > 0 and area(where):
                message = f"a {note.get(Name.Subtype)} annotation lies inside the bleed"
                yield Fault(page=number, message=message, where=where)


CHECK = Check(
    id="pdfx",
    title="The file declares its print condition and obeys its flavour of PDF/X",
    rationale="It tells the shop's machine how the colours are meant, and that nothing else lurks.",
    remedy=(
        "Export again with the preset that the print shop asks for, such as PDF/X-4, without a "
        "password, forms or links."
    ),
    severity=Severity.ERROR,
    find=find,
    rules=("flavour", "output_intent"),
)
