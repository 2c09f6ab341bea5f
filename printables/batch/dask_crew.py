"""Workers of a Dask cluster. The only user of distributed, which is an optional extra.

A worker gets the kit once, each piece with its partner's logo, and sends the PDFs back: no disk is
shared. With a store it puts those that passed there, and sends back the rest. Dask itself gives
the work of a worker that is lost to another one.
"""

import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from distributed import Client, KilledWorker

from printables.batch.kit import Kit, packed, unpacked
from printables.batch.making import Piece, lay_out, make_all
from printables.batch.preparing import Editions
from printables.batch.record import Record
from printables.delivering import failed_beside, report_beside
from printables.errors import SetupError, StorageError
from printables.files import write_whole
from printables.model.job import Job

if TYPE_CHECKING:
    from printables.batch.shared_storage import SharedStorage

PATIENCE = 30
RETRIES = 3
ONE_AT_A_TIME = threading.Lock()
"""The layout engine is not made for threads, and a Dask worker may have several."""


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What a worker sends back: records, and by their paths the files that are in no store."""

    records: list[Record]
    files: Mapping[str, bytes]


class DaskCrew:
    """The workers of one scheduler, `tcp://HOST:PORT`."""

    def __init__(
        self,
        address: str,
        bases: Mapping[str, Job],
        output: Path,
        store: "SharedStorage | None",
    ) -> None:
        self.address, self.output, self.store = address, output, store
        self.logos = next(iter(bases.values())).folders.partner
        self.kit = packed(bases)
        self.join()

    def join(self) -> None:
        """Meet the scheduler, and give every worker the kit.

        Raises:
            SetupError: nobody answers, there is no worker, or one cannot use the store.
        """
        try:
            self.client = Client(self.address, timeout=PATIENCE)
            self.client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, TimeoutError) as nobody:
            said = f"no Dask scheduler with workers answers at {self.address}."
            raise SetupError(f"{said} Start one, or leave --executor out.") from nobody
        self.workers = len(self.client.scheduler_info(n_workers=-1)["workers"])
        self.try_out_store()
        self.sent_kit = self.client.scatter(self.kit, broadcast=True, hash=True)
        self.executor = self.client.get_executor(pure=False, retries=RETRIES)

    def try_out_store(self) -> None:
        """See that every worker can use the store: its machine may lack a mount or a password."""
        if self.store is None:
            return
        said = self.client.run(self.store.try_out, on_error="return")
        for worker, error in sorted(said.items()):
            if isinstance(error, Exception):
                raise StorageError(f"worker {worker}: {error}")

    def prepare(self, pieces: Sequence[Editions]) -> Iterator[Editions]:
        """Leave layers to the workers: each has a cache of its own."""
        del pieces
        return iter(())

    def take(self, pieces: Sequence[Piece]) -> "Future[Sent]":
        names = {piece.partner.logo for piece in pieces if piece.partner.logo}
        logos = {name: (self.logos / name).read_bytes() for name in sorted(names)}
        future: Future[Sent] = self.executor.submit(
            make_far, self.sent_kit, tuple(pieces), logos, self.store
        )
        return future

    def receive(self, result: Sent) -> list[Record]:
        for record in result.records:
            final = Path(record.path)
            for path in (final, failed_beside(final), report_beside(final)):
                content = result.files.get(path.as_posix())
                if content is None:
                    (self.output / path).unlink(missing_ok=True)
                else:
                    write_whole(self.output / path, content)
        return result.records

    def lost(self, error: BaseException | None) -> bool:
        return isinstance(error, KilledWorker | CancelledError)

    def renew(self) -> None:
        self.dismiss()
        self.join()

    def dismiss(self) -> None:
        self.executor.shutdown(wait=False)
        self.client.close()


def make_far(
    kit: Kit,
    pieces: Sequence[Piece],
    logos: Mapping[str, bytes],
    store: "SharedStorage | None",
) -> Sent:
    """Make pieces on a far worker."""
    with ONE_AT_A_TIME, tempfile.TemporaryDirectory(prefix="printables-") as folder:
        home, bases = unpacked(kit)
        for name, content in logos.items():
            write_whole(home / "content" / "partners" / name, content)
        lay_out(bases, Path(folder), store)
        records = make_all(pieces)
        return Sent(records=records, files=files_in(Path(folder)))


def files_in(folder: Path) -> dict[str, bytes]:
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in files}
