"""Two languages of one piece in one PDF: read, found and spoken as each is by itself."""

import io
from pathlib import Path

import pikepdf
import pytest

from printables.layout import compose
from printables.prepress import finish
from printables.prepress.joining import joined
from printables.render import reader_pages
from tests.judges import poppler, qpdf, verapdf
from tests.shipped import shipped_job

PAGE = shipped_job("handout-page", "screen")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = reader_pages(PAGE, compose(PAGE)).pdf
    file = tmp_path_factory.mktemp("joined") / "both.pdf"
    file.write_bytes(finish(PAGE, joined(pages, pages, ("en", "es")), "Both"))
    return file


def test_pages_stand_one_behind_the_other(both: Path) -> None:
    with pikepdf.open(both) as pdf:
        assert len(pdf.pages) == 2


def test_each_part_says_its_language(both: Path) -> None:
    with pikepdf.open(both) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        assert str(document.Lang) == "en"
        assert str(document.K[-1].Lang) == "es"


def test_every_marked_content_is_found_from_its_page(both: Path) -> None:
    with pikepdf.open(both) as pdf:
        nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
        assert len(parents) == len(nums) // 2
        for page in pdf.pages:
            owners = parents[int(page.obj.StructParents)]
            assert all(owner.Pg.objgen == page.obj.objgen for owner in owners if "/Pg" in owner)


def test_bookmarks_of_both_lead_to_their_own_page(both: Path) -> None:
    with pikepdf.open(both) as pdf:
        first, last = pdf.Root.Outlines.First, pdf.Root.Outlines.Last
        pages = [page.obj.objgen for page in pdf.pages]
        assert [first.Dest[0].objgen, last.Dest[0].objgen] == pages
        assert first.Next.objgen == last.objgen


def test_the_same_pages_give_the_same_bytes() -> None:
    pages = reader_pages(PAGE, compose(PAGE)).pdf
    once, again = joined(pages, pages, ("en", "es")), joined(pages, pages, ("en", "es"))
    assert once == again
    with pikepdf.open(io.BytesIO(once)) as pdf:
        assert len(pdf.pages) == 2


@pytest.mark.skipif(not qpdf.available(), reason="qpdf is not installed")
def test_the_file_is_sound(both: Path) -> None:
    assert qpdf.check(both).sound


@pytest.mark.skipif(not poppler.available(), reason="poppler is not installed")
def test_it_draws_without_a_warning(both: Path) -> None:
    assert not poppler.render(both, ppi=24).warnings


@pytest.mark.skipif(not verapdf.available(), reason="veraPDF is not installed")
def test_it_is_accessible(both: Path) -> None:
    assert not verapdf.check_ua1(both).failures
