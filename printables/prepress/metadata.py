"""Who, what, when: document information, XMP and language, the same for the same input.

The two places repeat each other (ISO 15930-7, 6.7.4 wants them equal), so both are written from
one record. Identifiers are made from the name of the job and from what it shows.
"""

import hashlib
from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.sax.saxutils import escape

from pikepdf import Name, Pdf, Stream, String

from printables.model.job import Job
from printables.model.profile import Flavour

CREATOR = "printables"

X1A_VERSION = "PDF/X-1a:2003"
"""ISO 15930-4, 6.2: in the document information; the key of the conformance level that X-1a:2001
has beside it is gone."""

FLAVOUR_XMP = {
    Flavour.PLAIN: "",
    Flavour.X4: "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
    Flavour.X1A: f"<pdfx:GTS_PDFXVersion>{X1A_VERSION}</pdfx:GTS_PDFXVersion>",
    Flavour.UA1: "<pdfuaid:part>1</pdfuaid:part>",
}

XMP = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{dated}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{dated}T00:00:00Z</xmp:ModifyDate>
<xmp:MetadataDate>{dated}T00:00:00Z</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{instance}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
{flavour}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, kw_only=True)
class Identity:
    """A job keeps its document id from edition to edition; its instance id tells them apart."""

    document: UUID
    instance: UUID


def identity(job: Job, reader_pages: bytes) -> Identity:
    """Make the identifiers of a job's PDF: nothing random, nothing of this machine."""
    return identity_of(job, hashlib.sha256(reader_pages).hexdigest())


def identity_of(job: Job, digest: str) -> Identity:
    """Make the identifiers of a job's PDF from a digest of what it shows."""
    document = uuid5(NAMESPACE_URL, f"printables:{job.partner.id}/{job.name.path.as_posix()}")
    return Identity(document=document, instance=uuid5(document, f"{job.dated} {digest}"))


def describe(pdf: Pdf, job: Job, title: str, producer: str, ids: Identity) -> None:
    """Write title, language, dates, makers and identifiers; whatever stood there is dropped."""
    for stale in (Name.Info, Name.ID):
        if stale in pdf.trailer:
            del pdf.trailer[stale]
    stamp = String(f"D:{job.dated:%Y%m%d}000000Z")
    pdf.docinfo.Title = String(title)
    pdf.docinfo.Creator = String(CREATOR)
    pdf.docinfo.Producer = String(producer)
    pdf.docinfo.CreationDate = stamp
    pdf.docinfo.ModDate = stamp
    pdf.docinfo.Trapped = Name("/False")
    if job.profile.flavour is Flavour.X1A:
        pdf.docinfo.GTS_PDFXVersion = String(X1A_VERSION)
    pdf.Root.Lang = String(job.locale.language)
    pdf.Root.Metadata = xmp_stream(pdf, xmp(job, title, producer, ids))


def xmp(job: Job, title: str, producer: str, ids: Identity) -> str:
    return XMP.format(
        title=escape(title),
        language=escape(job.locale.language),
        producer=escape(producer),
        creator=CREATOR,
        dated=job.dated.isoformat(),
        document=ids.document,
        instance=ids.instance,
        flavour=FLAVOUR_XMP[job.profile.flavour],
    )


def xmp_stream(pdf: Pdf, packet: str) -> Stream:
    stream = Stream(pdf, packet.encode())
    stream.Type = Name.Metadata
    stream.Subtype = Name.XML
    return stream
