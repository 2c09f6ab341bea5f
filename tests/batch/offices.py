"""A copy of the shipped project with a table of partners, and runs over it in other processes."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2

from benchmarks import partner_sample
from benchmarks.partner_sample import EVERY, SampleRow
from printables.source import Selection
from tests.project import copy_project
from tests.shipped import ROOT

CARD = Selection(
    materials=("help-card",), formats=("us-card",), languages=("en",), profiles=("screen",)
)
ARGUMENTS = (
    *("--material", "help-card", "--format", "us-card"),
    *("--language", "en", "--profile", "screen"),
)
RUN = (
    "import sys; from pathlib import Path; from printables import cli;"
    "cli.ROOT = Path(sys.argv[1]); sys.exit(cli.main(sys.argv[2:]))"
)


def project_with(target: Path, rows: Sequence[SampleRow]) -> Path:
    """Copy the project and put these rows into its table."""
    project = copy_project(target)
    partner_sample.logos(project / "content" / "partners" / "logos")
    write_rows(project, rows)
    return project


def write_rows(project: Path, rows: Sequence[SampleRow]) -> None:
    table = project / "content" / "partners" / "partners.csv"
    table.write_text(partner_sample.table(list(rows)), encoding="utf-8", newline="")


def good_rows(count: int) -> list[SampleRow]:
    rows = [row for row in partner_sample.sample(count * 2) if row.good][:count]
    return [replace(row, number=at) for at, row in enumerate(rows, start=2)]


def hard_rows() -> list[SampleRow]:
    """Give each hard case once, between rows that are good."""
    every = list(partner_sample.sample(EVERY * (len(partner_sample.CASES) + 1)))
    hard = [row for row in every if row.number % EVERY == 1]
    twin = every[-2]  # the row whose id the last one has too
    chosen = [every[0], *hard[:-1], twin, hard[-1]]
    return [replace(row, number=at) for at, row in enumerate(chosen, start=2)]


def changed(row: SampleRow, column: str, value: str) -> SampleRow:
    return replace(row, cells={**row.cells, column: value})


def started(project: Path, *arguments: str) -> "subprocess.Popen[str]":
    """Begin a run in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", RUN, str(project), "partners", *ARGUMENTS, *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def tree(project: Path) -> dict[str, bytes]:
    """Give every file below output/, by its path."""
    output = project / "output"
    return {
        file.relative_to(output).as_posix(): file.read_bytes()
        for file in sorted(output.rglob("*"))
        if file.is_file()
    }


def text_of(pdf: Path) -> str:
    """Give the words of all pages, on one line."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[at].get_textpage().get_text_range() for at in range(len(document))]
    return " ".join(" ".join(pages).split())
