"""The whole way: what is made, what is skipped, and what happens when something is wrong."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from printables.building import Listener, build
from printables.delivering import Made
from printables.errors import ExitCode, LayoutError
from printables.source import Selection
from tests.project import copy_project, replace_in
from tests.shipped import ROOT

ENGLISH = Selection(languages=("en",), materials=("brochure",))
SCREEN = replace(ENGLISH, formats=("letter-trifold",), profiles=("screen",))
PRESS = replace(SCREEN, profiles=("press",))
BOTH_FORMATS = replace(ENGLISH, profiles=("screen",))
PACK = Path("content", "child-trafficking")
FILE = Path("output", "child-trafficking", "en", "brochure.letter-trifold.screen.pdf")
TEMPLATE = Path("templates", "materials", "brochure", "brochure.html.j2")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def test_a_second_run_makes_nothing(project: Path) -> None:
    first = build(project, SCREEN, processes=1)
    assert first.exit_code is ExitCode.OK
    assert [made.name.path.name for made in first.made] == [FILE.name]
    second = build(project, SCREEN, processes=1)
    assert not second.made
    assert [entry.path for entry in second.skipped] == ["child-trafficking/en/" + FILE.name]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (PACK / "pieces.en.yaml", "Worried about a young person", "Concerned for a young person"),
        (TEMPLATE.with_suffix("").with_suffix(".css"), "29pt", "28pt"),
        (Path("templates/themes/daybreak/theme.yaml"), "[0, 38, 74, 0]", "[0, 39, 74, 0]"),
    ],
)
def test_a_change_of_words_or_looks_is_made_again(
    project: Path, file: Path, old: str, new: str
) -> None:
    build(project, SCREEN, processes=1)
    replace_in(project / file, old, new)
    assert len(build(project, SCREEN, processes=1).made) == 1


def test_a_deleted_or_altered_pdf_is_made_again(project: Path) -> None:
    build(project, SCREEN, processes=1)
    (project / FILE).write_bytes(b"%PDF-1.7 altered")
    assert len(build(project, SCREEN, processes=1).made) == 1
    (project / FILE).unlink()
    assert len(build(project, SCREEN, processes=1).made) == 1


def test_checking_writes_nothing(project: Path) -> None:
    outcome = build(project, SCREEN, deliver=False, processes=1)
    assert outcome.exit_code is ExitCode.OK
    assert not (project / "output").exists()


def test_the_manifest_says_where_each_question_is_printed(project: Path) -> None:
    build(project, SCREEN, processes=1)
    recorded = json.loads((project / "output" / "manifest.json").read_text())
    assert len(recorded["questions"]) == 11
    (file,) = recorded["files"]
    assert file["contacts_checked"]["trafficking-hotline"] == "copy 2026-02-28"
    assert file["pages"] == 6


def test_a_lost_text_keeps_the_pdf_from_its_final_name(project: Path) -> None:
    build(project, SCREEN, processes=1)
    replace_in(project / TEMPLATE, "{{ stories.cover.promise }}", "")
    outcome = build(project, SCREEN, processes=1)
    assert outcome.exit_code is ExitCode.PREFLIGHT
    (made,) = outcome.made
    assert made.report
    assert "words-missing" in [finding.code for finding in made.report.findings]
    assert not (project / FILE).exists()
    assert (project / FILE).with_suffix(".failed.pdf").exists()
    assert made.shown_in == FILE.relative_to("output").with_suffix(".failed.html")
    shown = (project / "output" / made.shown_in).read_text(encoding="utf-8")
    assert "every planned word is printed" in shown
    assert not json.loads((project / "output" / "manifest.json").read_text())["files"]


def test_what_is_repaired_is_delivered_again(project: Path) -> None:
    replace_in(project / TEMPLATE, "{{ stories.cover.promise }}", "")
    build(project, SCREEN, processes=1)
    replace_in(project / TEMPLATE, '"promise">', '"promise">{{ stories.cover.promise }}')
    assert build(project, SCREEN, processes=1).exit_code is ExitCode.OK
    assert (project / FILE).exists()
    assert not list((project / FILE).parent.glob("*.failed.*"))


def test_a_pdf_with_a_number_that_has_expired_is_withdrawn(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(project, SCREEN, processes=1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1809302400")  # 2027-05-03
    outcome = build(project, SCREEN, processes=1)
    assert outcome.exit_code is ExitCode.CONTENT
    assert outcome.withdrawn == ["child-trafficking/en/" + FILE.name]
    assert any("good until 2027-02-28" in problem.message for problem in outcome.problems)
    assert not (project / FILE).exists()
    assert not json.loads((project / "output" / "manifest.json").read_text())["files"]


def test_one_piece_that_does_not_fit_leaves_the_others(project: Path) -> None:
    narrow = project / "templates" / "formats" / "a4-trifold.yaml"
    replace_in(narrow, "height: 210mm", "height: 150mm")
    outcome = build(project, BOTH_FORMATS, processes=2)
    assert outcome.exit_code is ExitCode.LAYOUT
    errors = {made.name.format: made.error for made in outcome.made}
    assert isinstance(errors["a4-trifold"], LayoutError)
    assert errors["letter-trifold"] is None
    assert (project / FILE).exists()


def test_an_interrupted_run_keeps_what_it_finished(project: Path) -> None:
    class Impatient(Listener):
        def told(self, made: Made) -> None:
            raise KeyboardInterrupt(made.name)

    with pytest.raises(KeyboardInterrupt):
        build(project, BOTH_FORMATS, processes=1, listener=Impatient())
    again = build(project, BOTH_FORMATS, processes=1)
    assert (len(again.skipped), len(again.made)) == (1, 1)
    assert not list((project / "output").rglob("*.part"))


@pytest.mark.parametrize(
    ("promise", "exit_code"),
    [
        ("{{ stories.cover.promise }}", ExitCode.OK),
        ("", ExitCode.PREFLIGHT),
        ('{{ stories.cover.promise }}<hr style="border-top: 0.05pt solid">', ExitCode.PREFLIGHT),
        ("{{ (stories.cover.promise ~ ' ') * 90 }}", ExitCode.LAYOUT),
    ],
)
def test_two_processes_find_of_one_piece_what_one_does(
    project: Path, promise: str, exit_code: ExitCode
) -> None:
    replace_in(project / TEMPLATE, "{{ stories.cover.promise }}", promise)
    told = []
    for processes in (1, 2):
        outcome = build(project, PRESS, deliver=False, processes=processes)
        assert outcome.exit_code is exit_code
        told.append([(one.entry, one.report, str(one.error)) for one in outcome.made])
    assert len(told[0]) == 1
    assert told[0] == told[1]


def test_a_mistake_in_a_style_sheet_is_told_alike_by_any_number_of_processes(
    project: Path,
) -> None:
    replace_in(project / TEMPLATE.with_suffix("").with_suffix(".css"), "29pt", "var(--nobody)")
    said = []
    for processes in (1, 2):
        outcome = build(project, BOTH_FORMATS, processes=processes)
        assert outcome.exit_code is ExitCode.CONTENT
        said.append(sorted(str(made.error) for made in outcome.made))
    assert "brochure.css:" in said[0][0]
    assert said[0] == said[1]


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    files = []
    for name in ("one", "two"):
        project = copy_project(tmp_path / name)
        run_build(project, "press", "screen")
        files.append({file.name: file.read_bytes() for file in project.rglob("*.pdf")})
    assert len(files[0]) == 2
    assert files[0] == files[1]


def test_dates_come_from_the_source_date_epoch(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # 2026-12-01
    build(project, SCREEN, processes=1)
    with pikepdf.open(project / FILE) as pdf:
        assert str(pdf.docinfo.CreationDate).startswith("D:20261201")


def run_build(project: Path, *profiles: str) -> str:
    """Build one brochure of a project in a process of its own."""
    code = (
        "import sys; from pathlib import Path; from printables import cli;"
        "cli.ROOT = Path(sys.argv[1]); sys.exit(cli.main(sys.argv[2:]))"
    )
    arguments = ["--language", "en", "--material", "brochure", "--format", "letter-trifold"]
    for profile in profiles or ("screen",):
        arguments += ["--profile", profile]
    command = [sys.executable, "-c", code, str(project), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == ExitCode.OK, done.stderr
    return done.stdout
