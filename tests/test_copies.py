"""Copies of a static layer are what full builds are: to eyes, ears, readers and the inspector."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import ImageChops

from printables.copies import (
    Copies,
    Copy,
    Inspected,
    Own,
    Ready,
    Way,
    copied,
    engine_region,
    proof_of,
)
from printables.errors import LayoutError
from printables.fitting import made_to_fit
from printables.layout import compose, plan_of
from printables.model.content import Partner
from printables.model.finding import PreflightReport
from printables.model.job import Job
from printables.pipeline import pages_of
from printables.preflight import inspect
from printables.preflight.copies import Look, inspect_copy, inspect_region, region_of
from printables.prepress import finish
from printables.source import Selection, load
from tests.judges import ghostscript, poppler, qpdf, verapdf
from tests.judges.program import run
from tests.project import copy_project, replace_in
from tests.render.logos import mark, saved
from tests.shipped import ROOT

PIECES = (
    ("help-card", "us-card", "press", "en"),
    ("help-card", "us-card", "office", "en"),
    ("help-card", "us-card", "screen", "en"),
    ("student-card", "us-card", "screen", "en"),
    ("handout-adults", "letter-handout", "screen", "en"),
    ("help-card", "us-card", "office", "es"),  # a draft: its mark lies over all
    ("help-card", "us-card", "screen", "es"),
)
LONG_NAME = "Öffentliche Stelle für Hilfe, Rat und Schutz im weiten Norden"
NEEDS_FONT = {"arabic": "مركز المساعدة", "lao": "ສູນຊ່ວຍເຫຼືອ"}


@dataclass(frozen=True, kw_only=True)
class Full:
    """What a single build makes."""

    pdf: bytes
    report: PreflightReport


def in_full(job: Job) -> Full:
    fitted = made_to_fit(job)
    pdf = finish(fitted.job, pages_of(fitted), fitted.composition.title)
    report = inspect(pdf, fitted.job, plan_of(fitted.job, fitted.composition))
    return Full(pdf=pdf, report=report)


def copy_of(copies: Copies, job: Job) -> Copy:
    copy = copies.make(job)
    assert isinstance(copy, Copy), copy
    return copy


def ready_of(copies: Copies, job: Job) -> Ready:
    ready = copies.ready(job)
    assert isinstance(ready, Ready), ready
    return ready


def job_of(material: str, form: str, profile: str, language: str = "en", root: Path = ROOT) -> Job:
    chosen = Selection(
        materials=(material,), formats=(form,), languages=(language,), profiles=(profile,)
    )
    [job] = load(root, chosen).jobs
    return job


@pytest.fixture(scope="module")
def copies() -> Copies:
    return Copies()


@pytest.fixture(scope="module")
def logos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("logos")
    (folder / "mark.png").write_bytes(saved(mark(), "PNG"))
    (folder / "tall.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 90">'
        '<path fill="#800020" d="M2 2h16v86z"/><circle cx="10" cy="20" r="6"/></svg>'
    )
    return folder


def partners(folder: Path) -> Iterator[tuple[Partner, Way]]:
    """Give partners of many kinds, and how a copy for each is made."""
    basics = {"id": "harbor", "name": "Harbor House", "url": "https://harbor.example.org"}
    yield Partner(**basics, logo=str(folder / "tall.svg")), Way.LETTERED
    yield Partner(**basics, logo=str(folder / "mark.png"), phone="501-555-0142"), Way.LETTERED
    yield Partner(**basics, tagline="Ask us (any time): 1/2 price"), Way.LETTERED
    yield Partner(id="bare", name="AVATAR & Töchter"), Way.LETTERED
    yield Partner(**basics, funder="Funded by <us> & you.", disclaimer="No more."), Way.LETTERED
    yield Partner(id="soft", name="Soft­hyphen House"), Way.ENGINE
    yield Partner(id="long", name=LONG_NAME), Way.ENGINE


@pytest.mark.parametrize("piece", PIECES, ids="-".join)
def test_a_copy_is_what_a_full_build_makes(
    piece: tuple[str, str, str, str], copies: Copies, logos: Path, tmp_path: Path
) -> None:
    material, form, profile, language = piece
    job = job_of(material, form, profile, language)
    for number, (partner, _) in enumerate(partners(logos)):
        own = replace(job, partner=partner)
        copy, full = copy_of(copies, own), in_full(own)
        assert told(copy) == told(full), partner.name
        files = written(tmp_path, copy, full)
        assert_same_look(*files)
        if number == 0:
            assert_sound(*files, tagged=piece[2] == "screen")


ROWS = (
    ("brochure", "letter-trifold", "press"),
    ("brochure", "letter-trifold", "screen"),
    ("student-card", "us-card", "screen"),
)
LINES = (
    {"phone": "501-555-0142", "url": "https://short.example"},
    {"address": "200 Main Street, Conway, AR 72032", "url": "https://family-100.example.org"},
    {
        "phone": "501-555-0142",
        "address": "12 Hill Road, Little Rock",
        "url": "https://harbor.example.org",
    },
)
"""Lines that stand in a row, and lines for which a row has no room."""


@pytest.mark.parametrize("piece", ROWS, ids="-".join)
def test_lines_in_rows_wrap_as_in_a_full_build(
    piece: tuple[str, str, str], copies: Copies, logos: Path, tmp_path: Path
) -> None:
    job, marked = job_of(*piece), str(logos / "tall.svg")
    for more in LINES:
        partner = Partner(id="rows", name="Harbor House of Hope", logo=marked, **more)
        own = replace(job, partner=partner)
        copy, full = copy_of(copies, own), in_full(own)
        assert copy.way is Way.LETTERED, more
        assert told(copy) == told(full)
        assert_same_look(*written(tmp_path, copy, full))


def test_a_logo_is_looked_at_once_and_an_unprintable_one_is_found(
    copies: Copies, tmp_path: Path
) -> None:
    """A hairline in a second partner's logo is found, though the letters were seen to before."""
    job = job_of("brochure", "letter-trifold", "press")
    codes = [
        {code for code, _ in told(copy_of(copies, replace(job, partner=one)))}
        for one in lined(tmp_path)
    ]
    assert "minimum-line" not in codes[0]
    assert "minimum-line" in codes[1]


