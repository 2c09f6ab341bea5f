"""Runs that go on where the last one stopped, whatever stopped it, and end in the same bytes."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from printables.batch import Asked, Record, Watcher, build_partners, making
from printables.delivering import Task
from printables.errors import ExitCode, UsageError
from printables.render import line_breaks
from printables.source import Selection
from tests.batch.offices import (
    CARD,
    changed,
    good_rows,
    project_with,
    started,
    tree,
    write_rows,
)

ROWS = good_rows(10)
PDF = "en/help-card.us-card.screen.pdf"
JOURNAL = Path("output", "partners", "journal.jsonl")
MANIFEST = Path("output", "partners", "manifest.json")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give what one process makes when nothing happens."""
    project = project_with(tmp_path_factory.mktemp("undisturbed"), ROWS)
    done = build_partners(project, Asked(selection=CARD, processes=1))
    assert done.exit_code is ExitCode.OK
    assert len(done.made) == len(ROWS)
    return tree(project)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return project_with(tmp_path, ROWS[:3])


def test_two_processes_write_the_same_bytes(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    project = project_with(tmp_path, list(reversed(ROWS)))
    build_partners(project, Asked(selection=CARD, processes=2))
    assert tree(project) == undisturbed


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_killed_run_goes_on_and_ends_in_the_same_bytes(
    tmp_path: Path, undisturbed: dict[str, bytes], seed: int
) -> None:
    project, chance = project_with(tmp_path, ROWS), random.Random(seed)  # noqa: S311 - moments
    for kept in sorted(chance.sample(range(1, len(ROWS)), 2)):
        run = started(project, "--jobs", "2")
        kill_when(run, project / JOURNAL, kept, chance.uniform(0, 0.3))
        run.communicate()
    for path, content in tree(project).items():
        if path.endswith(".pdf"):  # nothing half-written under a final name
            assert content == undisturbed[path]
    build_partners(project, Asked(selection=CARD, processes=2))
    assert tree(project) == undisturbed


def kill_when(run: "subprocess.Popen[str]", journal: Path, lines: int, wait: float) -> None:
    """Kill -9 once the journal has so many pieces, and a moment more."""
    while run.poll() is None and lines_of(journal) < lines:
        time.sleep(0.01)
    time.sleep(wait)
    run.kill()


def lines_of(journal: Path) -> int:
    try:
        return len([line for line in journal.read_bytes().split(b"\n") if line])
    except FileNotFoundError:
        return 0


def test_stopping_with_the_keyboard_keeps_what_was_finished(project: Path) -> None:
    class Impatient(Watcher):
        def told(self, record: Record) -> None:
            raise KeyboardInterrupt(record.path)

    with pytest.raises(KeyboardInterrupt):
        build_partners(project, Asked(selection=CARD, processes=1), Impatient())
    again = build_partners(project, Asked(selection=CARD, processes=1))
    assert (len(again.standing), len(again.made)) == (1, 2)


def test_a_second_run_makes_nothing_and_writes_nothing(project: Path) -> None:
    build_partners(project, Asked(selection=CARD, processes=1))
    before = (project / MANIFEST).stat().st_mtime_ns
    again = build_partners(project, Asked(selection=CARD, processes=1))
    assert (len(again.standing), len(again.made)) == (3, 0)
    assert (project / MANIFEST).stat().st_mtime_ns == before


def test_contact_sheets_are_left_out_and_made_when_asked_for(project: Path) -> None:
    def sheets() -> list[Path]:
        return list((project / "output" / "partners").glob("contact-sheet*"))

    build_partners(project, Asked(selection=CARD, processes=1))
    build_partners(project, Asked(selection=CARD, processes=1, sheets=False))
    assert len(sheets()) == 1  # nothing has changed: it still holds
    write_rows(project, ROWS[:2])
    build_partners(project, Asked(selection=CARD, processes=1, sheets=False))
    write_rows(project, [changed(ROWS[0], "Phone number", "501-555-9999"), *ROWS[1:3]])
    build_partners(project, Asked(selection=CARD, processes=1, sheets=False))
    assert sheets() == []
    assert build_partners(project, Asked(selection=CARD, processes=1)).made == []
    assert len(sheets()) == 1


def test_only_what_changed_is_made_again(project: Path) -> None:
    build_partners(project, Asked(selection=CARD, processes=1))
    write_rows(project, [ROWS[0], changed(ROWS[1], "Phone number", "501-555-9999"), ROWS[2]])
    again = build_partners(project, Asked(selection=CARD, processes=1))
    assert [record.partner for record in again.made] == [ROWS[1].cells["ID"]]


def test_another_logo_under_the_same_name_is_seen(project: Path) -> None:
    build_partners(project, Asked(selection=CARD, processes=1))
    logos = project / "content" / "partners"
    (logos / ROWS[0].cells["Logo"]).write_bytes((logos / "logos" / "good-05.png").read_bytes())
    again = build_partners(project, Asked(selection=CARD, processes=1))
    assert [record.partner for record in again.made] == [ROWS[0].cells["ID"]]


def test_a_deleted_or_altered_pdf_is_made_again(project: Path) -> None:
    done = build_partners(project, Asked(selection=CARD, processes=1))
    first, second, _ = (project / "output" / record.path for record in done.made)
    good = first.read_bytes()
    first.write_bytes(good[:-9] + b"altered!!")
    second.unlink()
    assert len(build_partners(project, Asked(selection=CARD, processes=1)).made) == 2
    assert first.read_bytes() == good


def test_a_half_line_in_the_journal_is_no_harm(project: Path) -> None:
    build_partners(project, Asked(selection=CARD, processes=1))
    (project / JOURNAL).write_bytes(b'\n{"path":"partners/partner-0000/en/help')
    again = build_partners(project, Asked(selection=CARD, processes=1))
    assert len(again.standing) == 3
    assert not (project / JOURNAL).exists()


def test_partners_who_left_are_withdrawn_by_a_full_run_only(project: Path) -> None:
    everything = Selection()
    only_cards = [changed(row, "Materials", "student-card") for row in ROWS[:2]]
    write_rows(project, only_cards)
    build_partners(project, Asked(selection=everything, processes=2))
    write_rows(project, only_cards[:1])
    narrowed = Selection(
        materials=("student-card",), formats=("us-card",), languages=("en",), profiles=("screen",)
    )
    assert build_partners(project, Asked(selection=narrowed, processes=1)).withdrawn == []
    gone = build_partners(project, Asked(selection=everything, processes=1)).withdrawn
    left = ROWS[1].cells["ID"]
    assert gone
    assert all(path.startswith(f"partners/{left}/") for path in gone)
    assert not (project / "output" / "partners" / left).exists()


def test_a_row_that_is_spoiled_later_is_withdrawn_at_once(project: Path) -> None:
    build_partners(project, Asked(selection=CARD, processes=1))
    write_rows(project, [ROWS[0], changed(ROWS[1], "Phone number", "5.01E+09"), ROWS[2]])
    done = build_partners(project, Asked(selection=CARD, processes=1))
    name = ROWS[1].cells["ID"]
    assert done.withdrawn == [f"partners/{name}/{PDF}"]
    assert not (project / "output" / "partners" / name).exists()
    listed = json.loads((project / MANIFEST).read_text())["files"]
    assert name not in {one["partner"] for one in listed}


def test_what_failed_is_told_again_without_being_tried_again(project: Path) -> None:
    write_rows(project, [ROWS[0], changed(ROWS[1], "Logo", "logos/broken.png")])
    assert build_partners(project, Asked(selection=CARD, processes=1)).exit_code is ExitCode.LAYOUT
    again = build_partners(project, Asked(selection=CARD, processes=1))
    assert again.made == []
    assert again.exit_code is ExitCode.LAYOUT


def test_a_piece_that_fails_now_takes_its_old_pdf_along(project: Path) -> None:
    build_partners(project, Asked(selection=CARD, processes=1))
    write_rows(project, [changed(ROWS[0], "Logo", "logos/broken.png"), *ROWS[1:3]])
    build_partners(project, Asked(selection=CARD, processes=1))
    assert not (project / "output" / "partners" / ROWS[0].cells["ID"] / PDF).exists()


def spoil(monkeypatch: pytest.MonkeyPatch, partner: str, harm: object) -> None:
    """Let something happen whenever this partner's piece is made, in every process."""
    make = making.make

    def spoiled(tasks: Sequence[Task]) -> Sequence[tuple[Task, Record]]:
        if tasks[0].job.partner.id == partner:
            harm()  # type: ignore[operator]
        return make(tasks)

    monkeypatch.setattr(making, "make", spoiled)


def test_a_fault_of_ours_stops_one_piece_and_is_tried_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug() -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        spoil(patch, ROWS[1].cells["ID"], bug)
        done = build_partners(project, Asked(selection=CARD, processes=1))
    assert done.exit_code is ExitCode.BUG
    (failed,) = [record for record in done.made if not record.delivered]
    assert "a fault of ours: ZeroDivisionError" in failed.reason
    again = build_partners(project, Asked(selection=CARD, processes=1))
    assert [one.delivered for one in again.made] == [True]


def test_what_waits_for_an_installation_is_tried_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_rows(project, [changed(ROWS[0], "Organization name", "ສູນກາງ"), ROWS[1]])
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "icu4py.breakers", None)
        line_breaks.words.cache_clear()
        done = build_partners(project, Asked(selection=CARD, processes=1))
    assert done.exit_code is ExitCode.SETUP
    (failed,) = [record for record in done.made if not record.delivered]
    assert "'ສູນກາງ' needs 'icu4py'" in failed.reason
    again = build_partners(project, Asked(selection=CARD, processes=1))
    assert [(one.partner, one.delivered) for one in again.made] == [(failed.partner, True)]


