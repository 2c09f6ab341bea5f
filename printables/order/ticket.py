"""Fills in the job ticket: what the job says, what the PDF shows, what preflight found."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from printables.errors import ContentError, Problem
from printables.model.content import Partner
from printables.model.finding import PreflightReport, Severity
from printables.model.geometry import Size
from printables.model.job import Job
from printables.model.press_sheet import PressSheet
from printables.model.printer import RULES
from printables.model.printer_rule import told
from printables.model.ticket import (
    Area,
    Customer,
    Distance,
    PreflightSummary,
    Ticket,
    TicketPanel,
    TicketSide,
)
from printables.order.plate_spaces import PROCESS
from printables.order.press_files import PressFile
from printables.order.separations import Separations
from printables.order.sheets import estimates

AS_AGREED = "as agreed with the shop"
EXAMPLE = 1000
"""Pieces that the estimate counts when no quantity is given."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is asked for beyond the job: how many, and the sheets to estimate with."""

    quantity: int | None
    press_sheets: tuple[PressSheet, ...]


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What the press PDF shows: its plates, what preflight found, the files made of it."""

    separations: Separations
    report: PreflightReport
    files: tuple[PressFile, ...]


def ticket_of(job: Job, seen: Seen, order: Order) -> Ticket:
    """Fill in everything but the files.

    Raises:
        ContentError: the format does not say how it is folded.
    """
    name, form, profile = job.name, job.format, job.profile
    require_fold(job)
    quantity = order.quantity or job.partner.orders(name.material)
    sides = tuple(sides_of(job, seen))
    sheets = estimates(order.press_sheets, form.trim, profile.bleed, quantity or EXAMPLE)
    return Ticket(
        job=f"{name.pack}.{name.path.with_suffix('').name}.{name.language}",
        title=job.material.title,
        format=form.title,
        language=name.language,
        edition=job.content.edition.code,
        dated=job.dated,
        customer=customer(job.partner),
        quantity=quantity,
        flat=Area.of(form.trim),
        folded=Area.of(folded_size(job)),
        fold=form.fold.name if form.fold else None,
        fold_catalog=form.fold.catalog if form.fold else None,
        colours=colours(sides),
        sides=sides,
        page_order=page_order(sides),
        stock=job.material.stock or AS_AGREED,
        stock_suggested=job.material.stock is not None,
        bleed=Distance.of(profile.bleed),
        safe=Distance.of(form.safe),
        flavour=str(profile.flavour),
        output_condition=profile.output_intent.condition if profile.output_intent else None,
        preflight=summary(job, seen.report),
        press_sheets=tuple(sheets),
        files=(),
    )


def require_fold(job: Job) -> None:
    """Refuse to leave a shop guessing how a piece with folds is folded."""
    if job.format.fold is None and any(len(one) > 1 for one in job.format.sides.values()):
        file = Path("templates", "formats", f"{job.name.format}.yaml")
        message = "has panels, but does not say how it is folded."
        remedy = "Add 'fold:' with a name and its number in the JDF fold catalogue."
        raise ContentError([Problem(file=file, message=message, remedy=remedy)])


def customer(partner: Partner) -> Customer:
    url = str(partner.url) if partner.url else None
    return Customer(name=partner.name, phone=partner.phone, address=partner.address, url=url)


def page_order(sides: tuple[TicketSide, ...]) -> str:
    """Say which page is which side; of several files, which file."""
    if len({side.file for side in sides}) < len(sides) or len(sides) == 1:
        return ", ".join(f"page {side.page} = {side.name}" for side in sides)
    return ", ".join(f"{side.file} = {side.name}" for side in sides)


def sides_of(job: Job, seen: Seen) -> Iterator[TicketSide]:
    pairs = zip(job.format.sides.items(), seen.separations.sides, strict=True)
    placed = ((file.name, page) for file in seen.files for page in range(1, len(file.pages) + 1))
    for (file, page), ((name, panels), side) in zip(placed, pairs, strict=True):
        yield TicketSide(
            page=page,
            file=file,
            name=name,
            panels=tuple(
                TicketPanel(
                    name=one.panel, extent=Distance.of(one.extent), upside_down=bool(one.rotate)
                )
                for one in panels
            ),
            inks=side.inks,
            coverage=side.coverage,
        )


def folded_size(job: Job) -> Size:
    """Give the size of the folded piece: that of its largest panel."""
    sizes = [job.format.panel_size(panel) for panel in job.format.panels]
    return max(sizes, key=lambda size: (size.width, size.height))


def colours(sides: tuple[TicketSide, ...]) -> str:
    """Count the process inks of front and back, and name the spot colours: `4/4 + Cut`."""
    counts = [sum(ink in PROCESS for ink in side.inks) for side in sides]
    front, back = (*counts, 0)[:2]
    spots = dict.fromkeys(ink for side in sides for ink in side.inks if ink not in PROCESS)
    return " + ".join((f"{front}/{back}", *spots))


def summary(job: Job, report: PreflightReport) -> PreflightSummary:
    found = {finding.code for finding in report.findings}
    printer = job.printer
    return PreflightSummary(
        passed=tuple(check for check in job.profile.checks if check not in found),
        warnings=said_once(report, Severity.WARNING),
        notes=said_once(report, Severity.INFO),
        printer=printer.title if printer else None,
        rules=tuple(told(printer, RULES)),
    )


def said_once(report: PreflightReport, severity: Severity) -> tuple[str, ...]:
    messages = (one.message for one in report.findings if one.severity is severity)
    return tuple(dict.fromkeys(messages))
