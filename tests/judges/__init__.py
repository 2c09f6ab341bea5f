"""Independent programs that judge our PDFs: one module each, never needed to build.

Each has `available()`, `version()` and a few typed functions; what a program complained of
comes back as `warnings`, so that a test can insist on none.
"""

from typing import Protocol

import pytest


class Judge(Protocol):
    """What every module here offers."""

    __name__: str

    def available(self) -> bool: ...

    def version(self) -> str: ...


def needs(*judges: Judge) -> pytest.MarkDecorator:
    """Skip a test where one of the judges is not installed, and say which."""
    missing = [judge.__name__.rpartition(".")[2] for judge in judges if not judge.available()]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")
