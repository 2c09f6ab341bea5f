"""Job files: all partners' sheets in one press PDF, page by page what each partner's PDF is."""

import csv
import json
import shutil
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name, Pdf
from PIL import ImageChops

from printables import cli
from printables.batch import Asked, Done, build_partners, collating, making
from printables.copies import making as copying
from printables.copies.layer import NoLayerError
from printables.delivering import Made, Task
from printables.errors import ExitCode, UsageError
from printables.model.finding import Finding, Severity
from printables.preflight import inspect_supplied
from printables.source import Selection
from tests.batch.offices import changed, good_rows, project_with, tree, write_rows
from tests.judges import ghostscript, mupdf, needs, poppler, qpdf
from tests.shipped import shipped_job

CARD = Selection(
    materials=("help-card",), formats=("us-card",), languages=("en",), profiles=("press",)
)
ARGUMENTS = (
    *("--material", "help-card", "--format", "us-card", "--language", "en"),
    *("--profile", "press", "--jobs", "1"),
)
JOBS = Path("output", "child-trafficking", "jobs")
STRICT = JOBS / "strict" / "en" / "help-card.us-card.press.pdf"
GOOD = good_rows(7)
ROWS = [
    changed(GOOD[2], "Quantity", "1,500"),
    changed(GOOD[0], "Organization name", "Café Ñandú Niños"),
    changed(GOOD[1], "Organization name", "Soft­hyphen House"),  # set by the engine
    changed(GOOD[3], "Logo", "logos/broken.png"),  # refused
    changed(GOOD[4], "Print shop", "rrd"),  # PDF/X-1a: no object streams
    changed(GOOD[5], "Print shop", "dynagraphic"),  # plain PDF
    changed(changed(GOOD[6], "Logo", ""), "Organization name", "+Sum House"),  # in full
]
IN_FULL = ROWS[-1].cells["ID"]


@dataclass(frozen=True, kw_only=True)
class Built:
    """A project whose partners' pieces and job files are made."""

    project: Path
    done: Done

    @property
    def job_file(self) -> Path:
        return self.project / STRICT

    @property
    def partners(self) -> list[dict[str, str]]:
        return listed(self.job_file)


def listed(job_file: Path) -> list[dict[str, str]]:
    """Give the rows of the list beside a job file."""
    text = job_file.with_suffix(".csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build with one partner whose piece is not a copy."""
    project, copied = project_with(tmp_path_factory.mktemp("jobs"), ROWS), making.copied

    def not_for_all(task: Task) -> Made | None:
        return None if task.job.partner.id == IN_FULL else copied(task)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "copied", not_for_all)
        done = build_partners(project, Asked(selection=CARD, processes=1, collate=True))
    return Built(project=project, done=done)


@pytest.fixture
def project(built: Built, tmp_path: Path) -> Path:
    """Give a copy of what was built, to be changed."""
    shutil.copytree(built.project, tmp_path / "project")
    return tmp_path / "project"


def job_files(project: Path) -> list[Path]:
    return sorted((project / JOBS).rglob("*.pdf"))


def individuals(built: Built) -> list[Path]:
    return [built.project / "output" / row["file"] for row in built.partners if row["file"]]


def test_each_shop_gets_one_file_with_its_list(built: Built) -> None:
    assert [
        file.relative_to(built.project / JOBS).as_posix() for file in job_files(built.project)
    ] == [
        "dynagraphic/en/help-card.us-card.press.dynagraphic.pdf",
        "rrd/en/help-card.us-card.press.rrd.pdf",
        "strict/en/help-card.us-card.press.pdf",
    ]
    told = {
        Path(one.path).name: (one.partners, one.missing, one.pages) for one in built.done.job_files
    }
    assert told["help-card.us-card.press.pdf"] == (4, 1, 8)


