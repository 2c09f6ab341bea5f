"""Screen: structure, headings, alternative texts, bookmarks, links."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pikepdf import Dictionary, Name, Pdf

from tests.preflight import leaflet, sample
from tests.preflight.sample import Looks, findings


def said(damage: Callable[[Pdf], None], check: str) -> list[str]:
    pdf = sample.damaged(sample.clean("screen"), damage, "1.7")
    return [finding.message for finding in findings(pdf, "screen", check)]


def made(check: str, **pieces: str) -> list[str]:
    pdf = sample.screen_pdf(Looks(**pieces))
    return [finding.message for finding in findings(pdf, "screen", check)]


@pytest.mark.parametrize(
    "check", ["tagged", "headings", "alternative-text", "bookmarks", "links", "boxes"]
)
def test_clean(check: str) -> None:
    assert findings(sample.clean("screen"), "screen", check) == []


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("/StructTreeRoot", "no structure tree"),
        ("/MarkInfo", "not marked as tagged"),
        ("/Lang", "does not say in which language it is"),
        ("/ViewerPreferences", "its title"),
    ],
)
def test_what_a_screen_reader_needs(key: str, message: str) -> None:
    def damage(file: Pdf) -> None:
        del file.Root[key]

    (found,) = said(damage, "tagged")
    assert message in found


def test_the_title_is_the_pieces_title() -> None:
    def damage(file: Pdf) -> None:
        file.docinfo[Name.Title] = "Untitled"

    assert said(damage, "title-language") == [f"the file's title is not '{leaflet.TITLE}'"]


def test_headings_that_skip_a_level() -> None:
    left = Looks().left.replace("<p class=story>", "<h3>A</h3><p class=story>")
    assert made("headings", left=left) == ["a heading of level 3 follows a heading of level 1"]


def test_headings_that_start_below_the_first_level() -> None:
    cover = Looks().cover.replace("h1>", "h2>")
    assert made("headings", cover=cover) == ["a heading of level 2 follows the beginning"]


def test_a_file_without_headings() -> None:
    cover = Looks().cover.replace("h1>", "p>")
    assert made("headings", cover=cover) == ["the file has no heading"]


def test_a_picture_without_alternative_text() -> None:
    def damage(file: Pdf) -> None:
        for element in file.objects:
            if isinstance(element, Dictionary) and Name.Alt in element:
                del element[Name.Alt]

    assert said(damage, "alternative-text") == ["1 of 1 pictures have no alternative text"]


def test_bookmarks_may_be_waived_by_the_material() -> None:
    def damage(file: Pdf) -> None:
        del file.Root.Outlines

    assert said(damage, "bookmarks") == ["the file has no bookmarks"]
    job = leaflet.job("screen")
    card = replace(job, material=job.material.model_copy(update={"bookmarks": False}))
    pdf = sample.damaged(sample.clean("screen"), damage, "1.7")
    assert findings(pdf, "screen", "bookmarks", of=card) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("tel:+18883737888", "tel:+18883737889", "the link on 1-888-373-7888 calls"),
        ("tel:+18883737888", "http://example.org", "neither https nor a phone"),
    ],
)
def test_a_link_that_leads_elsewhere(old: str, new: str, message: str) -> None:
    found = made("links", cover=Looks().cover.replace(old, new))
    assert message in found[0]


def test_an_address_that_leads_elsewhere() -> None:
    back = Looks().back.replace("https://example.org/help", "https://example.com/help")
    (found,) = made("links", back=back)
    assert found == "the link on example.org/help leads to https://example.com/help"


def test_a_number_that_cannot_be_tapped() -> None:
    cover = "<h1>Someone will listen</h1><p>Call 1-888-373-7888</p>"
    message = "the number 1-888-373-7888 cannot be tapped: no link leads to it"
    assert made("links", cover=cover) == [message]
