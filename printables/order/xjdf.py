"""The ticket as XJDF 2.1, the industry's job ticket (CIP4): a simple product intent.

Lengths are in points. XJDF has no intent for how artwork arrives: the run list names the PDF. The
stock is given in words, since nobody here knows which papers the shop has.
https://github.com/cip4/XJDF-Schema
"""

import re
from collections.abc import Sequence
from hashlib import md5
from xml.etree import ElementTree as Tree
from xml.etree.ElementTree import Element, SubElement

from printables.model.job import Job
from printables.model.ticket import Ticket, TicketSide
from printables.order.lengths import plain
from printables.order.press_files import PressFile
from printables.order.ticket import folded_size

NAMESPACE = "http://www.CIP4.org/JDFSchema_2_0"
VERSION = "2.1"
AGENT = "printables"
SURFACES = 2
"""Pages of one leaf: CIP4 counts both, whether or not the back is printed."""


def xjdf(ticket: Ticket, job: Job, printed: Sequence[PressFile]) -> bytes:
    """Write the ticket as XJDF, to lie beside the PDFs that it names."""
    identity = nmtoken(f"{ticket.job}.{ticket.edition}")
    root = Element("XJDF", xmlns=NAMESPACE, Version=VERSION, JobID=identity, Types="Product")
    root.set("DescriptiveName", f"{ticket.title}, {ticket.format}")
    created = SubElement(SubElement(root, "AuditPool"), "AuditCreated")
    made = f"{ticket.dated.isoformat()}T00:00:00Z"
    SubElement(created, "Header", AgentName=AGENT, DeviceID=AGENT, Time=made)
    SubElement(root, "Comment").text = remarks(ticket)
    product(SubElement(root, "ProductList"), ticket, job)
    job_name = f"{ticket.title}, {ticket.format}, edition {ticket.edition}"
    SubElement(resource(root, "CustomerInfo"), "CustomerInfo", CustomerJobName=job_name)
    contact(root, ticket)
    run_lists(root, printed)
    Tree.indent(root)
    return bytes(Tree.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"


def remarks(ticket: Ticket) -> str:
    """Say in words what no attribute holds."""
    said = [f"Pages of the PDF: {ticket.page_order}.", f"Stock: {ticket.stock}."]
    said += [f"Fold: {ticket.fold}."] if ticket.fold else []
    said += [] if ticket.quantity else ["Quantity: to be agreed."]
    return " ".join(said)


def product(products: Element, ticket: Ticket, job: Job) -> None:
    made = SubElement(products, "Product", ProductType=job.material.product, IsRoot="true")
    made.set("DescriptiveName", ticket.title)
    if ticket.quantity:
        made.set("Amount", str(ticket.quantity))
    layout(made, ticket, job)
    colour = intent(made, "ColorIntent")
    for side, surface in zip(ticket.sides, ("Front", "Back"), strict=False):
        surface_colour(colour, side, surface, ticket.output_condition)
    media = intent(made, "MediaIntent", MediaType="Paper")
    if ticket.stock_suggested:
        media.set("MediaQuality", ticket.stock)
    if ticket.fold_catalog:
        intent(made, "FoldingIntent", FoldCatalog=ticket.fold_catalog)


def layout(made: Element, ticket: Ticket, job: Job) -> None:
    flat, folded = job.format.trim, folded_size(job)
    intent(
        made,
        "LayoutIntent",
        Dimensions=points(flat.width, flat.height),
        FinishedDimensions=points(folded.width, folded.height, 0),
        Bleed=points(job.profile.bleed),
        Pages=str(SURFACES),
        Sides="OneSided" if len(ticket.sides) == 1 else "TwoSidedHeadToHead",
    )


def surface_colour(colour: Element, side: TicketSide, surface: str, condition: str | None) -> None:
    made = SubElement(colour, "SurfaceColor", Surface=surface)
    made.set("ColorsUsed", " ".join(nmtoken(ink) for ink in side.inks))
    made.set("Coverage", plain(sum(side.coverage.values()), 1))
    if condition:
        made.set("PrintStandard", nmtoken(condition))


def intent(made: Element, name: str, **attributes: str) -> Element:
    return SubElement(SubElement(made, "Intent", Name=name), name, attributes)


def resource(root: Element, name: str) -> Element:
    return SubElement(SubElement(root, "ResourceSet", Name=name, Usage="Input"), "Resource")


def contact(root: Element, ticket: Ticket) -> None:
    """Say who orders; XJDF wants the channels before the company."""
    held, customer = resource(root, "Contact"), ticket.customer
    SubElement(held, "Part", ContactType="Customer")
    made = SubElement(held, "Contact")
    if customer.phone:
        phone = "tel:" + re.sub(r"[^0-9+]", "", customer.phone)
        SubElement(made, "ComChannel", ChannelType="Phone", Locator=phone)
    if customer.url:
        SubElement(made, "ComChannel", ChannelType="WWW", Locator=customer.url)
    SubElement(made, "Company", OrganizationName=customer.name)


def run_lists(root: Element, printed: Sequence[PressFile]) -> None:
    """Name each PDF; its check sum is an MD5, as XJDF asks."""
    every = SubElement(root, "ResourceSet", Name="RunList", Usage="Input")
    for file in printed:
        held = SubElement(every, "Resource")
        if len(printed) > 1:
            SubElement(held, "Part", Side="Front" if file.pages == (1,) else "Back")
        made = SubElement(held, "RunList", NPage=str(len(file.pages)))
        SubElement(
            made,
            "FileSpec",
            URL=file.name,
            MimeType="application/pdf",
            FileSize=str(len(file.pdf)),
            CheckSum=md5(file.pdf, usedforsecurity=False).hexdigest(),
        )


def points(*lengths: float) -> str:
    return " ".join(plain(length, 3) for length in lengths)


def nmtoken(text: str) -> str:
    """Make an XML name token: letters, digits, `.`, `-`, `_`."""
    return re.sub(r"[^A-Za-z0-9._-]+", "_", text).strip("_")
