"""A real scheduler and two workers, one killed in the middle: all is made, in the same bytes."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from printables.batch import Record, Watcher, build_partners
from printables.errors import ExitCode, SetupError, UsageError
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


def test_a_cluster_that_loses_a_worker_makes_the_same_bytes(tmp_path: Path) -> None:
    alone, together = (project_with(tmp_path / name, ROWS) for name in ("alone", "together"))
    build_partners(alone, CARD, processes=1)
    port = free_port()
    with ExitStack() as cluster:
        here = ("--host", "127.0.0.1", "--no-dashboard")
        cluster.enter_context(running("dask_scheduler", *here, "--port", str(port)))
        quiet = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
        address = f"tcp://127.0.0.1:{port}"
        workers = [cluster.enter_context(running("dask_worker", address, *quiet)) for _ in range(2)]
        with distributed.Client(address, timeout=30) as client:
            client.wait_for_workers(2, timeout=30)

        class Murderer(Watcher):
            def told(self, record: Record) -> None:  # noqa: ARG002 - any will do
                workers[0].kill()

        done = build_partners(
            together, CARD, executor=f"dask://127.0.0.1:{port}", watcher=Murderer()
        )
    assert done.exit_code is ExitCode.OK
    assert len(done.made) == len(ROWS)
    assert tree(together) == tree(alone)


def test_a_scheduler_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from printables.batch import dask_crew  # noqa: PLC0415

    monkeypatch.setattr(dask_crew, "PATIENCE", 1)
    project = project_with(tmp_path, ROWS[:1])
    with pytest.raises(SetupError, match="no Dask scheduler with workers answers"):
        build_partners(project, CARD, executor=f"dask://127.0.0.1:{free_port()}")


def test_another_kind_of_workers_is_a_slip_of_the_pen(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="it must be dask://HOST:PORT"):
        build_partners(tmp_path, CARD, executor="ray://here")
