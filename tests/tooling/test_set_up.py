"""A machine that lacks something is told so in one line; `build.py` finds what `make` set up."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def program(file: Path, lines: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


def said(*command: str | Path, **environment: str) -> tuple[int, str]:
    """Run in an environment that holds nothing else, and give the exit code and what was said."""
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, timeout=60
    )
    return done.returncode, done.stdout + done.stderr


def bare(tmp_path: Path) -> Path:
    """Make a folder of programs without Python and apt-get."""
    for name in ("sh", "dirname", "uname", "env"):
        program(tmp_path / "bin" / name, f'exec {shutil.which(name)} "$@"')
    return tmp_path / "bin"


def build_py(tmp_path: Path) -> list[str | Path]:
    """Copy build.py to a project of its own, to be run by a Python without packages."""
    return [sys.executable, "-S", Path(shutil.copy(ROOT / "build.py", tmp_path))]


def test_build_without_packages_says_to_run_make(tmp_path: Path) -> None:
    assert said(*build_py(tmp_path)) == (6, "Packages are missing: run `make` first.\n")


def test_build_goes_on_in_the_environment_that_make_set_up(tmp_path: Path) -> None:
    program(tmp_path / ".venv" / "bin" / "python", 'echo "$@"; exit 5')
    command = build_py(tmp_path)
    script = command[-1]
    assert said(*command, "list", "--pack", "a b") == (5, f"{script} list --pack a b\n")


def test_set_up_without_a_python_new_enough(tmp_path: Path) -> None:
    set_up = shutil.copytree(ROOT / "scripts", tmp_path / "scripts") / "set-up"
    code, line = said(set_up, "requirements.lock", PATH=str(bare(tmp_path)))
    assert (code, line) == (
        6,
        "set-up: needs Python 3.11 or newer; install it, then run make again\n",
    )


def test_set_up_without_the_venv_module_names_the_package(tmp_path: Path) -> None:
    set_up = shutil.copytree(ROOT / "scripts", tmp_path / "scripts") / "set-up"
    folder = bare(tmp_path)
    answers = 'case "$2" in *ensurepip*) exit 1;; *print*) echo python3.11-venv;; esac'
    program(folder / "python3", answers)
    code, told = said(set_up, "requirements.lock", PATH=str(folder))
    assert code == 6
    assert told.splitlines()[-1] == (
        "set-up: needs Python's venv module; install python3.11-venv, then run make again"
    )


def test_the_engine_misses_no_library_here() -> None:
    """Set-up has seen to it: without libharfbuzz-subset the engine would be three times slower."""
    script = "from weasyprint.text.ffi import harfbuzz_subset; print(harfbuzz_subset is not None)"
    code, told = said(sys.executable, "-W", "ignore", "-c", script, **os.environ)
    assert (code, told) == (0, "True\n")
