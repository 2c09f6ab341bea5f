"""Work spread over the processors of this machine."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def spread(
    work: Callable[[Item], Result], items: Sequence[Item], processes: int
) -> Iterator[Result]:
    """Give the results in order; what one process can do at once is done in this one."""
    if processes == 1 or len(items) <= 1:
        yield from map(work, items)
        return
    with ProcessPoolExecutor(min(processes, len(items))) as pool:
        yield from pool.map(work, items)
