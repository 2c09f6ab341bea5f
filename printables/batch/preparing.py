"""Static layers made ahead of a batch, each once, in processes that end with it.

A layer is a full build with all its checks, and takes three times the memory of a copy; whoever
only writes copies stays small.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, as_completed
from itertools import groupby
from multiprocessing import get_context

from printables.anybody import for_anybody
from printables.layer_cache import LayerCache
from printables.model.job import Job
from printables.pipeline import setting

TASKS = 4
"""Pieces after which a process gives its memory back."""

Editions = tuple[Job, ...]


def missing(bases: Iterable[Job]) -> list[Editions]:
    """Give the pieces without a layer, each with the editions that are made to fit at once."""
    cache = LayerCache()
    lacking = (base for base in bases if not cache.holds(for_anybody(base)))
    return [tuple(some) for _, some in groupby(sorted(lacking, key=setting), key=setting)]


def prepared(pieces: Sequence[Editions], processes: int) -> Iterator[Editions]:
    """Make layers; a piece that cannot have one, or whose process was killed, is left as it is."""
    step = TASKS * processes
    for some in (pieces[at : at + step] for at in range(0, len(pieces), step)):
        # A pool for each: with `max_tasks_per_child` a pool of Python 3.11 can wait for ever.
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            on_the_way = {pool.submit(make_layers, piece): piece for piece in some}
            for done in as_completed(on_the_way):
                if not isinstance(done.exception(), BrokenExecutor):
                    done.result()
                yield on_the_way[done]


def make_layers(editions: Editions) -> None:
    from printables.copies import Copies  # noqa: PLC0415 - only this process needs the engine

    copies = Copies()
    for job in editions:
        copies.ready(job)
