"""qpdf: is the file's structure sound?"""

from pathlib import Path
from typing import NamedTuple

from tests.judges.program import first_number, installed, run


class Soundness(NamedTuple):
    sound: bool
    warnings: tuple[str, ...]


def available() -> bool:
    return installed("qpdf")


def version() -> str:
    return first_number(run("qpdf", "--version").output)


def check(pdf: Path) -> Soundness:
    ran = run("qpdf", "--check", pdf)
    return Soundness(ran.exit_code == 0, ran.warnings())
