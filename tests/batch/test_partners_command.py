"""`build.py partners`: what it says on the way, at the end, and with --check."""

import re
from pathlib import Path

import pytest

from printables import cli
from printables.cli.partners import time_left
from printables.errors import ExitCode
from tests.batch.offices import ARGUMENTS, changed, good_rows, project_with, write_rows

ROWS = good_rows(2)
Output = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    return project_with(tmp_path, ROWS)


@pytest.mark.usefixtures("project")
def test_a_run_closes_with_a_table(capsys: Output) -> None:
    assert cli.main(["partners", *ARGUMENTS, "--jobs", "1"]) == ExitCode.OK
    said = capsys.readouterr().out
    assert "2 PDFs to make, 0 up to date" in said
    table = said[said.index("material") :].splitlines()
    assert table[0].split() == ["material", "language", "made", "up", "to", "date", "failed"]
    assert table[1].split() == ["help-card", "en", "2", "0", "0"]
    assert "2 partners, " in said
    assert "summary.csv" in said


def test_one_partner_alone(project: Path) -> None:
    name = ROWS[1].cells["ID"]
    assert cli.main(["partners", "--partner", name, *ARGUMENTS, "--jobs", "1"]) == ExitCode.OK
    made = [file.parent.parent.name for file in (project / "output").rglob("*.screen.pdf")]
    assert made == [name]


def test_failures_are_told_with_their_reason(project: Path, capsys: Output) -> None:
    write_rows(project, [changed(ROWS[0], "Logo", "logos/broken.png"), ROWS[1]])
    assert cli.main(["partners", *ARGUMENTS, "--jobs", "1"]) == ExitCode.LAYOUT
    said = capsys.readouterr().err
    assert f"partners/{ROWS[0].cells['ID']}/en/help-card.us-card.screen.pdf: the picture" in said
    assert "damaged or cut short" in said


def test_a_look_makes_nothing_and_writes_a_message(project: Path, capsys: Output) -> None:
    bad = changed(ROWS[0], "Logo", "logos/document.png")
    write_rows(project, [bad, changed(ROWS[1], "Phone number", "5-Jan")])
    assert cli.main(["partners", "--check"]) == ExitCode.CONTENT
    said = capsys.readouterr()
    assert "partners.csv:3:4: cell D3: 'phone': '5-Jan' is a date" in said.err
    assert f"Hello {bad.cells['Organization name']}," in said.out
    assert "is a PDF or Illustrator file" in said.out
    assert "1 logos cannot be printed" in said.out
    assert not (project / "output").exists()


@pytest.mark.usefixtures("project")
def test_a_look_at_what_is_right_says_so(capsys: Output) -> None:
    assert cli.main(["partners", "--check"]) == ExitCode.OK
    said = capsys.readouterr().out
    assert re.search(r"^2 partners, \d+ PDFs; 0 mistakes; 0 logos cannot", said, re.MULTILINE)


@pytest.mark.parametrize(("seconds", "said"), [(12.4, "12 s"), (300, "5 min"), (9000, "2.5 h")])
def test_the_rest_is_told_as_people_say_it(seconds: float, said: str) -> None:
    assert time_left(seconds) == said


def test_a_partner_orders_what_the_table_says(project: Path, capsys: Output) -> None:
    row = changed(changed(ROWS[0], "Quantity", "2,500"), "Print shop", "joon")
    write_rows(project, [row, ROWS[1]])
    name = row.cells["ID"]
    asked = ["order", "--partner", name, "--material", "help-card", "--format", "us-card"]
    assert cli.main([*asked, "--jobs", "1"]) == ExitCode.OK
    (packed,) = (
        line for line in capsys.readouterr().out.splitlines() if f"orders/partners/{name}" in line
    )
    assert packed.split()[2] == "2500"
    (ticket,) = (project / "output" / "orders").rglob("ticket.json")
    assert ticket.parent.name == "help-card.us-card.joon"
    assert "joon" in ticket.read_text(encoding="utf-8").lower()
