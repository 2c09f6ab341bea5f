"""A table with every hard case: good rows are made and pass, each bad one is told why."""

import csv
from pathlib import Path

import pytest

from benchmarks.partner_sample import CASES, SampleRow, sample, table
from printables.batch import Asked, Done, build_partners
from printables.errors import ExitCode
from printables.model.region import RegionField
from tests.batch.offices import CARD, hard_rows, project_with, text_of

TABLE = "content/partners/partners.csv"
ROWS = hard_rows()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    project = project_with(tmp_path_factory.mktemp("hard"), ROWS)
    return project, build_partners(project, Asked(selection=CARD))


def told(done: Done, row: SampleRow) -> list[str]:
    return [str(one) for one in done.problems if one.line == row.number]


def name_of(row: SampleRow) -> str:
    return " ".join(row.cells["Organization name"].split())


def test_every_case_is_there() -> None:
    assert len(ROWS) == len(CASES) + 3
    assert sum(row.good for row in ROWS) > 8


def test_the_sample_is_the_same_every_time() -> None:
    rows = list(sample(1000))
    assert table(rows) == table(list(sample(1000)))
    assert len(rows) == 1000


def test_good_rows_are_made_and_pass(made: tuple[Path, Done]) -> None:
    project, done = made
    records = {record.name: record for record in done.made}
    for row in (one for one in ROWS if one.good):
        record = records[name_of(row)]
        assert record.delivered, record.reason
        text = text_of(project / "output" / record.path)
        assert row.cells["Phone number"].removesuffix(".0") in text
        assert told(done, row) == []


@pytest.mark.parametrize("row", [row for row in ROWS if row.reason], ids=lambda row: row.reason)
def test_a_bad_row_is_named_with_its_column_and_reason(
    made: tuple[Path, Done], row: SampleRow
) -> None:
    (problem,) = told(made[1], row)
    assert problem.startswith(f"{TABLE}:{row.number}:{row.column}: ")
    assert row.reason in problem
    assert name_of(row) not in {record.name for record in made[1].made}


@pytest.mark.parametrize("row", [row for row in ROWS if row.fails], ids=lambda row: row.fails)
def test_what_cannot_be_printed_says_why(made: tuple[Path, Done], row: SampleRow) -> None:
    project, done = made
    (record,) = [one for one in done.made if one.name == name_of(row)]
    assert not record.delivered
    assert row.fails in record.reason
    column = 2 if "partner's name" in record.reason else 1
    assert done.told(record).startswith(f"{TABLE}:{row.number}:{column}: {record.path}: ")
    assert not (project / "output" / record.path).exists()


@pytest.mark.parametrize("row", [row for row in ROWS if row.note], ids=lambda row: row.note)
def test_what_was_decided_is_said(made: tuple[Path, Done], row: SampleRow) -> None:
    said = [str(note) for note in made[1].notes if note.line == row.number]
    assert any(row.note in one for one in said)


def test_the_run_says_that_not_all_is_well(made: tuple[Path, Done]) -> None:
    assert made[1].exit_code is ExitCode.CONTENT


def test_the_summary_lists_every_piece(made: tuple[Path, Done]) -> None:
    project, done = made
    text = (project / "output" / "partners" / "summary.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == len(done.made)
    assert {row["result"] for row in rows} == {"made", "FAILED"}
    for row in rows:
        assert bool(row["why not"]) == (row["result"] == "FAILED")


def test_the_contact_sheet_shows_everybody(made: tuple[Path, Done]) -> None:
    project, done = made
    sheet = project / "output" / "partners" / "contact-sheet.help-card.en.pdf"
    text = " ".join(text_of(sheet).split())
    failed = [record for record in done.made if not record.delivered]
    assert f"{len(done.made)} partners, {len(failed)} failed" in text
    assert text.count("FAILED") == len(failed)
    for record in done.made:
        assert record.partner in text


def test_regions_without_room_for_statements_are_known() -> None:
    from tests.shipped import shipped  # noqa: PLC0415

    regions = {job.name.material: job.material.region for job in shipped().jobs}
    with_room = {
        name for name, one in regions.items() if one and RegionField.STATEMENTS in one.show
    }
    assert with_room == {"handout-adults", "handout-page", "handout-youth"}
