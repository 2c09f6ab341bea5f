"""Everything that we ship, made once and judged by programs that had no part in making it."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from printables.errors import ExitCode
from printables.model.job import Job
from printables.pipeline import Outcome, build
from printables.source import Selection
from tests.judges import ghostscript, mupdf, pdfium, poppler, qpdf, verapdf
from tests.project import copy_project
from tests.shipped import shipped

JOBS = shipped().jobs
SMALL = 24  # pixels an inch: enough to make a program draw everything, quick for a poster
by_name = pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name.path.stem)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    project = copy_project(tmp_path_factory.mktemp("shipped"))
    return project / "output", build(project, Selection())


@pytest.fixture(scope="session")
def output(made: tuple[Path, Outcome]) -> Path:
    return made[0]


def test_the_pack_asks_for_every_material_format_and_edition() -> None:
    asked: dict[str, set[str]] = defaultdict(set)
    for job in JOBS:
        asked[f"{job.name.material} {job.name.format}"].add(job.name.profile)
    assert not shipped().problems
    assert all(profiles == {"press", "office", "screen"} for profiles in asked.values())
    assert {job.name.material for job in JOBS} == set(shipped().library.materials.known)


def test_everything_is_made_and_passes_preflight(made: tuple[Path, Outcome]) -> None:
    outcome = made[1]
    wrong = {
        str(one.name): one.error or [f"{f.code}: {f.message}" for f in one.report.findings]
        for one in outcome.made
        if one.exit_code is not ExitCode.OK and one.report
    }
    assert not wrong
    assert outcome.exit_code is ExitCode.OK
    assert len(outcome.made) == len(JOBS)


def test_all_eleven_questions_reach_print(output: Path) -> None:
    printed = json.loads((output / "manifest.json").read_text())["questions"]
    assert set(printed) == {one.id for one in JOBS[0].content.faq.questions}
    assert {one.original for one in JOBS[0].content.faq.questions} == set(range(1, 12))
    for places in printed.values():
        assert any("brochure" in place or "handout" in place for place in places)


@by_name
def test_every_program_draws_it_without_a_warning(job: Job, output: Path) -> None:
    file = output / job.name.path
    judges = [judge for judge in (poppler, pdfium, mupdf, ghostscript) if judge.available()]
    said = {judge.__name__: judge.render(file, ppi=SMALL).warnings for judge in judges}
    assert not any(said.values()), said
    if qpdf.available():
        assert qpdf.check(file).sound


@pytest.mark.skipif(not ghostscript.available(), reason="Ghostscript is not installed")
@pytest.mark.parametrize(
    "job", [job for job in JOBS if job.name.profile == "press"], ids=lambda job: job.name.path.stem
)
def test_a_press_file_separates_into_four_inks(job: Job, output: Path) -> None:
    separations = ghostscript.separate(output / job.name.path, ppi=SMALL)
    for plates in separations.pages:
        assert set(plates) == {"Cyan", "Magenta", "Yellow", "Black"}


@pytest.mark.skipif(not verapdf.available(), reason="veraPDF is not installed")
@pytest.mark.parametrize("material", sorted({job.name.material for job in JOBS}))
def test_a_screen_file_is_accessible(material: str, output: Path) -> None:
    job = next(one for one in JOBS if (one.name.material, one.name.profile) == (material, "screen"))
    assert not verapdf.check_ua1(output / job.name.path).failures
