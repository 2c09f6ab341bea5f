"""A run without changes: it reads no source, and never says more than a full run would."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from printables import source, unchanged
from printables.building import build
from printables.errors import ExitCode
from printables.source import Selection
from tests.project import copy_project, replace_in

CARDS = Selection(materials=("help-card",), formats=("us-card",), profiles=("screen", "press"))
PACK = Path("content", "child-trafficking")
LOGO = Path("content", "partners", "publisher", "logo.svg")
PDF = Path("output", "child-trafficking", "en", "help-card.us-card.screen.pdf")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_project(tmp_path_factory.mktemp("built"))
    assert build(root, CARDS, processes=1).exit_code is ExitCode.OK
    return root


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Note each time that sources are read."""
    roots: list[Path] = []
    load = source.load

    def noted(root: Path, selection: Selection) -> source.Sources:
        roots.append(root)
        return load(root, selection)

    monkeypatch.setattr(source, "load", noted)
    return roots


def test_a_run_without_changes_reads_nothing_and_tells_the_same(
    built: Path, reads: list[Path]
) -> None:
    (remembered,) = (built / ".cache" / "unchanged").iterdir()
    again = build(built, CARDS, processes=1)
    assert not reads
    remembered.unlink()
    in_full = build(built, CARDS, processes=1)
    assert reads
    assert again.notes  # Spanish press PDFs are not made
    assert again.notes == in_full.notes
    assert sorted(again.skipped, key=str) == sorted(in_full.skipped, key=str)
    assert not again.made + in_full.made


def append(path: Path) -> Callable[[Path], object]:
    return lambda root: (root / path).write_text((root / path).read_text("utf-8") + "\n", "utf-8")


@pytest.mark.parametrize(
    "change",
    [
        append(PACK / "facts.yaml"),
        append(Path("templates", "base.html.j2")),
        append(LOGO),
        lambda root: (root / PDF).write_bytes((root / PDF).read_bytes() + b"\n"),
        lambda root: (root / PDF).unlink(),
        lambda root: (root / "output" / "manifest.json").unlink(),
        lambda root: (root / PACK / "more.yml").write_text("a: b\n"),
        lambda root: (root / PACK / "glossary.es.yaml").unlink(),
    ],
)
def test_any_change_is_looked_into(
    tmp_path: Path, reads: list[Path], change: Callable[[Path], object]
) -> None:
    root = copy_project(tmp_path)
    build(root, CARDS, processes=1)
    reads.clear()
    change(root)
    build(root, CARDS, processes=1)
    assert reads


def test_another_day_choice_or_package_is_looked_into(
    built: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(built, CARDS, processes=1)
    reads.clear()
    build(built, replace(CARDS, languages=("en",)), processes=1)
    assert len(reads) == 1
    monkeypatch.setattr(unchanged, "installed", lambda: iter(["weasyprint-70.1.dist-info"]))
    build(built, CARDS, processes=1)
    assert len(reads) == 2
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # 2026-12-01
    build(built, CARDS, processes=1)
    assert len(reads) == 3


@pytest.mark.parametrize("written", ["", "[]", "{}", '{"state": 1}', "\x00"])
def test_what_cannot_be_read_back_is_ignored(built: Path, reads: list[Path], written: str) -> None:
    build(built, CARDS, processes=1)
    reads.clear()
    for remembered in (built / ".cache" / "unchanged").iterdir():
        remembered.write_text(written)
    assert build(built, CARDS, processes=1).exit_code is ExitCode.OK
    assert reads


def test_a_mistake_is_told_at_every_run(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    replace_in(root / PACK / "pack.yaml", "- brochure", "- broschure")
    for _ in range(2):
        outcome = build(root, CARDS, processes=1)
        assert outcome.exit_code is ExitCode.CONTENT
        assert outcome.problems
