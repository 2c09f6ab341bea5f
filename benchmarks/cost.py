"""What a command costs: seconds by the clock and the memory of its largest process.

The measuring process must stay small: Linux counts its memory at the fork as the command's.
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile

# ru_maxrss is in kibibytes on Linux and in bytes on macOS.
MEBIBYTE = 2**20 if sys.platform == "darwin" else 2**10


@dataclass(frozen=True, kw_only=True)
class Cost:
    seconds: float
    peak_mebibytes: float


def of_command(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command in a process of its own.

    Raises:
        SystemExit: the command failed; a benchmark of a failure means nothing.
    """
    with TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=said, stderr=said, env={**os.environ, **(environment or {})}
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            last_words = said.read().decode()[-1000:]
            sys.exit(f"{' '.join(map(str, command))} failed:\n{last_words}")
    return Cost(seconds=seconds, peak_mebibytes=usage.ru_maxrss / MEBIBYTE)


def middle(costs: Sequence[Cost]) -> Cost:
    """Take the median time and the highest peak."""
    return Cost(
        seconds=median(cost.seconds for cost in costs),
        peak_mebibytes=max(cost.peak_mebibytes for cost in costs),
    )
