"""A translation from draft to signed and back, through the whole way and the command line."""

import json
from pathlib import Path

import pikepdf
import pytest

from printables import cli
from printables.building import Outcome, build
from printables.errors import ExitCode
from printables.source import Selection
from tests.judges import needs, verapdf
from tests.project import copy_project, replace_in
from tests.translating.signing import scope, sign

Output = pytest.CaptureFixture[str]
CARD = {"materials": ("help-card",), "formats": ("us-card",), "languages": ("es",)}
SCREEN = Selection(**CARD, profiles=("screen",))  # type: ignore[arg-type]
PRESS = Selection(**CARD, profiles=("press",))  # type: ignore[arg-type]
PROOF = Selection(**CARD, profiles=("press",), allow_draft=True)  # type: ignore[arg-type]
FOLDER = Path("output", "child-trafficking", "es")
PACK = Path("content", "child-trafficking")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Copy the shipped project; whatever was signed there is a draft again."""
    made = copy_project(tmp_path)
    (made / PACK / "translations.es.yaml").unlink(missing_ok=True)
    return made


def made(project: Path, selection: Selection) -> Outcome:
    return build(project, selection, processes=1)


def entries(project: Path) -> dict[str, dict[str, object]]:
    recorded = json.loads((project / "output" / "manifest.json").read_text())["files"]
    return {Path(one["path"]).name: one for one in recorded}


def marked(file: Path) -> bool:
    with pikepdf.open(file) as pdf:
        return all(b"/Watermark" in page.obj.Contents[-1].read_bytes() for page in pdf.pages)


@needs(verapdf)
def test_a_draft_for_the_screen_is_marked_named_and_for_all_readers(project: Path) -> None:
    assert made(project, SCREEN).exit_code is ExitCode.OK
    file = project / FOLDER / "help-card.us-card.screen.pdf"
    assert marked(file)
    with pikepdf.open(file) as pdf:
        assert str(pdf.docinfo.Title).startswith("BORRADOR: ")
    assert verapdf.check_ua1(file) == (True, ())
    assert set(entries(project)[file.name]["unready"]) == {"draft"}  # type: ignore[call-overload]


def test_a_signature_takes_the_mark_off_and_sends_it_to_press(project: Path) -> None:
    made(project, SCREEN)
    assert made(project, PRESS).exit_code is ExitCode.CONTENT
    sign(project)
    outcome = made(project, SCREEN)
    assert [one.exit_code for one in outcome.made] == [ExitCode.OK]
    with pikepdf.open(project / FOLDER / "help-card.us-card.screen.pdf") as pdf:
        assert "BORRADOR" not in str(pdf.docinfo.Title)
    assert made(project, PRESS).exit_code is ExitCode.OK
    assert (project / FOLDER / "help-card.us-card.press.pdf").exists()


def test_a_change_withdraws_what_went_to_press(project: Path) -> None:
    sign(project)
    made(project, PRESS)
    replace_in(project / PACK / "pieces.en.yaml", "Help, day or night", "Help, day and night")
    outcome = made(project, PRESS)
    assert outcome.exit_code is ExitCode.CONTENT
    (problem,) = outcome.problems
    assert "signed 1 of the texts (1 stale)" in problem.message
    assert not (project / FOLDER / "help-card.us-card.press.pdf").exists()


def test_a_proof_for_the_press_says_so_wherever_one_looks(project: Path) -> None:
    outcome = made(project, PROOF)
    assert [one.exit_code for one in outcome.made] == [ExitCode.OK]
    file = project / FOLDER / "help-card.us-card.press.draft.pdf"
    entry = entries(project)[file.name]
    assert entry["unready"]
    assert marked(file)
    assert not (project / FOLDER / "help-card.us-card.press.pdf").exists()


@pytest.fixture
def here(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cli, "ROOT", project)
    return project


def test_the_table_counts_and_lists_what_waits(here: Path, capsys: Output) -> None:
    sign(here)
    replace_in(here / PACK / "pieces.en.yaml", "Help, day or night", "Help, day and night")
    replace_in(here / PACK / "pieces.es.yaml", "text: Notas", 'text: ""')
    assert cli.main(["translations"]) == ExitCode.OK
    said = capsys.readouterr().out
    total = len(scope(here).translation.texts)
    row = next(line for line in said.splitlines() if line.startswith("child-trafficking es"))
    assert row.split()[2:] == [str(total - 2), "0", "1", "1", "5", "1"]
    assert "stale: pieces/lines/help-card-title/text" in said
    assert "English was: Help, day or night" in said
    assert "missing: pieces/lines/discreet-card-outside/text" in said


def test_out_in_and_signed_by_the_command_line(here: Path, capsys: Output) -> None:
    po = here / "po"
    assert cli.main(["translations", "--export", str(po)]) == ExitCode.OK
    file = po / "child-trafficking.es.po"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"Notas"', '"Apuntes"'), encoding="utf-8")
    arguments = ["translations", "--import", str(file), "--translator", "Test Translator"]
    assert cli.main(arguments) == ExitCode.OK
    assert "1 texts changed in child-trafficking.es" in capsys.readouterr().out
    assert "text: Apuntes" in (here / PACK / "pieces.es.yaml").read_text(encoding="utf-8")
    review = ["translations", "--review", "es", "--reviewer", "Test Reviewer", "--role", "tester"]
    assert cli.main(review) == ExitCode.OK
    assert "texts signed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--review", "es"], "a review needs a person"),
        (["--review", "es", "--reviewer", " ", "--role", "x"], "a review needs a person"),
        (["--language", "xx"], "unknown language 'xx'"),
        (["--pack", "xx"], "unknown pack 'xx'"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    here: Path, capsys: Output, arguments: list[str], said: str
) -> None:
    assert cli.main(["translations", *arguments]) == ExitCode.USAGE
    assert said in capsys.readouterr().err
    assert not (here / PACK / "translations.es.yaml").exists()


def test_nobody_signs_a_pseudo_language(project: Path) -> None:
    card = {**CARD, "languages": ("en-xa", "ar-xb"), "materials": ("student-card",)}
    press = made(project, Selection(**card, profiles=("press",)))  # type: ignore[arg-type]
    assert press.made == []
    [refused] = press.problems
    assert "'ar-xb' and 'en-xa' not made: nobody speaks a pseudo-language" in str(refused)
    [screen] = made(
        project,
        Selection(**{**card, "languages": ("ar-xb",)}, profiles=("screen",)),  # type: ignore[arg-type]
    ).made
    assert screen.exit_code is ExitCode.OK, screen.report
    assert marked(project / "output" / screen.name.path)
