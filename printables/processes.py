"""Work spread over the processors of this machine."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

# What is imported within functions is not paid for by a run that finds everything up to date.
if TYPE_CHECKING:
    from concurrent.futures import Executor

Item = TypeVar("Item")
Result = TypeVar("Result")


def spread(
    work: Callable[[Item], Result], items: Sequence[Item], processes: int
) -> Iterator[Result]:
    """Give the results in order; what one process can do at once is done in this one."""
    if processes == 1 or len(items) <= 1:
        yield from map(work, items)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    with ProcessPoolExecutor(min(processes, len(items))) as pool:
        yield from pool.map(work, items)


@contextmanager
def forked(module: str, processes: int) -> "Iterator[Executor | None]":
    """Give one process more, which imports a module at once; None where that would not pay.

    A fork has everything that this process has imported. Only on Linux: elsewhere it would have to
    import all of that anew, or libraries of the system would not bear it.
    """
    if processes == 1 or sys.platform != "linux":
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        pool.submit(import_module, module)
        yield pool