def lined(folder: Path) -> Iterator[Partner]:
    """Give partners whose logos have a sound line, and one that is too fine."""
    for width in ("6", "0.05"):
        (folder / f"{width}.svg").write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path fill="#800020" '
            f'd="M2 2h36v20H2z"/><path d="M2 30h36" stroke="#000" stroke-width="{width}"/></svg>'
        )
        yield Partner(id="lined", name="Harbor House", logo=str(folder / f"{width}.svg"))


def told(copy: Copy | Full) -> set[tuple[str, str]]:
    return {(one.code, one.message) for one in copy.report.findings}


def written(folder: Path, copy: Copy, full: Full) -> tuple[Path, Path]:
    files = folder / "copy.pdf", folder / "full.pdf"
    for file, pdf in zip(files, (copy.pdf, full.pdf), strict=True):
        file.write_bytes(pdf)
    return files


def assert_same_look(copy: Path, full: Path) -> None:
    for one, other in zip(
        poppler.render(copy, ppi=150).pages, poppler.render(full, ppi=150).pages, strict=True
    ):
        assert ImageChops.difference(one, other).getbbox() is None
    assert poppler.words(copy) == poppler.words(full)


def assert_sound(copy: Path, full: Path, *, tagged: bool) -> None:
    assert qpdf.check(copy) == (True, ())
    assert copy.stat().st_size < full.stat().st_size * 1.3
    if tagged:
        told = [run("pdfinfo", "-struct-text", one).output for one in (copy, full)]
        trees = [re.sub(r"Object \d+ 0", "Object", one) for one in told]
        assert trees[0] == trees[1]
        if verapdf.available():
            assert verapdf.check_ua1(copy) == verapdf.check_ua1(full)


def test_pixels_hold_at_300_ppi_and_on_the_plates(
    copies: Copies, logos: Path, tmp_path: Path
) -> None:
    job = job_of("help-card", "us-card", "press")
    own = replace(job, partner=next(partners(logos))[0])
    files = written(tmp_path, copy_of(copies, own), in_full(own))
    one, other = (poppler.render(file, ppi=300).pages for file in files)
    assert [page.tobytes() for page in one] == [page.tobytes() for page in other]
    for plates, others in zip(
        *(ghostscript.separate(file, ppi=300).pages for file in files), strict=True
    ):
        assert plates.keys() == others.keys()
        for ink, plate in plates.items():
            apart = ImageChops.difference(plate, others[ink]).point(bool)
            # Ghostscript rounds a glyph's place by its font; the region's is a font of its own.
            assert sum(apart.histogram()[1:]) < 0.001 * plate.width * plate.height, ink


