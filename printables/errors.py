"""What can go wrong for a user: each class carries its exit code, each message its remedy.

Anything that is not a `UserError` is a bug of ours and keeps its traceback.
"""

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path


class ExitCode(IntEnum):
    """One code for each class of error; scripts may rely on them."""

    OK = 0
    BUG = 1
    USAGE = 2
    CONTENT = 3
    LAYOUT = 4
    PREFLIGHT = 5
    SETUP = 6
    INTERRUPTED = 130


@dataclass(frozen=True, kw_only=True, order=True)
class Problem:
    """One mistake in one file: where (1-based line and column), what, and what to do."""

    file: Path
    line: int = 1
    column: int = 1
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        said = f"{self.file}:{self.line}:{self.column}: {self.message}"
        return f"{said} {self.remedy}" if self.remedy else said


class UserError(Exception):
    """Something the user can put right; shown as one clean line."""

    exit_code = ExitCode.USAGE


class UsageError(UserError):
    """The command line asks for something that does not exist."""


class SetupError(UserError):
    """The machine lacks something that we need."""

    exit_code = ExitCode.SETUP


class StorageError(SetupError):
    """Finished files cannot be put where they are to go, or not be read there."""


class ContentError(UserError):
    """Content or template data is wrong; holds every mistake found, not just the first."""

    exit_code = ExitCode.CONTENT

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type["ContentError"], tuple[list[Problem]]]:
        """Travel between processes as it was made; by itself only its message would."""
        return type(self), (self.problems,)


class LayoutError(UserError):
    """Text does not fit, or the engine could not lay a material out as written."""

    exit_code = ExitCode.LAYOUT
