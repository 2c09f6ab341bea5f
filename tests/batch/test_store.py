"""Runs into shared storage: the same bytes as on this machine, and resumed as safely."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from printables import cli
from printables.batch import Asked, Record, Watcher, build_partners
from printables.batch.ledger import Ledger
from printables.batch.record import record_from
from printables.batch.stock import Stock, stock_of
from printables.errors import ExitCode, StorageError
from printables.files import Folder
from tests.batch.offices import ARGUMENTS, CARD, changed, good_rows, project_with, tree, write_rows

pytest.importorskip("fsspec", reason="the extra 'store' is not installed")

from fsspec.implementations.memory import MemoryFileSystem

from printables.batch import shared_storage
from printables.batch.shared_storage import SharedStorage

ROWS = good_rows(3)
PDF = "en/help-card.us-card.screen.pdf"
BOOKS = {"partners/manifest.json", "partners/summary.csv"}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project whose layers are made once for all tests."""
    return project_with(tmp_path_factory.mktemp("kept"), ROWS)


@pytest.fixture
def project(kept: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.rmtree(kept / "output", ignore_errors=True)
    write_rows(kept, ROWS)
    monkeypatch.setattr(shared_storage, "PAUSE", 0)
    monkeypatch.setattr(cli, "ROOT", kept)
    return kept


@pytest.fixture
def share(tmp_path: Path) -> Path:
    return tmp_path / "share"


def url(share: Path) -> str:
    return f"file://{share}"


def to(share: Path, processes: int = 1) -> Asked:
    return Asked(selection=CARD, processes=processes, store=url(share))


def standing(share: Path) -> dict[str, bytes]:
    files = sorted(one for one in share.rglob("*") if one.is_file())
    return {one.relative_to(share).as_posix(): one.read_bytes() for one in files}


def split(files: dict[str, bytes]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Part partners' PDFs from the rest."""
    pieces = {path for path in files if path.endswith(PDF)}
    return (
        {path: files[path] for path in sorted(pieces)},
        {path: files[path] for path in sorted(files.keys() - pieces)},
    )


def pdf(share: Path, row: int) -> Path:
    return share / "partners" / ROWS[row].cells["ID"] / PDF


def test_a_store_gets_the_same_bytes_and_this_machine_keeps_the_books(
    project: Path, share: Path
) -> None:
    build_partners(project, Asked(selection=CARD, processes=1))
    pieces, books = split(tree(project))
    done = build_partners(project, to(share, processes=2))
    assert done.exit_code is ExitCode.OK
    assert len(done.made) == len(ROWS)
    assert split(tree(project)) == ({}, books)  # the PDFs that stood here are gone
    assert standing(share) == pieces | {name: books[name] for name in BOOKS}


def test_storage_that_cannot_rename_is_as_good(project: Path) -> None:
    build_partners(project, Asked(selection=CARD, processes=1, store="memory://prints"))
    first = {name: file.getvalue() for name, file in MemoryFileSystem.store.items()}
    again = build_partners(project, Asked(selection=CARD, processes=1, store="memory://prints"))
    assert len(again.standing) == 3
    MemoryFileSystem.store.clear()
    shutil.rmtree(project / "output")
    build_partners(project, Asked(selection=CARD, processes=1))
    pieces, books = split(tree(project))
    expected = pieces | {name: books[name] for name in BOOKS}
    assert first == {f"/prints/{path}": content for path, content in expected.items()}


def test_a_second_run_makes_nothing_and_writes_nothing(project: Path, share: Path) -> None:
    build_partners(project, to(share))
    before = {one: one.stat().st_mtime_ns for one in share.rglob("*") if one.is_file()}
    again = build_partners(project, to(share))
    assert (len(again.standing), len(again.made)) == (3, 0)
    assert {one: one.stat().st_mtime_ns for one in share.rglob("*") if one.is_file()} == before


@pytest.mark.parametrize("chosen", [(), (ROWS[0].cells["ID"],)])
def test_what_is_missing_or_cut_short_is_made_again(
    project: Path, share: Path, chosen: tuple[str, ...]
) -> None:
    build_partners(project, to(share))
    good = standing(share)
    for harm in (Path.unlink, lambda file: file.write_bytes(b"%PDF")):
        harm(pdf(share, 0))
        done = build_partners(project, replace(to(share), partners=chosen))
        assert [record.partner for record in done.made] == [ROWS[0].cells["ID"]]
        assert standing(share) == good


def test_what_has_another_content_is_seen_by_reading_it(project: Path, share: Path) -> None:
    build_partners(project, to(share))
    good = pdf(share, 0).read_bytes()
    pdf(share, 0).write_bytes(good[:-9] + b"altered!!")
    assert build_partners(project, to(share)).made == []
    done = build_partners(project, replace(to(share), verify=True))
    assert [record.partner for record in done.made] == [ROWS[0].cells["ID"]]
    assert pdf(share, 0).read_bytes() == good


def test_lost_books_are_written_again(project: Path, share: Path) -> None:
    build_partners(project, to(share))
    good = standing(share)
    (share / "partners" / "manifest.json").unlink()
    build_partners(project, to(share))
    assert standing(share) == good
    before = tree(project)
    shutil.rmtree(project / "output")  # as on another machine
    again = build_partners(project, to(share))
    assert (len(again.standing), len(again.made)) == (3, 0)
    assert tree(project) == before


def test_what_must_not_stand_is_taken_from_the_store(project: Path, share: Path) -> None:
    build_partners(project, to(share))
    refused, failing = changed(ROWS[0], "Phone number", "5-Jan"), ROWS[1]
    write_rows(project, [refused, changed(failing, "Logo", "logos/broken.png"), ROWS[2]])
    done = build_partners(project, to(share))
    assert done.withdrawn == [f"partners/{ROWS[0].cells['ID']}/{PDF}"]
    assert [pdf(share, row).exists() for row in range(3)] == [False, False, True]


def test_a_pdf_where_a_piece_has_failed_is_taken_away(project: Path, share: Path) -> None:
    build_partners(project, to(share))
    write_rows(project, [changed(ROWS[0], "Logo", "logos/broken.png"), *ROWS[1:]])
    # it fails, and the store does not hear of it
    build_partners(project, Asked(selection=CARD, processes=1))
    assert pdf(share, 0).exists()
    build_partners(project, to(share))
    assert not pdf(share, 0).exists()


def test_job_files_are_made_of_what_stands_in_the_store(project: Path, share: Path) -> None:
    press = replace(CARD, profiles=("press",))

    def made(store: str | None) -> dict[str, bytes]:
        shutil.rmtree(project / "output", ignore_errors=True)
        done = build_partners(
            project, Asked(selection=press, processes=1, store=store, collate=True)
        )
        assert [(one.partners, one.wrong) for one in done.job_files] == [(len(ROWS), "")]
        return {path: content for path, content in tree(project).items() if "/jobs/" in path}

    here = made(None)
    assert len(here) == 2  # with its list
    assert made(url(share)) == here


def test_a_run_to_another_place_does_not_pass_for_the_store(project: Path, share: Path) -> None:
    build_partners(project, to(share))
    write_rows(project, [changed(ROWS[0], "Phone number", "501-555-0188"), *ROWS[1:]])
    # as an order does
    build_partners(project, Asked(selection=CARD, partners=(ROWS[0].cells["ID"],), processes=1))
    assert not list((project / "output" / "partners").glob("contact-sheet*"))
    new = pdf(project / "output", 0).read_bytes()
    assert pdf(share, 0).read_bytes() != new
    done = build_partners(project, to(share))
    assert [record.partner for record in done.made] == [ROWS[0].cells["ID"]]
    assert pdf(share, 0).read_bytes() == new
    assert list((project / "output" / "partners").glob("contact-sheet*"))


def test_the_same_size_is_no_proof_of_what_another_run_made(tmp_path: Path) -> None:
    names = ("partner", "name", "language", "material", "format", "profile", "edition", "inputs")
    about: dict[str, Any] = dict.fromkeys(names, "x") | {"path": "a.pdf", "printer": None}
    old = Record(**about, exit_code=0, sha256="0" * 64, bytes=3)
    (tmp_path / "a.pdf").write_bytes(b"old")
    folder = Folder(tmp_path)
    stock = Stock(storage=folder, sizes=folder.size, known={"a.pdf": old}, trusting=True)
    assert stock.holds(old)
    assert not stock.holds(replace(old, sha256="1" * 64))
    assert not stock.holds(replace(old, bytes=4))


def test_what_a_killed_run_may_have_replaced_is_not_known(project: Path, share: Path) -> None:
    done = build_partners(project, to(share))
    output, store = project / "output", SharedStorage(url(share))

    def known() -> set[str]:
        return set(stock_of(output, store, few=False, verify=False).known)

    paths = {record.path for record in done.made}
    assert known() == paths
    ledger = Ledger(output, stock_of(output, store, few=False, verify=False))
    ledger.begin([done.made[0].path, "partners/new/en/card.pdf"])
    assert known() == paths - {done.made[0].path}
    ledger.add(done.made[:1])
    assert known() == paths


def test_a_run_goes_on_where_it_stopped(project: Path, share: Path) -> None:
    class Impatient(Watcher):
        def told(self, record: Record) -> None:
            raise KeyboardInterrupt(record.path)

    with pytest.raises(KeyboardInterrupt):
        build_partners(project, to(share), Impatient())
    again = build_partners(project, to(share))
    assert (len(again.standing), len(again.made)) == (1, 2)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_store_that_breaks_stops_the_run_and_loses_nothing(
    project: Path, share: Path, processes: int
) -> None:
    class Clumsy(Watcher):
        def told(self, record: Record) -> None:  # noqa: ARG002 - any will do
            shutil.rmtree(share / ".unfinished", ignore_errors=True)

    with pytest.raises(StorageError, match="cannot be used: No such file or directory"):
        build_partners(project, to(share, processes), Clumsy())
    kept = len([line for line in journal(project) if "path" in line])
    assert kept
    again = build_partners(project, to(share))
    assert (len(again.standing), len(again.made)) == (kept, 3 - kept)
    assert again.exit_code is ExitCode.OK


def journal(project: Path) -> list[dict[str, object]]:
    lines = (project / "output" / "partners" / "journal.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines if line]


def test_a_journal_says_where_to_and_is_read_as_any(project: Path, share: Path) -> None:
    class Impatient(Watcher):
        def told(self, record: Record) -> None:
            raise KeyboardInterrupt(record.path)

    with pytest.raises(KeyboardInterrupt):
        build_partners(project, to(share), Impatient())
    (line,) = journal(project)
    assert line["store"] == url(share)
    assert record_from(line).delivered


@pytest.mark.parametrize(
    ("store", "told"),
    [
        ("prints", "it must be a URL"),
        ("nosuch://host/prints", "Protocol not known: nosuch"),
        ("file:///nowhere/at/all", "No such file or directory: /nowhere/at/all"),
        ("file:///dev/null/prints", "Not a directory: /dev/null/prints"),
    ],
)
def test_a_store_that_cannot_be_used_is_told_before_anything_is_made(
    project: Path, capsys: pytest.CaptureFixture[str], store: str, told: str
) -> None:
    assert cli.main(["partners", *ARGUMENTS, "--store", store]) == ExitCode.SETUP
    said = capsys.readouterr()
    assert told in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert not list((project / "output").rglob("*.pdf"))


def test_the_closing_line_says_where_the_pdfs_are(
    share: Path, capsys: pytest.CaptureFixture[str], project: Path
) -> None:
    arguments = ["partners", *ARGUMENTS, "--jobs", "1", "--store", url(share)]
    assert cli.main(arguments) == ExitCode.OK
    assert f"{url(share)}/partners/, listed in summary.csv" in capsys.readouterr().out
    assert not pdf(project / "output", 0).exists()
