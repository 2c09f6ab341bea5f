"""The locks hold what pyproject.toml asks for, pinned, and nothing of where they were made."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(
    r"^([a-z0-9-]+)==(\S+)(.*?) \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def pins(lock: str) -> dict[str, set[str]]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for name, version, _, _ in PIN.findall(text):
        found.setdefault(name, set()).add(version)
    return found


def names(requirements: list[str]) -> set[str]:
    named = (re.split(r"[ =<>!~;\[]", one, maxsplit=1)[0] for one in requirements)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in named}  # PEP 503


def test_the_locks_pin_all_that_is_asked_for() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    users, developers = map(pins, LOCKS)
    assert names(asked["project"]["dependencies"]) <= users.keys()
    assert names(asked["dependency-groups"]["dev"]) <= developers.keys()


def test_tests_run_on_the_versions_that_users_get() -> None:
    users, developers = map(pins, LOCKS)
    assert {name: developers[name] for name in users} == users


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_pins_with_hashes_and_comments_only(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    rest = [line for line in PIN.sub("", text).splitlines() if line.strip()]
    assert all(line.startswith("    #") for line in rest)
    assert "/" not in text
