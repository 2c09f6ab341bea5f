"""A real scheduler and two workers, one killed in the middle: all is made, in the same bytes."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from printables.batch import Asked, Record, Watcher, build_partners
from printables.batch.record import record_from
from printables.errors import ExitCode, SetupError, StorageError, UsageError
from printables.files import write_whole
from tests.batch.offices import CARD, good_rows, project_with, tree
from tests.shipped import ROOT

distributed = pytest.importorskip("distributed", reason="the extra 'dask' is not installed")

ROWS = good_rows(8)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def running(*command: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a program of Dask until the test is over."""
    process = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + command[0], *command[1:]],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def cluster() -> Iterator[tuple[str, Watcher]]:
    """Give the address of a scheduler with two workers, and who kills one of them."""
    port = free_port()
    with ExitStack() as processes:
        here = ("--host", "127.0.0.1", "--no-dashboard")
        processes.enter_context(running("dask_scheduler", *here, "--port", str(port)))
        quiet = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
        address = f"tcp://127.0.0.1:{port}"
        worker = ("dask_worker", address, *quiet)
        workers = [processes.enter_context(running(*worker)) for _ in range(2)]
        with distributed.Client(address, timeout=30) as client:
            client.wait_for_workers(2, timeout=30)

        class Murderer(Watcher):
            def told(self, record: Record) -> None:  # noqa: ARG002 - any will do
                workers[0].kill()

        yield f"dask://127.0.0.1:{port}", Murderer()


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give what this machine alone makes."""
    project = project_with(tmp_path_factory.mktemp("alone"), ROWS)
    build_partners(project, Asked(selection=CARD, processes=1))
    return tree(project)


def test_a_cluster_that_loses_a_worker_makes_the_same_bytes(
    tmp_path: Path, alone: dict[str, bytes]
) -> None:
    project = project_with(tmp_path, ROWS)
    with cluster() as (address, murderer):
        done = build_partners(project, Asked(selection=CARD, executor=address), murderer)
    assert done.exit_code is ExitCode.OK
    assert len(done.made) == len(ROWS)
    assert tree(project) == alone


def test_workers_write_the_same_bytes_into_a_store_and_one_is_lost(
    tmp_path: Path, alone: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("fsspec", reason="the extra 'store' is not installed")
    from printables.batch import dask_crew  # noqa: PLC0415

    received: list[str] = []
    receive = dask_crew.DaskCrew.receive

    def listened(crew: dask_crew.DaskCrew, sent: dask_crew.Sent) -> list[Record]:
        received.extend(sent.files)
        return receive(crew, sent)

    monkeypatch.setattr(dask_crew.DaskCrew, "receive", listened)
    project, share = project_with(tmp_path / "project", ROWS), tmp_path / "share"
    with cluster() as (address, murderer):
        done = build_partners(
            project, Asked(selection=CARD, executor=address, store=f"file://{share}"), murderer
        )
    assert done.exit_code is ExitCode.OK
    assert len(done.made) == len(ROWS)
    assert received == []  # records only
    pieces = {path for path in alone if path.endswith(".screen.pdf")}
    books = {"partners/manifest.json", "partners/summary.csv"}
    stored = {
        file.relative_to(share).as_posix(): file.read_bytes()
        for file in share.rglob("*")
        if file.is_file()
    }
    assert stored == {path: alone[path] for path in pieces | books}
    assert tree(project) == {path: alone[path] for path in alone.keys() - pieces}


def test_what_failed_comes_back_with_its_report_and_replaces_what_stood(
    tmp_path: Path, alone: dict[str, bytes]
) -> None:
    from printables.batch.dask_crew import DaskCrew, Sent, files_in  # noqa: PLC0415

    files = json.loads(alone["partners/manifest.json"])["files"]
    record = record_from(files[0])
    final = tmp_path / "here" / record.path
    failed = {".failed.pdf": b"marked", ".failed.html": b"why"}
    for ending, content in failed.items():
        write_whole(tmp_path / "far" / Path(record.path).with_suffix(ending), content)
    write_whole(final, b"what stood")
    crew = object.__new__(DaskCrew)
    crew.output = tmp_path / "here"
    crew.receive(Sent(records=[record], files=files_in(tmp_path / "far")))
    assert {file.name for file in final.parent.iterdir()} == {
        final.with_suffix(ending).name for ending in failed
    }
    crew.receive(Sent(records=[record], files={record.path: b"made"}))
    assert [file.read_bytes() for file in final.parent.iterdir()] == [b"made"]


def test_a_worker_that_cannot_use_the_store_is_named() -> None:
    pytest.importorskip("fsspec", reason="the extra 'store' is not installed")
    from printables.batch.dask_crew import DaskCrew  # noqa: PLC0415
    from printables.batch.shared_storage import SharedStorage  # noqa: PLC0415

    answers: dict[str, Exception | None] = {"tcp://a:1": None}
    crew: Any = object.__new__(DaskCrew)
    crew.store = SharedStorage("s3://bucket")
    crew.client = SimpleNamespace(run=lambda *_, **__: answers)
    crew.try_out_store()
    answers["tcp://b:2"] = StorageError("the store s3://bucket cannot be used: Install s3fs")
    with pytest.raises(StorageError, match=r"^worker tcp://b:2: the store s3://bucket cannot be"):
        crew.try_out_store()


def test_a_scheduler_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from printables.batch import dask_crew  # noqa: PLC0415

    monkeypatch.setattr(dask_crew, "PATIENCE", 1)
    project = project_with(tmp_path, ROWS[:1])
    with pytest.raises(SetupError, match="no Dask scheduler with workers answers"):
        build_partners(project, Asked(selection=CARD, executor=f"dask://127.0.0.1:{free_port()}"))


def test_another_kind_of_workers_is_a_slip_of_the_pen(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="it must be dask://HOST:PORT"):
        build_partners(tmp_path, Asked(selection=CARD, executor="ray://here"))
