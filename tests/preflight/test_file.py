"""The file as such: readable, all pages, fonts and glyphs there; and what the job says of it."""

import struct
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Name, Pdf

from printables.errors import UsageError
from printables.model.content import HowChecked
from printables.model.finding import Severity
from printables.preflight import inspect
from printables.preflight.structure import descriptor, fonts, parts
from tests.preflight import leaflet, sample
from tests.preflight.leaflet import PLAN
from tests.preflight.sample import findings


@pytest.mark.parametrize("edition", ["press", "screen", "office"])
@pytest.mark.parametrize(
    "check",
    ["page-count", "fonts-embedded", "glyphs-missing", "partner-placeholder", "contacts-dialled"],
)
def test_clean(check: str, edition: str) -> None:
    assert findings(sample.clean(edition), edition, check) == []


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.7\n", b"not a PDF at all"])
def test_a_file_that_cannot_be_opened_fails(broken: bytes) -> None:
    report = inspect(broken, leaflet.job("press"), PLAN)
    assert [finding.code for finding in report.findings] == ["unreadable"]
    assert not report.passed


def test_a_file_behind_a_password_fails() -> None:
    buffer = BytesIO()
    with pikepdf.open(BytesIO(sample.clean("press"))) as file:
        file.save(buffer, encryption=pikepdf.Encryption(owner="owner", user="user"))
    report = inspect(buffer.getvalue(), leaflet.job("press"), PLAN)
    assert [finding.code for finding in report.findings] == ["unreadable"]


def test_a_page_too_many_is_found_and_stops_nothing() -> None:
    pdf = sample.damaged(sample.clean("press"), lambda file: file.pages.append(file.pages[1]))
    (found,) = findings(pdf, "press", "page-count")
    assert found.message == "1 page(s) too many: 3 instead of 2"
    report = inspect(pdf, leaflet.job("press"), PLAN)
    assert report.pages == 3


def test_a_page_too_few_is_found_and_stops_nothing() -> None:
    def damage(file: Pdf) -> None:
        del file.pages[1]

    pdf = sample.damaged(sample.clean("press"), damage)
    (found,) = findings(pdf, "press", "page-count")
    assert found.message == "1 page(s) missing: 1 instead of 2"
    codes = {one.code for one in inspect(pdf, leaflet.job("press"), PLAN).findings}
    assert {"page-count", "words-missing"} <= codes


def test_a_font_that_is_not_embedded_is_found() -> None:
    def damage(file: Pdf) -> None:
        for _, font in fonts(parts(file)):
            del descriptor(font)[Name.FontFile2]

    found = findings(sample.damaged(sample.clean("press"), damage), "press", "fonts-embedded")
    assert any("Sample" in one.message and "not embedded" in one.message for one in found)


def test_a_type_3_font_is_found() -> None:
    def damage(file: Pdf) -> None:
        for _, font in fonts(parts(file)):
            font[Name.Subtype] = Name.Type3

    found = findings(sample.damaged(sample.clean("press"), damage), "press", "fonts-embedded")
    assert all("Type 3" in one.message for one in found)
    assert found


def test_a_letter_without_a_glyph_is_found() -> None:
    """Cut each font's glyph count: the codes of its last letters then lead nowhere."""

    def damage(file: Pdf) -> None:
        for _, font in fonts(parts(file)):
            stream = descriptor(font)[Name.FontFile2]
            program = bytearray(stream.read_bytes())
            at = program.find(b"maxp")
            (offset,) = struct.unpack_from(">L", program, at + 8)
            struct.pack_into(">H", program, offset + 4, 60)
            stream.write(bytes(program))

    found = findings(sample.damaged(sample.clean("press"), damage), "press", "glyphs-missing")
    assert any("has no glyph for" in one.message and "w" in one.message for one in found)


def test_a_statement_that_has_no_room_is_warned_of() -> None:
    job = leaflet.job("press")
    funded = replace(job, partner=job.partner.model_copy(update={"funder": "Paid by a grant."}))
    (found,) = findings(sample.clean("press"), "press", "partner-statements", of=funded)
    assert found.severity is Severity.WARNING
    assert "has no room for the funder's statement of 'Some Partner'" in found.message


def test_a_placeholder_partner_is_warned_of() -> None:
    job = leaflet.job("press")
    unnamed = replace(job, partner=job.partner.model_copy(update={"placeholder": True}))
    (found,) = findings(sample.clean("press"), "press", "partner-placeholder", of=unnamed)
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"how": HowChecked.COPY}, "contact 'help' was only copied from a text"),
        ({"expires": date(2026, 1, 15)}, "was to be checked again by 2026-01-15"),
    ],
)
def test_a_number_nobody_dialled_is_warned_of(change: dict[str, object], message: str) -> None:
    job = leaflet.job("press")
    contact = job.content.contacts[0]
    checked = contact.model_copy(update={"checked": contact.checked.model_copy(update=change)})
    stale = replace(job, content=replace(job.content, contacts=(checked,)))
    (found,) = findings(sample.clean("press"), "press", "contacts-dialled", of=stale)
    assert message in found.message
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("checks", "message"),
    [
        ((), "no check is listed"),
        (("word-missing",), "there is no check 'word-missing': did you mean 'words-missing'?"),
    ],
)
def test_a_profile_must_list_checks_that_exist(checks: tuple[str, ...], message: str) -> None:
    job = leaflet.job("press")
    unwise = replace(job, profile=job.profile.model_copy(update={"checks": checks}))
    with pytest.raises(UsageError, match=r"templates/profiles/press\.yaml") as refused:
        inspect(sample.clean("press"), unwise, PLAN)
    assert message in str(refused.value)


def test_worst_findings_come_first() -> None:
    pdf = sample.press_pdf(sample.Looks(right="", css=".region p { color: device-cmyk(0 0 0 .6) }"))
    severities = [one.severity for one in inspect(pdf, leaflet.job("press"), PLAN).findings]
    assert severities == sorted(severities, reverse=True)
    assert {Severity.ERROR, Severity.WARNING} <= set(severities)
