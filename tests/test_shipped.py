"""Everything that we ship, made once and judged by programs that had no part in making it."""

import json
from collections import defaultdict
from math import ceil, floor
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from printables.building import Outcome, build
from printables.errors import ExitCode
from printables.model.job import Job
from printables.preflight import inspect_supplied
from printables.source import Selection
from tests.judges import ghostscript, mupdf, needs, pdfium, poppler, qpdf, verapdf
from tests.project import copy_project
from tests.shipped import shipped

JOBS = shipped().jobs
INKS = ("Cyan", "Magenta", "Yellow", "Black")
TRACE, SOLID = 12, 240  # of 255
Edges = tuple[int, int, int, int]
DEEP = 20
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


PLATES = 72  # pixels an inch: a letter of body text is ten pixels high
press = [job for job in JOBS if job.name.profile == "press"]


@needs(ghostscript)
@pytest.mark.parametrize("job", press, ids=lambda job: job.name.path.stem)
def test_the_plates_of_a_press_file_are_as_they_must_be(job: Job, output: Path) -> None:
    """Four inks and the spots that the shop wants, no place with too much, and text in black."""
    assert job.printer
    assert job.printer.total_ink
    dies = job.printer.dieline.value.values() if job.printer.dieline else ()
    pages = ghostscript.separate(output / job.name.path, ppi=PLATES).pages
    for plates, boxes in zip(pages, poppler.boxes(output / job.name.path), strict=True):
        assert set(plates) <= {*INKS, *(spot.name for spot in dies)}
        assert set(plates) >= set(INKS)
        bleed = plate_box(boxes["BleedBox"], plates["Black"].height)
        most = max(total(tuple(plates[ink].crop(bleed) for ink in INKS)))
        assert most <= job.printer.total_ink.value + 1


def plate_box(box: poppler.Box, height: int) -> Edges:
    """Give a box in pixels from the top, without those that its edges cut."""
    scale = PLATES / 72
    left, bottom, right, top = (edge * scale for edge in box)
    return ceil(left), ceil(height - top), floor(right), floor(height - bottom)


def total(plates: tuple[Image.Image, ...]) -> list[float]:
    """Add plates up, pixel by pixel, in per cent."""
    return [100 * sum(inks) / 255 for inks in zip(*(one.tobytes() for one in plates), strict=True)]


@pytest.mark.parametrize("job", press, ids=lambda job: job.name.path.stem)
def test_nothing_is_found_in_a_press_file_even_as_a_strangers(job: Job, output: Path) -> None:
    found = inspect_supplied((output / job.name.path).read_bytes(), job.rules).findings
    assert found == ()


@needs(ghostscript, poppler)
@pytest.mark.parametrize("name", ["brochure.letter-trifold", "handout-adults.letter-handout"])
def test_the_black_plate_alone_carries_body_text(name: str, output: Path) -> None:
    """Most words are solid black; of those no letter can be seen on another plate."""
    job = next(job for job in press if job.name.path.name.startswith(f"{name}.press"))
    pages = ghostscript.separate(output / job.name.path, ppi=2 * PLATES).pages
    words = [
        (pages[word.page - 1], plate_spot(word)) for word in poppler.words(output / job.name.path)
    ]
    body = [(plates, spot) for plates, spot in words if contrast(plates["Black"], spot) > SOLID]
    alone = [all(contrast(plates[ink], spot) <= TRACE for ink in INKS[:3]) for plates, spot in body]
    assert len(body) > 0.6 * len(words)
    assert sum(alone) > 0.98 * len(body)


def plate_spot(word: poppler.Word) -> Edges:
    left, top, right, bottom = (round(2 * edge) for edge in word[2:])
    return left, top, right, bottom


def contrast(plate: Image.Image, spot: Edges) -> float:
    """Give how far the lightest and the darkest place of a spot are apart on one plate."""
    least, most = plate.crop(spot).convert("L").getextrema()
    return float(most) - float(least)  # type: ignore[arg-type]


@pytest.mark.parametrize("job", press, ids=lambda job: job.name.path.stem)
def test_no_corner_of_a_press_file_holds_light(job: Job, output: Path) -> None:
    """Every object of the file, drawn or not: no RGB operator, no space of light."""
    light = {"/DeviceRGB", "/CalRGB", "/CalGray", "/Lab"}
    with pikepdf.open(output / job.name.path) as pdf:
        for thing in pdf.objects:
            assert not names_in(thing, 0) & light
            if isinstance(thing, pikepdf.Stream) and is_drawing(thing):
                operators = {str(step.operator) for step in pikepdf.parse_content_stream(thing)}
                assert not operators & {"rg", "RG"}
        for page in pdf.pages:
            operators = {str(step.operator) for step in pikepdf.parse_content_stream(page)}
            assert not operators & {"rg", "RG"}


def is_drawing(stream: pikepdf.Stream) -> bool:
    return stream.get("/Subtype") == "/Form" or "/PatternType" in stream


def names_in(thing: pikepdf.Object, depth: int) -> set[str]:
    """Give every name that stands in an object itself, not in what it refers to."""
    if isinstance(thing, pikepdf.Name):
        return {str(thing)}
    if isinstance(thing, pikepdf.Array):
        inner = [one for one in thing if isinstance(one, pikepdf.Object)]
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        inner = [one for _, one in thing.items() if isinstance(one, pikepdf.Object)]
    else:
        return set()
    direct = (one for one in inner if not one.is_indirect and depth < DEEP)
    return {name for one in direct for name in names_in(one, depth + 1)}


@pytest.mark.skipif(not verapdf.available(), reason="veraPDF is not installed")
@pytest.mark.parametrize("material", sorted({job.name.material for job in JOBS}))
def test_a_screen_file_is_accessible(material: str, output: Path) -> None:
    job = next(one for one in JOBS if (one.name.material, one.name.profile) == (material, "screen"))
    assert not verapdf.check_ua1(output / job.name.path).failures
