"""The whole way of an order: built if need be, inspected again, packed, or refused."""

import hashlib
import json
import zipfile
from pathlib import Path

import pikepdf
import pytest

from printables import cli
from printables.errors import ExitCode, UsageError
from printables.ordering import order
from printables.source import Selection
from tests.project import copy_project, replace_in

CARD = Selection(materials=("help-card",), formats=("us-card",))
FOLDER = Path("output", "orders", "child-trafficking", "en", "help-card.us-card")
PDF = Path("output", "child-trafficking", "en", "help-card.us-card.press.pdf")
TEMPLATE = Path("templates", "materials", "help-card", "help-card.html.j2")
TITLE = "{{ stories.front.title }}"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def fingerprints(folder: Path) -> dict[str, str]:
    return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.iterdir()}


def test_an_order_builds_what_it_needs_and_packs_it(project: Path) -> None:
    ordered = order(project, CARD, quantity=500, processes=1)
    assert ordered.exit_code is ExitCode.OK
    assert [made.name.profile for made in ordered.built.made] == ["press"]
    packed = project / FOLDER
    assert (packed / PDF.name).read_bytes() == (project / PDF).read_bytes()
    assert json.loads((packed / "ticket.json").read_text())["quantity"] == 500
    with pikepdf.open(packed / "ticket.pdf") as ticket:
        assert len(ticket.pages) == 1
    assert not packed.with_name(packed.name + ".zip").exists()


def test_ordering_again_gives_the_same_bytes(project: Path) -> None:
    order(project, CARD, zipped=True, processes=1)
    archive = (project / FOLDER).with_name(FOLDER.name + ".zip")
    first, packed = fingerprints(project / FOLDER), archive.read_bytes()
    again = order(project, CARD, zipped=True, processes=1)
    assert not again.built.made
    assert fingerprints(project / FOLDER) == first
    assert archive.read_bytes() == packed
    with zipfile.ZipFile(archive) as opened:
        assert {Path(name).name for name in opened.namelist()} == set(first)


def test_a_pdf_that_fails_is_not_packed_and_its_package_is_taken_away(project: Path) -> None:
    order(project, CARD, zipped=True, processes=1)
    replace_in(project / TEMPLATE, TITLE, "")
    ordered = order(project, CARD, processes=1)
    assert ordered.exit_code is ExitCode.PREFLIGHT
    assert not ordered.packed
    assert [folder.name for folder in ordered.withdrawn] == [FOLDER.name]
    assert not list((project / FOLDER).parent.iterdir())


def test_a_broken_ticket_stops_its_package_alone(project: Path) -> None:
    replace_in(project / "templates" / "order" / "ticket.html.j2", "ticket.title", "ticket.tilte")
    ordered = order(project, CARD, processes=1)
    assert ordered.exit_code is ExitCode.LAYOUT
    assert "ticket.html.j2" in str(ordered.packed[0].error)
    assert not (project / FOLDER).exists()


def test_a_package_is_named_for_its_shop(project: Path) -> None:
    shop = Selection(materials=("poster",), formats=("poster-letter",), printer="joon")
    ordered = order(project, shop, processes=1)
    assert ordered.exit_code is ExitCode.OK
    assert [one.folder.name for one in ordered.packed] == ["poster.poster-letter.joon"]
    ticket = ordered.packed[0].ticket
    assert ticket
    assert "joon" in str(ticket.preflight.printer).lower()


def test_only_what_goes_to_a_shop_is_ordered(project: Path) -> None:
    with pytest.raises(UsageError, match="only press editions"):
        order(project, Selection(materials=("help-card",), profiles=("screen",)))


def test_the_command_says_what_was_packed(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "ROOT", project)
    asked = ["order", "--material", "help-card", "--format", "us-card", "--quantity", "250"]
    assert cli.main([*asked, "--jobs", "1"]) == ExitCode.OK
    said = capsys.readouterr().out
    (row,) = (line for line in said.splitlines() if FOLDER.name in line)
    assert row.split()[1:3] == ["4/4", "250"]


@pytest.mark.parametrize("quantity", ["0", "-5", "many", "1.5"])
def test_a_quantity_is_a_whole_number_above_nothing(
    quantity: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["order", f"--quantity={quantity}"])
    assert left.value.code == ExitCode.USAGE
    assert "--quantity" in capsys.readouterr().err
