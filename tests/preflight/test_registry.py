"""Every check module is listed, under an id that is its name, and says why a person cares."""

import re
from pathlib import Path

import pytest
import yaml

from printables.preflight import checks
from printables.preflight.check import Check
from printables.preflight.registry import CHECKS, MODULES

PROFILES = Path(__file__).parents[2] / "templates" / "profiles"


def test_every_module_is_listed_under_its_own_name() -> None:
    folder = Path(str(checks.__file__)).parent
    modules = {file.stem.replace("_", "-") for file in folder.glob("*.py")} - {"--init--"}
    assert modules == set(CHECKS)
    assert len(MODULES) == len(CHECKS)


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_every_check_says_why(check: Check) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.id)
    assert check.rationale.endswith(".")
    assert len(check.title) > 10


@pytest.mark.parametrize("file", sorted(PROFILES.glob("*.yaml")), ids=lambda file: file.stem)
def test_shipped_profiles_list_checks_that_exist(file: Path) -> None:
    listed = yaml.safe_load(file.read_text(encoding="utf-8"))["checks"]
    assert listed
    assert set(listed) <= set(CHECKS)
