"""Gives pieces to a crew, a few at a time, and takes back what became of them.

However many partners there are, no more pieces are on the way than keep every worker busy: memory
stays flat. Their number in one parcel follows the speed, so that slow pieces are told one by one
and fast ones do not wait for the post.
"""

import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from itertools import islice
from typing import Any

from printables.batch.crew import Crew, Records
from printables.batch.making import Piece

PARCEL_SECONDS = 0.5
LARGEST = 64
AHEAD = 2
"""Parcels that wait for each worker."""

TRIES = 3

Parcel = tuple[Piece, ...]


class Pace:
    """How many pieces make a parcel of half a second; the first one warms the workers up."""

    def __init__(self) -> None:
        self.started: float | None = None
        self.pieces = 0

    def count(self, pieces: int) -> None:
        if self.started is None:
            self.started = time.perf_counter()
        else:
            self.pieces += pieces

    def size(self, workers: int) -> int:
        if self.started is None or not self.pieces:
            return 1
        each = (time.perf_counter() - self.started) * workers / self.pieces
        return max(1, min(LARGEST, int(PARCEL_SECONDS / each)))


def worked(pieces: Iterable[Piece], crew: Crew) -> Iterator[tuple[Parcel, Records | None]]:
    """Give each parcel with its records; None for one that cost a worker its life every time."""
    source, pace = iter(pieces), Pace()
    on_the_way: dict[Future[Any], Parcel] = {}
    while True:
        while len(on_the_way) < crew.workers * AHEAD:
            parcel = tuple(islice(source, pace.size(crew.workers)))
            if not parcel:
                break
            on_the_way[crew.take(parcel)] = parcel
        if not on_the_way:
            return
        done, _ = wait(on_the_way, return_when=FIRST_COMPLETED)
        if any(crew.lost(one.exception()) for one in done):
            yield from recovered(on_the_way, crew)
            on_the_way = {}
            continue
        for future in done:
            parcel = on_the_way.pop(future)
            pace.count(len(parcel))
            yield parcel, crew.receive(future.result())


def recovered(
    on_the_way: Mapping["Future[Any]", Parcel], crew: Crew
) -> Iterator[tuple[Parcel, Records | None]]:
    """Take what was done before a worker was lost; do the rest again, piece by piece."""
    crew.renew()
    for future, parcel in on_the_way.items():
        if future.done() and not future.cancelled() and future.exception() is None:
            yield parcel, crew.receive(future.result())
            continue
        for piece in parcel:
            yield (piece,), again(piece, crew)


def again(piece: Piece, crew: Crew) -> Records | None:
    """Do one piece by itself, so that it is known which one kills its worker."""
    for _ in range(TRIES):
        future = crew.take((piece,))
        if not crew.lost(future.exception()):
            return crew.receive(future.result())
        crew.renew()
    return None