def test_the_list_says_whose_pages_are_which_in_the_order_of_the_table(built: Built) -> None:
    names = [ROWS[at].cells["ID"] for at in (0, 1, 2, 6, 3)]
    assert [row["partner"] for row in built.partners] == names
    pages = [(row["from page"], row["to page"]) for row in built.partners]
    assert pages == [("1", "2"), ("3", "4"), ("5", "6"), ("7", "8"), ("", "")]
    assert built.partners[0]["quantity"] == "1500"
    assert built.partners[3]["name"] == "'+Sum House"  # no formula of a stranger runs
    for row, file in zip(built.partners, individuals(built), strict=False):
        assert row["sha256"] == sha256(file.read_bytes()).hexdigest()


def test_who_is_missing_is_told_with_the_reason(built: Built) -> None:
    last = built.partners[-1]
    assert (last["file"], last["sha256"]) == ("", "")
    assert "damaged or cut short" in last["why not"]
    assert not any(row["why not"] for row in built.partners[:-1])


@needs(poppler)
def test_every_page_is_what_the_partners_own_page_is(built: Built) -> None:
    pages = iter(poppler.render(built.job_file, ppi=150).pages)
    words = [word._replace(page=0) for word in poppler.words(built.job_file)]
    boxes = iter(poppler.boxes(built.job_file))
    for own in individuals(built):
        for page, its in zip(poppler.render(own, ppi=150).pages, poppler.boxes(own), strict=True):
            assert ImageChops.difference(page, next(pages)).getbbox() is None, own
            assert next(boxes) == its
        its_words = [word._replace(page=0) for word in poppler.words(own)]
        assert words[: len(its_words)] == its_words
        del words[: len(its_words)]
    assert (words, list(pages), list(boxes)) == ([], [], [])


@needs(ghostscript)
def test_every_plate_is_what_the_partners_own_plate_is(built: Built) -> None:
    plates = iter(ghostscript.separate(built.job_file, ppi=100).pages)
    for own in individuals(built):
        for page in ghostscript.separate(own, ppi=100).pages:
            other = next(plates)
            assert page.keys() == other.keys()
            for ink, plate in page.items():
                apart = ImageChops.difference(plate, other[ink]).point(bool)
                share = sum(apart.histogram()[1:]) / (plate.width * plate.height)
                # Ghostscript fits outlines to its grid by all that the font holds: of a copy only
                # a region that the engine has set.
                assert share < (0.02 if IN_FULL in str(own) else 0.004), ink


@pytest.mark.parametrize(
    "judge", [pytest.param(one, marks=needs(one)) for one in (ghostscript, mupdf, poppler)]
)
def test_other_programs_draw_it_without_a_warning(built: Built, judge: object) -> None:
    for file in job_files(built.project):
        assert judge.render(file).warnings == ()  # type: ignore[attr-defined]
        assert qpdf.check(file) == (True, ())


def test_it_passes_as_if_a_stranger_had_made_it(built: Built) -> None:
    rules = shipped_job("help-card", "press", "us-card").rules
    assert inspect_supplied(built.job_file.read_bytes(), rules).passed


def test_what_partners_share_stands_in_it_once(built: Built) -> None:
    with pikepdf.open(built.job_file) as file:
        streams = [one for one in file.objects if isinstance(one, pikepdf.Stream)]
        assert len([one for one in streams if one.get("/N") == 4]) == 1  # the colour profile
        assert len([one for one in streams if one.get("/Type") == Name.Metadata]) == 1
        fonts = [one for one in streams if "/Length1" in one]
        faces = {font.FontFile2.objgen for font in file.objects if is_descriptor(font)}
        assert len(fonts) == len(faces) <= 6  # the layer's, the regions', those of who has no copy
    own = sum(file.stat().st_size for file in individuals(built))
    assert built.job_file.stat().st_size < own / 2


