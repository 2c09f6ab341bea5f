"""Press PDFs of shipped pieces, made once for all tests of orders."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from printables.layout import compose, plan_of
from printables.model.finding import PreflightReport, Severity
from printables.model.job import Job
from printables.model.ticket import Ticket
from printables.order import Order, Package, package
from printables.preflight import inspect
from printables.prepress import finish
from printables.render import reader_pages
from tests.order.test_sheets import sheet
from tests.shipped import shipped_job


@cache
def made(material: str) -> bytes:
    job = shipped_job(material, "press")
    composition = compose(job)
    return finish(job, reader_pages(job, composition).pdf, composition.title)


@cache
def inspected(material: str) -> PreflightReport:
    """Inspect, and pass: whether shipped pieces pass is asked elsewhere."""
    job = shipped_job(material, "press")
    report = inspect(made(material), job, plan_of(job, compose(job)))
    passed = (one for one in report.findings if one.severity < Severity.ERROR)
    return replace(report, findings=tuple(passed))


@cache
def packed_as(material: str, quantity: int | None) -> Package:
    order = Order(quantity=quantity, press_sheets=(sheet("12in", "18in"),))
    job = shipped_job(material, "press")
    return package(job, made(material), inspected(material), order, page_in_words)


def page_in_words(ticket: Ticket, pictures: tuple[bytes, ...]) -> bytes:
    """Set no page: the tests of rendering do."""
    return f"{ticket.title}, {len(pictures)} pictures".encode()


@pytest.fixture(scope="session")
def press_pdf() -> Callable[[str], bytes]:
    return made


@pytest.fixture(scope="session")
def press_job() -> Callable[[str], Job]:
    return lambda material: shipped_job(material, "press")


@pytest.fixture(scope="session")
def report() -> Callable[[str], PreflightReport]:
    return inspected


@pytest.fixture(scope="session")
def packed() -> Callable[..., Package]:
    """Pack a material; the same order is packed once for all tests."""
    return lambda material, quantity=2500: packed_as(material, quantity)
