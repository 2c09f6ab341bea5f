"""Who does the work: this process, a pool of processes, or a cluster; all by one interface.

A crew gives futures, as `concurrent.futures` does. A pool that lost a process is built anew.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from pathlib import Path
from typing import Any, Protocol

from printables.batch.making import Piece, hire, lay_out, make_all
from printables.batch.preparing import Editions, prepared
from printables.batch.record import Record
from printables.files import Storage
from printables.model.job import Job

Records = list[Record]


class Crew(Protocol):
    """Workers for the pieces of one batch."""

    workers: int

    def prepare(self, pieces: Sequence[Editions]) -> Iterator[Editions]:
        """Make layers ahead; give each piece that is ready."""
        ...

    def take(self, pieces: Sequence[Piece]) -> "Future[Any]":
        """Give some pieces to a worker."""
        ...

    def receive(self, result: Any) -> Records:  # noqa: ANN401 - what this crew's workers send
        """Take what a worker sends back; afterwards its PDFs are in their places."""
        ...

    def lost(self, error: BaseException | None) -> bool:
        """Tell whether an error means that a worker was lost, not that it failed."""
        ...

    def renew(self) -> None:
        """Replace workers after one was lost with its work."""
        ...

    def dismiss(self) -> None:
        """Let the workers finish what they have begun, and go."""
        ...


class Alone(Executor):
    """An executor that does the work at once, in this process."""

    def submit(self, function: Callable[..., Records], /, *given: object) -> "Future[Records]":  # type: ignore[override]
        done: Future[Records] = Future()
        done.set_result(function(*given))
        return done


class LocalCrew:
    """Processes of this machine; a single one is this process itself."""

    def __init__(
        self,
        bases: Mapping[str, Job],
        output: Path,
        store: Storage | None,
        workers: int | None,
    ) -> None:
        self.bench = (bases, output, store)
        self.workers = max(1, workers or os.cpu_count() or 1)
        self.executor = self.hired()

    def hired(self) -> Executor:
        if self.workers == 1:
            lay_out(*self.bench)
            return Alone()
        return ProcessPoolExecutor(self.workers, initializer=hire, initargs=self.bench)

    def prepare(self, pieces: Sequence[Editions]) -> Iterator[Editions]:
        return prepared(pieces, self.workers)

    def take(self, pieces: Sequence[Piece]) -> "Future[Records]":
        return self.executor.submit(make_all, tuple(pieces))

    def receive(self, result: Records) -> Records:
        return result

    def lost(self, error: BaseException | None) -> bool:
        return isinstance(error, BrokenExecutor)

    def renew(self) -> None:
        self.dismiss()
        self.executor = self.hired()

    def dismiss(self) -> None:
        self.executor.shutdown(cancel_futures=True)