def is_descriptor(one: object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == Name.FontDescriptor


def test_it_declares_its_print_condition_and_its_parts(built: Built) -> None:
    with pikepdf.open(built.job_file) as file:
        assert str(file.pdf_version) == "1.6"
        [intent] = list(file.Root.OutputIntents)
        assert str(intent.S) == "/GTS_PDFX"
        [parts] = list(file.Root.DPartRoot.DPartRootNode.DParts)
        told = [(str(part.DPM.ID), str(part.DPM.Name)) for part in list(parts)]
        assert told == [
            (row["partner"], row["name"].lstrip("'")) for row in built.partners if row["file"]
        ]
        assert int(parts[0].DPM.Quantity) == 1500
        assert all(page.DPart == parts[at // 2] for at, page in enumerate(file.pages))
    by_shop = {file.parts[-3]: Pdf.open(file) for file in job_files(built.project)}
    assert str(by_shop["rrd"].docinfo.GTS_PDFXVersion) == "PDF/X-1a:2003"
    assert str(by_shop["rrd"].pdf_version) == "1.4"
    assert "/OutputIntents" not in by_shop["dynagraphic"].Root


def test_a_second_run_writes_nothing(project: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in (project / "output").rglob("*.pdf")}
    again = build_partners(project, Asked(selection=CARD, processes=1, collate=True))
    assert not any(one.made for one in again.job_files)
    assert len(again.job_files) == 3
    assert before == {file: file.stat().st_mtime_ns for file in (project / "output").rglob("*.pdf")}


def test_a_changed_row_is_collated_again_and_no_other(project: Path) -> None:
    rows = [changed(ROWS[0], "Quantity", "90"), *ROWS[1:]]
    write_rows(project, rows)
    again = build_partners(project, Asked(selection=CARD, processes=1, collate=True))
    assert [one.path for one in again.job_files if one.made] == [
        STRICT.relative_to("output").as_posix()
    ]
    assert listed(project / STRICT)[0]["quantity"] == "90"
    assert again.outdated == []


def test_the_order_of_the_table_is_the_order_of_the_file(project: Path) -> None:
    write_rows(project, list(reversed(ROWS)))
    build_partners(project, Asked(selection=CARD, processes=1, collate=True))
    assert [row["partner"] for row in listed(project / STRICT)][:2] == [
        ROWS[6].cells["ID"],
        ROWS[2].cells["ID"],
    ]


def test_an_old_job_file_goes_before_its_pieces_are_made(project: Path) -> None:
    write_rows(project, [changed(ROWS[0], "Phone number", "501-555-9999"), *ROWS[1:]])
    done = build_partners(project, Asked(selection=CARD, processes=1))
    assert STRICT.relative_to("output").as_posix() in done.outdated
    assert not (project / STRICT).exists()
    assert not (project / STRICT.with_suffix(".csv")).exists()
    assert len(job_files(project)) == 2
    manifest = json.loads((project / "output/partners/manifest.json").read_text())
    assert len(manifest["job_files"]) == 4


def test_a_partner_who_leaves_is_in_no_job_file(project: Path) -> None:
    write_rows(project, ROWS[1:])
    # narrowed: it knows nothing of who left
    build_partners(project, Asked(selection=CARD, processes=1))
    done = build_partners(project, Asked(selection=CARD, processes=1, collate=True))
    assert ROWS[0].cells["ID"] not in {row["partner"] for row in listed(project / STRICT)}
    assert [one.partners for one in done.job_files if one.made] == [3]


@pytest.mark.parametrize("harm", ["altered", "gone", "list gone"])
def test_a_damaged_job_file_is_made_again(project: Path, harm: str) -> None:
    whole = tree(project)
    file = project / STRICT
    if harm == "altered":
        file.write_bytes(file.read_bytes()[:-9] + b"altered!!")
    else:
        (file if harm == "gone" else file.with_suffix(".csv")).unlink()
    done = build_partners(project, Asked(selection=CARD, processes=1, collate=True))
    assert [one.made for one in done.job_files].count(True) == 1
    assert tree(project) == whole


def test_the_bytes_do_not_depend_on_processes_or_earlier_runs(tmp_path: Path) -> None:
    projects = [project_with(tmp_path / name, ROWS[:3]) for name in ("one", "two")]
    build_partners(projects[0], Asked(selection=CARD, processes=1, collate=True))
    build_partners(projects[1], Asked(selection=CARD, processes=2))
    build_partners(projects[1], Asked(selection=CARD, processes=2, collate=True))
    assert tree(projects[0]) == tree(projects[1])


def test_what_a_killed_run_left_unfinished_is_swept_away(project: Path) -> None:
    left = (project / STRICT).with_name("help-card.us-card.press.pdf.99.part")
    left.write_bytes(b"half")
    build_partners(project, Asked(selection=CARD, processes=1, collate=True))
    assert not left.exists()


@needs(poppler)
def test_pieces_without_a_layer_are_in_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_: object) -> None:
        raise NoLayerError("it is in two languages")

    monkeypatch.setattr(copying, "static_layer", none)
    project = project_with(tmp_path, ROWS[:2])
    done = build_partners(project, Asked(selection=CARD, processes=1, collate=True))
    [told] = done.job_files
    assert (told.partners, told.pages, told.wrong) == (2, 4, "")
    own = [project / "output" / row["file"] for row in listed(project / STRICT)]
    pages = [page for file in own for page in poppler.render(file, ppi=100).pages]
    for page, other in zip(pages, poppler.render(project / STRICT, ppi=100).pages, strict=True):
        assert ImageChops.difference(page, other).getbbox() is None
    assert (project / STRICT).stat().st_size < own[0].stat().st_size * 1.2  # panels are shared


@needs(poppler)
def test_a_piece_of_many_panels_is_what_each_partner_has(tmp_path: Path) -> None:
    chosen = replace(CARD, materials=("brochure",), formats=("letter-trifold",))
    project = project_with(tmp_path, ROWS[:3])
    [told] = build_partners(project, Asked(selection=chosen, processes=2, collate=True)).job_files
    assert (told.partners, told.pages, told.wrong) == (3, 6, "")
    job_file = project / "output" / told.path
    pages = iter(poppler.render(job_file, ppi=100).pages)
    for row in listed(job_file):
        for page in poppler.render(project / "output" / row["file"], ppi=100).pages:
            assert ImageChops.difference(page, next(pages)).getbbox() is None
    # Of each partner it holds a region and a few numbers; the PDFs' own size is beside the point.
    assert job_file.stat().st_size < (project / "output" / row["file"]).stat().st_size * 1.5


def test_a_faulty_job_file_is_not_delivered(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Finding(code="job-file", severity=Severity.ERROR, message="other words", page=3)
    monkeypatch.setattr(collating, "inspect_job_file", lambda *_: (wrong,))
    (project / STRICT).unlink()
    done = build_partners(project, Asked(selection=CARD, processes=1, collate=True))
    assert [one.wrong for one in done.job_files if one.wrong] == ["page 3: other words"]
    assert done.exit_code is ExitCode.BUG
    assert not (project / STRICT).exists()


def test_a_job_file_holds_every_partner(project: Path) -> None:
    with pytest.raises(UsageError, match="leave --partner out"):
        build_partners(project, Asked(selection=CARD, partners=(IN_FULL,), collate=True))


def test_the_command_lists_them(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "ROOT", project)
    assert cli.main(["partners", "--job-files", *ARGUMENTS]) == ExitCode.LAYOUT
    said = capsys.readouterr().out
    rows = {line.split()[0]: line.split()[1:] for line in said.splitlines() if "/jobs/" in line}
    assert rows[STRICT.as_posix()] == ["4", "1", "8"]
    write_rows(project, [changed(ROWS[0], "Tagline", "Other words"), *ROWS[1:]])
    cli.main(["partners", *ARGUMENTS])
    assert f"{STRICT.as_posix()}: withdrawn: pieces in it have changed" in capsys.readouterr().err
