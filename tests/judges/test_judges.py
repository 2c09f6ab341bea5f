"""Each judge passes a good PDF and faults a bad one: a nod at everything proves nothing."""

from pathlib import Path
from types import ModuleType

import pytest
from pikepdf import Dictionary, Name, Pdf

from tests.judges import ghostscript, mupdf, needs, pdfium, poppler, qpdf, verapdf

BLACK_THEN_PINK = b"0 0 0 1 k 0 0 72 72 re f  0 0.5 0 0 k 72 0 72 72 re f"
HELLO = b"BT /F1 12 Tf 10 30 Td (Fish & chips) Tj ET"
RENDERERS = [pytest.param(one, marks=needs(one)) for one in (poppler, ghostscript, mupdf, pdfium)]
JUDGES = (poppler, ghostscript, mupdf, pdfium, qpdf, verapdf)


def pdf_with(content: bytes, target: Path) -> Path:
    """Write one page, 2 x 1 in, whose font is named and not embedded."""
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=(144, 72))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.obj.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
    page.obj.TrimBox = [9, 9, 135, 63]
    page.obj.Contents = pdf.make_stream(content)
    pdf.save(target)
    return target


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return pdf_with(BLACK_THEN_PINK, tmp_path / "good.pdf")


@pytest.fixture
def cut_short(good: Path) -> Path:
    cut = good.with_name("cut.pdf")
    cut.write_bytes(good.read_bytes()[:200])
    return cut


@pytest.mark.parametrize("judge", [pytest.param(one, marks=needs(one)) for one in JUDGES])
def test_a_judge_names_its_version(judge: ModuleType) -> None:
    assert judge.version()[0].isdigit()


@pytest.mark.parametrize("renderer", RENDERERS)
def test_a_good_page_is_drawn_without_a_warning(renderer: ModuleType, good: Path) -> None:
    drawn = renderer.render(good)

    assert drawn.warnings == ()
    [page] = drawn.pages
    assert page.size == (144, 72)
    assert max(page.getpixel((36, 36))) < 60  # black, in each program's idea of it
    red, green, _ = page.getpixel((108, 36))
    assert red > green + 50


@pytest.mark.parametrize("renderer", RENDERERS)
def test_a_damaged_file_brings_warnings(renderer: ModuleType, cut_short: Path) -> None:
    assert renderer.render(cut_short).warnings


@needs(poppler, mupdf)
def test_an_unknown_operator_brings_warnings(tmp_path: Path) -> None:
    odd = pdf_with(b"0 0 72 72 rx f", tmp_path / "odd.pdf")

    assert poppler.render(odd).warnings == ("Syntax Error: Unknown operator 'rx'",)
    assert mupdf.render(odd).warnings == ("error: unknown keyword: 'rx'",)


@needs(poppler)
def test_poppler_finds_words_boxes_and_fonts(tmp_path: Path) -> None:
    pdf = pdf_with(HELLO, tmp_path / "hello.pdf")

    found = poppler.words(pdf)
    assert [word.text for word in found] == ["Fish", "&", "chips"]
    assert found[0].page == 1
    assert found[0].left == pytest.approx(10, abs=0.1)
    assert 25 < found[0].top < 42 < found[0].bottom < 50
    assert poppler.boxes(pdf)[0]["TrimBox"] == (9, 9, 135, 63)
    assert poppler.fonts(pdf) == [poppler.Font("Helvetica", embedded=False)]


@needs(ghostscript)
def test_ghostscript_notes_a_font_that_is_not_embedded(tmp_path: Path) -> None:
    [warning] = ghostscript.render(pdf_with(HELLO, tmp_path / "hello.pdf")).warnings
    assert "Helvetica" in warning


@needs(ghostscript)
def test_ghostscript_makes_the_plates(good: Path) -> None:
    separations = ghostscript.separate(good)

    assert separations.warnings == ()
    [plates] = separations.pages
    inks = {
        ink: (plate.getpixel((36, 36)), plate.getpixel((108, 36))) for ink, plate in plates.items()
    }
    assert inks == {"Cyan": (0, 0), "Magenta": (0, 127), "Yellow": (0, 0), "Black": (255, 0)}


@needs(qpdf)
def test_qpdf_tells_sound_from_damaged(good: Path, cut_short: Path) -> None:
    assert qpdf.check(good) == (True, ())
    sound, warnings = qpdf.check(cut_short)
    assert not sound
    assert warnings


def pdf_for_all_readers(target: Path) -> Path:
    """Write the least that PDF/UA-1 accepts: a title, a language, and a page of artifacts."""
    pdf = Pdf.open(pdf_with(b"/Artifact BMC " + BLACK_THEN_PINK + b" EMC", target))
    pdf.Root.Lang = "en"
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = "A page"
        metadata["pdfuaid:part"] = "1"
    readable = target.with_name("readable.pdf")
    pdf.save(readable)
    return readable


@needs(verapdf)
def test_verapdf_passes_a_readable_pdf(tmp_path: Path) -> None:
    assert verapdf.check_ua1(pdf_for_all_readers(tmp_path / "a.pdf")) == (True, ())


@needs(verapdf)
def test_verapdf_faults_a_pdf_without_tags(good: Path, cut_short: Path) -> None:
    conforms, failures = verapdf.check_ua1(good)
    assert not conforms
    assert any("metadata" in failure for failure in failures)
    assert not verapdf.check_ua1(cut_short).conforms
