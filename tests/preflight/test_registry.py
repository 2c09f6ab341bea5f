"""Every check module is listed, under an id that is its name, and says why a person cares."""

import re
from pathlib import Path

import pytest
import yaml

from printables.model.printer import RULES
from printables.preflight import checks
from printables.preflight.check import Check
from printables.preflight.piece import PieceInspection
from printables.preflight.registry import ANY_PDF, CHECKS, OUR_PIECES

PROFILES = Path(__file__).parents[2] / "templates" / "profiles"


def test_every_module_is_listed_under_its_own_name() -> None:
    folder = Path(str(checks.__file__)).parent
    modules = {file.stem.replace("_", "-") for file in folder.glob("*.py")} - {"--init--"}
    assert modules == set(CHECKS)
    assert len(ANY_PDF) + len(OUR_PIECES) == len(CHECKS)


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_every_check_says_why_and_what_to_do(check: Check[PieceInspection]) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.id)
    assert check.rationale.endswith(".")
    assert check.remedy.endswith(".")
    assert len(check.title) > 10
    assert set(check.rules) <= set(RULES)


DELIVERY = {"files", "file_name", "page_order", "rich_black"}
"""How a press PDF is made and handed over, not what may be wrong with it."""


def test_every_rule_of_a_printer_is_enforced_by_a_check() -> None:
    enforced = {rule for check in CHECKS.values() for rule in check.rules}
    assert set(RULES) - DELIVERY == enforced


@pytest.mark.parametrize("file", sorted(PROFILES.glob("*.yaml")), ids=lambda file: file.stem)
def test_shipped_profiles_list_checks_that_exist(file: Path) -> None:
    listed = yaml.safe_load(file.read_text(encoding="utf-8"))["checks"]
    assert listed
    assert set(listed) <= set(CHECKS)
