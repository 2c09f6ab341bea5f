"""Work on what strangers made, in a process of its own: it may hang, crash or eat all memory."""

import sys
from collections.abc import Callable
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Got = TypeVar("Got")

MEMORY = 4 * 2**30
"""Bytes of address space; only Linux holds a process to it."""


class GaveUpError(Exception):
    """The work was not done in time, or its process died."""


def contained(
    seconds: float, work: Callable[Given, Got], *given: Given.args, **named: Given.kwargs
) -> Got:
    """Do some work elsewhere, for so long at most.

    Raises:
        GaveUpError: it took longer, or the process died.
    """
    receiver, sender = Pipe(duplex=False)
    process = Process(target=answer, args=(sender, work, given, named), daemon=True)
    process.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise GaveUpError(f"took more than {seconds:g} seconds")
        outcome: Got | BaseException = receiver.recv()
    except EOFError as died:
        raise GaveUpError("broke the program that read it") from died
    finally:
        process.kill()
        process.join()
        receiver.close()
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


def answer(
    sender: Connection,
    work: Callable[..., object],
    given: tuple[object, ...],
    named: dict[str, object],
) -> None:
    """Do the work and send what came of it, be it an error."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - Unix only

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        sender.send(work(*given, **named))
    except Exception as error:  # noqa: BLE001 - raised again by who asked
        sender.send(error)
