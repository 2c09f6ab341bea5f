"""The screen edition: reader pages that keep what the engine gave them for reading aloud."""

from importlib.resources import files
from pathlib import Path

import pikepdf
import pytest

from printables.prepress import finish
from printables.render.engine import Styles, set_pages
from tests.prepress.outside import said_by, sound
from tests.prepress.pieces import job_for

FACE = "fontpkg_atkinson_hyperlegible"
HTML = """<!DOCTYPE html><html lang="en"><title>Engine</title><body>
<section id="story-front"><h1>Cover</h1><p>Call <a href="tel:+18883737888">1-888</a></p></section>
<section id="story-back"><h1>Back</h1><p>Read on.</p></section></body></html>"""


def engine_pages(variant: str | None = "pdf/ua-1") -> bytes:
    font = Path(str(files(FACE))) / "files" / "AtkinsonHyperlegible-Regular.ttf"
    rule = f'@font-face{{font-family:Face;src:url("{font.as_uri()}")}}'
    css = (
        "@page{size:252pt 144pt;margin:18pt}*{font-family:Face;font-weight:400}"
        "body{margin:0}section{break-after:page}h1{font-size:14pt}"
    )
    return set_pages(HTML, Styles(fonts=rule, sheets=(css,)), (font.parent,), variant).pdf


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("screen") / "card.pdf"
    file.write_bytes(finish(job_for("us-card", "screen"), engine_pages(), "Card & more"))
    return file


def test_it_is_sound_and_keeps_its_pages(screen: Path) -> None:
    assert sound(screen)
    told = said_by("pdfinfo", screen)
    assert "Page size:       252 x 144 pts" in told
    assert "Tagged:          yes" in told
    assert "Title:           Card & more" in told


def test_headings_and_links_are_still_tagged(screen: Path) -> None:
    structure = said_by("pdfinfo", "-struct-text", screen)
    assert [line.strip() for line in structure.splitlines() if "H1" in line] == ["H1 (block)"] * 2
    assert '"1-888"' in structure
    with pikepdf.open(screen) as pdf:
        (link,) = pdf.pages[0].obj.Annots
        assert link.A.URI == "tel:+18883737888"
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums
        assert link.StructParent in list(parents)
        assert [item.title for item in pdf.open_outline().root] == ["Cover", "Back"]


def test_it_says_what_it_is_and_in_which_language(screen: Path) -> None:
    with pikepdf.open(screen) as pdf:
        assert pdf.Root.Lang == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.docinfo.Producer == "WeasyPrint 70.0"
        with pdf.open_metadata() as xmp:
            assert xmp["pdfuaid:part"] == "1"
            assert xmp["dc:title"] == "Card & more"
            assert "pdfxid:GTS_PDFXVersion" not in xmp


def test_the_same_pages_on_office_paper_are_not_tagged_and_share_their_fonts(
    tmp_path: Path,
) -> None:
    file = tmp_path / "office.pdf"
    file.write_bytes(finish(job_for("us-card", "office"), engine_pages(), "Card"))
    assert sound(file)
    assert "Tagged:          no" in said_by("pdfinfo", file)
    assert len(said_by("pdffonts", file).splitlines()) == 3  # two lines of heading, one font
    assert said_by("pdftotext", file, "-").count("1-888") == 10
