"""How the judges are run and what comes back; only the judges use this."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

TIMEOUT = 120  # seconds


@dataclass(frozen=True, kw_only=True)
class Ran:
    """What a program printed, and its exit code."""

    exit_code: int
    output: str
    complaints: str

    def warnings(self, expected: str = r"(?!)") -> tuple[str, ...]:
        """Lines on the error stream, but for expected ones; a failure is a warning too."""
        said = unexpected_lines(self.complaints, expected)
        return said if said or not self.exit_code else (f"exit code {self.exit_code}",)


@dataclass(frozen=True, kw_only=True)
class Rendering:
    """The pages as one program draws them, and what it complained of."""

    pages: tuple[Image.Image, ...]
    warnings: tuple[str, ...]


def installed(name: str) -> bool:
    return shutil.which(name) is not None


def run(*command: str | Path) -> Ran:
    """Run a program to its end, whatever it says; the engine's font settings are not its own."""
    ours = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, timeout=TIMEOUT, env=ours
    )
    return Ran(exit_code=done.returncode, output=done.stdout, complaints=done.stderr)


def unexpected_lines(text: str, expected: str) -> tuple[str, ...]:
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not re.match(expected, line))


def first_number(text: str) -> str:
    """Find a version such as 22.12.0 in what a program says of itself."""
    found = re.search(r"\d+(\.\d+)+", text)
    return found[0] if found else "unknown"


def images(files: Iterable[Path]) -> tuple[Image.Image, ...]:
    """Read pages from files numbered by page, in order."""
    return tuple(Image.open(file).convert("RGB") for file in sorted(files, key=page_number))


def page_number(file: Path) -> int:
    return int(re.findall(r"\d+", file.stem)[-1])