def test_a_piece_that_kills_its_process_stops_no_other(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(monkeypatch, ROWS[1].cells["ID"], lambda: os.kill(os.getpid(), signal.SIGKILL))
    done = build_partners(project, Asked(selection=CARD, processes=2))
    failed = [record for record in done.made if not record.delivered]
    assert [record.partner for record in failed] == [ROWS[1].cells["ID"]]
    assert "was killed each time" in failed[0].reason
    assert len(done.made) == 3


def test_two_runs_at_once_are_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from printables.batch import ledger  # noqa: PLC0415

    monkeypatch.setattr(ledger, "PATIENCE", 0.2)
    with ledger.locked(project / "output"), pytest.raises(UsageError, match="another run"):
        build_partners(project, Asked(selection=CARD, processes=1))


def test_without_partners_the_publisher_is_the_partner(tmp_path: Path) -> None:
    project = project_with(tmp_path, [])
    (project / "content" / "partners" / "partners.csv").unlink()
    done = build_partners(project, Asked(selection=CARD, processes=1))
    assert [record.path for record in done.made] == [f"partners/publisher/{PDF}"]


def test_an_unknown_partner_is_a_slip_of_the_pen(project: Path) -> None:
    with pytest.raises(UsageError, match=r"unknown partner 'partner-000'\. Did you mean"):
        build_partners(project, Asked(selection=CARD, partners=("partner-000",)))
