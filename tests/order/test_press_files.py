"""How the press PDF is handed over: under the shop's names, in one file or one for each side."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from printables.model.finding import PreflightReport
from printables.model.job import Job
from printables.order import Order, Package, package
from printables.order.press_files import press_files
from printables.preflight import inspect_supplied
from tests.judges import needs, poppler
from tests.order.conftest import page_in_words

ORDER = Order(quantity=500, press_sheets=())


def for_shop(job: Job, **rules: Any) -> Job:  # noqa: ANN401
    asked = {name: {"value": value, "note": "told by telephone"} for name, value in rules.items()}
    assert job.printer
    kept = job.printer.model_dump(exclude=set(rules))
    return replace(job, printer=type(job.printer).model_validate({**kept, **asked}))


@pytest.fixture
def job(press_job: Callable[[str], Job]) -> Job:
    return press_job("brochure")


@pytest.fixture
def pdf(press_pdf: Callable[[str], bytes]) -> bytes:
    return press_pdf("brochure")


def names(job: Job, pdf: bytes) -> list[str]:
    return [one.name for one in press_files(job, pdf)]


def test_a_shop_that_asks_nothing_gets_the_file_as_it_is(job: Job, pdf: bytes) -> None:
    (one,) = press_files(job, pdf)
    assert (one.name, one.pages) == ("brochure.letter-trifold.press.pdf", (1, 2))
    assert one.pdf == pdf


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ({"file_name": "{partner}_{material}_{edition}.pdf"}, 1),
        ({"files": "one-file-per-side"}, 2),
        ({"files": "one-file-per-side", "file_name": "{material} {side}"}, 2),
    ],
)
def test_files_have_the_shops_names(
    rules: dict[str, str], expected: int, job: Job, pdf: bytes
) -> None:
    found = names(for_shop(job, **rules), pdf)
    assert len(found) == expected
    if rules.get("file_name") == "{material} {side}":
        assert found == ["brochure-outside.pdf", "brochure-inside.pdf"]
    elif "files" in rules:
        stem = "brochure.letter-trifold.press"
        assert found == [f"{stem}-1-outside.pdf", f"{stem}-2-inside.pdf"]
    else:
        edition = job.content.edition.code
        assert found == [f"{job.partner.id}_brochure_{edition}.pdf"]


def test_a_card_with_one_side_is_one_file(
    press_job: Callable[[str], Job], press_pdf: Callable[[str], bytes]
) -> None:
    poster = for_shop(press_job("poster"), files="one-file-per-side")
    (one,) = press_files(poster, press_pdf("poster"))
    assert one.pdf == press_pdf("poster")


def test_each_side_is_a_press_file_of_its_own(job: Job, pdf: bytes) -> None:
    """It declares what the whole did, and passes by itself."""
    split = for_shop(job, files="one-file-per-side")
    with pikepdf.open(BytesIO(pdf)) as whole:
        for at, file in enumerate(press_files(split, pdf)):
            with pikepdf.open(BytesIO(file.pdf)) as side:
                (page,) = side.pages
                assert page.obj.TrimBox == whole.pages[at].obj.TrimBox
                drawn = [one.read_bytes() for one in page.obj.Contents]
                assert drawn == [one.read_bytes() for one in whole.pages[at].obj.Contents]
                assert side.pdf_version == whole.pdf_version
            assert len(file.pdf) < len(pdf)
            assert inspect_supplied(file.pdf, job.rules).passed


@needs(poppler)
def test_the_words_are_shared_out(job: Job, pdf: bytes, tmp_path: Any) -> None:  # noqa: ANN401
    def words(content: bytes) -> list[tuple[str, float]]:
        file = tmp_path / "one.pdf"
        file.write_bytes(content)
        return [(word.text, word.left) for word in poppler.words(file)]

    split = press_files(for_shop(job, files="one-file-per-side"), pdf)
    assert [word for one in split for word in words(one.pdf)] == words(pdf)


def test_splitting_gives_the_same_bytes_each_time(job: Job, pdf: bytes) -> None:
    split = for_shop(job, files="one-file-per-side")
    assert press_files(split, pdf) == press_files(split, pdf)


def test_the_ticket_names_each_file(
    job: Job, pdf: bytes, report: Callable[[str], PreflightReport]
) -> None:
    split = for_shop(job, files="one-file-per-side", file_name="{material}-{side}.pdf")
    made: Package = package(split, pdf, report("brochure"), ORDER, page_in_words)
    assert list(made.files)[:2] == ["brochure-outside.pdf", "brochure-inside.pdf"]
    sides = [(one.file, one.page) for one in made.ticket.sides]
    assert sides == [("brochure-outside.pdf", 1), ("brochure-inside.pdf", 1)]
    assert made.ticket.page_order == (
        "brochure-outside.pdf = outside, brochure-inside.pdf = inside"
    )
    told = made.files["ticket.xjdf"].decode()
    assert 'URL="brochure-outside.pdf"' in told
    assert 'URL="brochure-inside.pdf"' in told
