"""The command line: what it prints, and its exit codes."""

from pathlib import Path

import pytest

from printables import building, cli
from printables.errors import ExitCode
from tests.project import copy_project, replace_in

BROCHURE = ["--language", "en", "--material", "brochure", "--format", "letter-trifold"]
ONE = [*BROCHURE, "--profile", "screen", "--jobs", "1"]
Output = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    return copy_project(tmp_path)


def test_help_is_enough_to_learn_the_tool(capsys: Output) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["--help"])
    said = capsys.readouterr().out
    assert left.value.code == ExitCode.OK
    for word in ("build", "check", "list", "--material", "--profile", "exit codes", "examples"):
        assert word in said


def test_list_shows_what_exists(capsys: Output) -> None:
    assert cli.main(["list"]) == ExitCode.OK
    said = capsys.readouterr().out
    assert "brochure" in said
    assert "child-trafficking/en/brochure.a4-trifold.press.pdf" in said


def test_a_slip_of_the_pen_is_understood(capsys: Output) -> None:
    assert cli.main(["--material", "brochur"]) == ExitCode.USAGE
    said = capsys.readouterr().err
    assert "unknown material 'brochur'" in said
    assert "brochure" in said


@pytest.mark.usefixtures("project")
def test_a_build_closes_with_a_table(capsys: Output) -> None:
    assert cli.main(ONE) == ExitCode.OK
    said = capsys.readouterr().out
    assert "1 PDFs to make, 0 up to date" in said
    assert "[1/1] brochure letter-trifold screen (en): ok" in said
    table = said[said.index("file ") :].splitlines()
    assert table[0].split() == ["file", "pages", "size", "fit", "preflight"]
    path, pages, _, unit, fill, verdict, *_ = table[1].split()
    assert path == "child-trafficking/en/brochure.letter-trifold.screen.pdf"
    assert (pages, unit, verdict) == ("6", "kB", "passed,")
    assert fill.endswith("%")


@pytest.mark.usefixtures("project")
def test_a_second_build_says_what_it_skipped(capsys: Output) -> None:
    cli.main(ONE)
    capsys.readouterr()
    assert cli.main(ONE) == ExitCode.OK
    said = capsys.readouterr().out
    assert "0 PDFs to make, 1 up to date" in said
    assert "up to date" in said.splitlines()[-1]


def test_a_mistake_in_the_content_is_one_clean_line(project: Path, capsys: Output) -> None:
    pack = project / "content" / "child-trafficking" / "pack.yaml"
    replace_in(pack, "title:", "titel:")
    assert cli.main(ONE) == ExitCode.CONTENT
    said = capsys.readouterr().err
    assert "content/child-trafficking/pack.yaml:" in said
    assert "titel" in said
    assert "Traceback" not in said


def test_overset_text_has_its_own_exit_code(project: Path, capsys: Output) -> None:
    css = project / "templates" / "materials" / "brochure" / "brochure.css"
    replace_in(css, "calc(1pt * var(--type))", "calc(1.6pt * var(--type))")
    assert cli.main(ONE) == ExitCode.LAYOUT
    said = capsys.readouterr().err
    assert "not fit on" in said
    assert "words) too many" in said


def test_stopping_keeps_what_was_finished(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "build", interrupted)
    assert cli.main([]) == ExitCode.INTERRUPTED
    assert "what was finished is kept" in capsys.readouterr().err