def test_each_partner_goes_the_fastest_way_that_is_right(copies: Copies, logos: Path) -> None:
    job = job_of("help-card", "us-card", "press")
    ways = [(copy_of(copies, replace(job, partner=one)).way, way) for one, way in partners(logos)]
    assert [way for way, _ in ways] == [wanted for _, wanted in ways]


@pytest.mark.parametrize("name", NEEDS_FONT.values(), ids=NEEDS_FONT.keys())
def test_a_script_is_set_or_refused_as_in_a_full_build(name: str, copies: Copies) -> None:
    job = job_of("help-card", "us-card", "screen")
    own = replace(job, partner=Partner(id="other", name=name))
    assert outcome(lambda: copy_of(copies, own)) == outcome(lambda: in_full(own))


def outcome(make: Callable[[], Copy | Full]) -> object:
    """Give what was found, or why it was refused."""
    try:
        return told(make())
    except LayoutError as refused:
        return str(refused)


def test_the_bytes_do_not_depend_on_what_was_made_before(copies: Copies, logos: Path) -> None:
    job = job_of("help-card", "us-card", "screen")
    jobs = [replace(job, partner=partner) for partner, _ in partners(logos)]
    fresh = Copies()
    backwards = [copy_of(fresh, one).pdf for one in reversed(jobs)]
    assert [copy_of(copies, one).pdf for one in jobs] == backwards[::-1]


def test_words_of_a_partner_in_running_text_take_a_full_build(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    template = root / "templates" / "materials" / "help-card" / "help-card.html.j2"
    replace_in(
        template,
        "<h2>{{ stories.back.when }}</h2>",
        "<h2>{{ stories.back.when }} {{ region.name }}</h2>",
    )
    job = job_of("help-card", "us-card", "screen", root=root)
    copy = Copies().make(replace(job, partner=Partner(id="own", name="Own House")))
    assert copy == "its template prints a partner's words outside the region"


def test_an_altered_layer_or_region_is_found(copies: Copies) -> None:
    job = replace(job_of("help-card", "us-card", "press"), partner=Partner(id="own", name="Own"))
    layer = ready_of(copies, job).layer
    own = layer.job(job)
    made = Own(composed=compose(own).region, cut=engine_region(own, layer), way=Way.ENGINE)
    copy = copied(own, layer, made, Inspected())
    assert copy.report.passed
    body, region = layer.stencil.pieces[0], b"another region"
    spoilt = copy.pdf.replace(body[5000:5020], b"\0" * 20)
    for pdf, pieces in ((spoilt, ()), (copy.pdf, (region,)), (copy.pdf[:-900], ())):
        report = inspect_copy(pdf, pieces, (), layer.cleared)
        assert "copy-altered" in {one.code for one in report.findings}
        assert not report.passed
    assert inspect_copy(copy.pdf, (), (), layer.cleared).passed


@pytest.mark.parametrize("look", [Look.WORDS, Look.PICTURE])
@pytest.mark.parametrize("change", ["other words", "smaller box", "words too many"])
def test_a_region_that_was_inspected_before_is_still_read(
    change: str, look: Look, copies: Copies
) -> None:
    job = replace(job_of("help-card", "us-card", "press"), partner=Partner(id="own", name="Own"))
    ready = ready_of(copies, job)
    layer = ready.layer
    plan, own = plan_of(job, compose(job)), ready.lettering.region(job)
    assert own is not None
    planned = region_of(plan)
    assert planned is not None
    proof = proof_of(job, own, plan, layer)
    assert inspect_region(proof, job, plan, layer.cleared, look) == ()
    box = planned.box
    region = {
        "other words": replace(planned, texts=("Other",)),
        "smaller box": replace(planned, box=replace(box, right=box.left + 10, top=box.top)),
        "words too many": replace(planned, texts=()),
    }[change]
    wrong = replace(plan, regions=(region,))
    assert inspect_region(proof, job, wrong, layer.cleared, look)


def test_a_layer_is_made_once_for_all_runs(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    job = job_of("help-card", "us-card", "screen", root=root)
    own = replace(job, partner=Partner(id="own", name="Own House"))
    first = copy_of(Copies(), own).pdf
    [file] = (root / ".cache" / "layers").rglob("*.layer")
    kept = file.read_bytes()
    assert copy_of(Copies(), own).pdf == first
    assert file.read_bytes() == kept
    file.write_bytes(kept[:-1] + b"\0")
    assert copy_of(Copies(), own).pdf == first
    other = replace(own, dated=own.dated.replace(year=2001))
    assert copy_of(Copies(), other).pdf != first
    assert len(list(file.parent.glob("*.layer"))) == 1
