"""A package for one print shop: all that it needs to print a piece that it has never seen."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from printables.model.finding import PreflightReport
from printables.model.job import Job
from printables.model.ticket import Ticket, TicketFile
from printables.order.guides import guides
from printables.order.press_files import PressFile, press_files
from printables.order.proof import proof, small_picture
from printables.order.separations import Separations, in_colour, separate
from printables.order.ticket import Order, Seen, ticket_of
from printables.order.xjdf import xjdf

SUMS = "SHA256SUMS"

TicketPage = Callable[[Ticket, tuple[bytes, ...]], bytes]
"""Sets a ticket as a one-page PDF, with a picture (PNG) of each side."""


@dataclass(frozen=True, kw_only=True)
class Package:
    """A ticket and the files that it lists, by name; the ticket itself is among them.

    `printed`: those that the shop prints from.
    """

    ticket: Ticket
    files: dict[str, bytes]
    printed: tuple[PressFile, ...]


def package(
    job: Job, press_pdf: bytes, report: PreflightReport, order: Order, set_ticket: TicketPage
) -> Package:
    """Make the package of a press PDF that passed preflight; the PDF goes in as it is.

    Raises:
        ValueError: the PDF did not pass, or holds a colour that has no plates.
    """
    if not report.passed:
        raise ValueError(f"{job.name} did not pass preflight")
    separations = separate(press_pdf)
    pictures = tuple(pictures_of(job, separations))
    proofs = {one.name: one.proof for one in pictures}
    printed = press_files(job, press_pdf)
    made = {**{one.name: one.pdf for one in printed}, **proofs}
    seen = Seen(separations=separations, report=report, files=printed)
    ticket = listing(ticket_of(job, seen, order), made)
    made["ticket.pdf"] = set_ticket(ticket, tuple(one.small for one in pictures))
    made["ticket.xjdf"] = xjdf(ticket, job, printed)
    ticket = listing(ticket, made)
    made["ticket.json"] = ticket.model_dump_json(indent=1).encode() + b"\n"
    made[SUMS] = sums(made)
    return Package(ticket=ticket, files=made, printed=printed)


@dataclass(frozen=True, kw_only=True)
class Pictures:
    """One side as PNG: the proof under its name, and a small one for the ticket."""

    name: str
    proof: bytes
    small: bytes


def pictures_of(job: Job, separations: Separations) -> Iterator[Pictures]:
    """Draw each side, as the output condition shows its plates."""
    pages = zip(job.format.sides.items(), separations.sides, strict=True)
    for number, ((name, panels), side) in enumerate(pages, start=1):
        picture = in_colour(side, separations.condition)
        lines = guides(side, job.format, panels)
        of_all = f"page {number} of {len(separations.sides)}: {name}"
        title = f"{job.material.title}, {job.format.title}, {of_all}"
        yield Pictures(
            name=f"proof-{number}-{name}.png",
            proof=proof(picture, side, lines, title),
            small=small_picture(picture, side, lines),
        )


def listing(ticket: Ticket, files: dict[str, bytes]) -> Ticket:
    """List files in a ticket, each with its size and fingerprint."""
    listed = tuple(
        TicketFile(name=name, what=what_for(name), bytes=len(content), sha256=digest(content))
        for name, content in files.items()
    )
    return ticket.model_copy(update={"files": listed})


def what_for(name: str) -> str:
    """Say what a file of the package is for."""
    if name.startswith("proof-"):
        return "proof: low resolution, not for colour"
    known = {"ticket.pdf": "job ticket to read", "ticket.xjdf": "job ticket for an order system"}
    return known.get(name, "print this")


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def sums(files: dict[str, bytes]) -> bytes:
    """Write what `sha256sum --check` reads."""
    return "".join(f"{digest(content)}  {name}\n" for name, content in files.items()).encode()
