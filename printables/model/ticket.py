"""The job ticket: all that a print shop must know of an order that it prints unseen.

`ticket.json` holds it as it stands here; `docs/job-ticket.schema.json` describes every field.
"""

from datetime import date
from typing import Annotated

from pydantic import Field

from printables.model.geometry import Size
from printables.model.printer_rule import PrinterRule
from printables.model.record import Record
from printables.units import POINTS_PER

VERSION = 1

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


def half_up(value: float, places: int) -> float:
    """Round as people do: 3.175 mm is 3.18, though no binary number is 3.175."""
    return round(value + 1e-9, places)


class Distance(Record):
    """A length in inches and in millimetres."""

    inches: float
    mm: float

    @classmethod
    def of(cls, points: float) -> "Distance":
        return cls(
            inches=half_up(points / POINTS_PER["in"], 4), mm=half_up(points / POINTS_PER["mm"], 2)
        )


class Area(Record):
    """Width and height, each in inches and in millimetres."""

    width: Distance
    height: Distance

    @classmethod
    def of(cls, size: Size) -> "Area":
        return cls(width=Distance.of(size.width), height=Distance.of(size.height))


class Customer(Record):
    """Who orders, and whom to ask."""

    name: str
    phone: str | None = None
    address: str | None = None
    url: str | None = None


class TicketPanel(Record):
    """One face of the piece; `upside_down` on the flat, and upright once it is folded."""

    name: str
    extent: Distance
    upside_down: bool


class TicketSide(Record):
    """One side of the piece, on which page of which file, its panels left to right or downwards.

    `coverage` gives for each ink the mean of its plate over the trimmed area, in per cent.
    """

    page: int
    file: str
    name: str
    panels: tuple[TicketPanel, ...]
    inks: tuple[str, ...]
    coverage: dict[str, float]


class PreflightSummary(Record):
    """What the inspection of the press PDF found: checks passed by id, warnings in words."""

    passed: tuple[str, ...]
    warnings: tuple[str, ...]
    notes: tuple[str, ...]
    printer: str | None
    rules: tuple[PrinterRule, ...]


class SheetEstimate(Record):
    """How many flats fit on a press sheet, and how many sheets the quantity takes."""

    sheet: str
    up: int
    quantity: int
    sheets: int
    with_waste: int
    note: str


class TicketFile(Record):
    """A file of the package: what it is for, its size and its fingerprint."""

    name: str
    what: str
    bytes: int
    sha256: Sha256


class Ticket(Record):
    """An order for one piece in one format, one language, for one partner.

    `colours` counts the inks of the front and the back: 4/4, 4/0, 1/1. `quantity` left out is to be
    agreed; the estimate then counts for 1000.
    """

    version: int = VERSION
    job: str
    title: str
    format: str
    language: str
    edition: str
    dated: date
    customer: Customer
    quantity: int | None
    flat: Area
    folded: Area
    fold: str | None
    fold_catalog: str | None
    colours: str
    sides: tuple[TicketSide, ...]
    page_order: str
    stock: str
    stock_suggested: bool
    bleed: Distance
    safe: Distance
    flavour: str
    output_condition: str | None
    preflight: PreflightSummary
    press_sheets: tuple[SheetEstimate, ...]
    files: tuple[TicketFile, ...]
