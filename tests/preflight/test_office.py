"""Office: several copies on a sheet, inside what a desktop printer reaches."""

from pikepdf import Array, Pdf

from tests.preflight import sample
from tests.preflight.sample import Looks, findings


def test_clean() -> None:
    for check in ("printable-area", "boxes", "words-outside"):
        assert findings(sample.clean("office"), "office", check) == []


def test_ink_at_the_paper_edge_is_found() -> None:
    css = ".cover > .field { right: -40pt }"
    (found,) = findings(sample.office_pdf(Looks(css=css)), "office", "printable-area")
    assert found.message == "something is printed at the right edge, outside the printable area"
    assert found.page == 1


def test_a_slot_out_of_place_puts_words_outside() -> None:
    css = ".sheet:first-child > .panel:nth-child(4) { margin-left: -14pt }"
    found = findings(sample.office_pdf(Looks(css=css)), "office", "words-outside")
    assert found
    assert all("panel 'cover'" in one.message for one in found)


def test_sheets_have_the_size_of_the_paper() -> None:
    def damage(file: Pdf) -> None:
        file.pages[1].obj.MediaBox = Array([0, 0, 324, 500])

    pdf = sample.damaged(sample.clean("office"), damage)
    (found,) = findings(pdf, "office", "boxes")
    assert (found.page, found.message.split()[0]) == (2, "MediaBox")


def test_what_is_wrong_on_every_copy_is_told_once() -> None:
    pdf = sample.office_pdf(Looks(css="h1 + p { position: relative; top: -10pt }"))
    found = findings(pdf, "office", "text-overlap")
    assert found
    assert all(one.message.endswith("(2 times)") for one in found)
    assert len({one.message for one in found}) == len(found)
