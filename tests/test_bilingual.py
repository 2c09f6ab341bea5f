"""One leaf with a language on each side: what is made so, what stands on it, how it is spoken."""

from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from printables.building import Outcome, build
from printables.errors import ExitCode, UsageError
from printables.model.job import Job
from printables.source import Selection, load
from tests.judges import verapdf
from tests.project import copy_project, replace_in
from tests.shipped import ROOT

BOTH = Selection(languages=("en+es",), formats=("letter-page", "poster-letter"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    project = copy_project(tmp_path_factory.mktemp("bilingual"))
    return project / "output" / "child-trafficking" / "en+es", build(project, BOTH)


def both() -> tuple[Job, ...]:
    return load(ROOT, Selection(languages=("en+es",))).jobs


def test_every_material_of_one_page_is_made_with_two_languages() -> None:
    assert {job.name.material for job in both()} == {"handout-page", "poster"}
    assert all(job.format.reading_order == ("front", "back") for job in both())


def test_what_is_cut_into_tabs_or_has_two_sides_already_is_not() -> None:
    with pytest.raises(UsageError, match=r"nothing fits this choice.*en\+es"):
        load(ROOT, Selection(languages=("en+es",), materials=("brochure", "poster-tabs")))


def test_each_side_prints_one_language(made: tuple[Path, Outcome]) -> None:
    folder, outcome = made
    assert outcome.exit_code is ExitCode.OK
    document = pypdfium2.PdfDocument(folder / "handout-page.letter-page.office.pdf")
    front, back = (page.get_textpage().get_text_range() for page in document)
    assert "Signs to look for" in front
    assert "Signs to look for" not in back
    assert "1-888-373-7888" in front
    assert "1-888-373-7888" in back


def test_the_office_printer_turns_the_leaf(made: tuple[Path, Outcome]) -> None:
    with pikepdf.open(made[0] / "poster.poster-letter.office.pdf") as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"


@pytest.mark.skipif(not verapdf.available(), reason="veraPDF is not installed")
def test_it_is_accessible(made: tuple[Path, Outcome]) -> None:
    assert not verapdf.check_ua1(made[0] / "handout-page.letter-page.screen.pdf").failures


def test_it_is_a_draft_while_one_language_is() -> None:
    assert all(job.is_draft for job in both())


def test_a_pair_of_a_language_that_the_pack_lacks_is_told(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    replace_in(project / "content/child-trafficking/pack.yaml", "[en, es]", "[en, fr]")
    [problem] = load(project, Selection(languages=("en",))).problems
    assert "pack.yaml" in str(problem.file)
    assert "'fr' is not one of the pack's languages" in problem.message
