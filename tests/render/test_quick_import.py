"""The engine's import: nothing in vain, nothing lost, and its own way where we do not know it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.shipped import ROOT

SAID = """
import pathlib
import resource, sys
from importlib.util import module_from_spec, spec_from_file_location

def alone(name):
    "Import a module without its package, which imports the engine."
    spec = spec_from_file_location(name, name.replace(".", "/") + ".py")
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

c_declarations = alone("printables.render.c_declarations")
quick_import = alone("printables.render.quick_import")
{before}
from printables.render import engine
from weasyprint.pdf import fonts
programs = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss > 0
print(programs, "fontTools.subset" in sys.modules, "fontTools.ttLib.woff2" in sys.modules)
print(fonts.subset.Options(notdef_outline=True).notdef_outline)
try:
    fonts.instantiateVariableFont(None, {{}})
except TypeError as real:
    print(real)
print("fontTools.subset" in sys.modules, engine.weasyprint.__version__){after}
"""


def said(before: str = "", after: str = "") -> list[str]:
    """Import the engine in a process of its own."""
    command = [sys.executable, "-W", "ignore", "-c", SAID.format(before=before, after=after)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout.splitlines()


@pytest.mark.skipif(sys.platform != "linux", reason="only there are programs asked")
def test_no_program_is_run_and_seldom_used_modules_are_not_imported() -> None:
    first, *_ = said()
    assert first == "False False False"


def test_what_was_not_imported_works_when_it_is_used() -> None:
    _, outline, error, last = said()
    assert outline == "True"
    assert "NoneType" in error  # said by fontTools itself
    assert last == "True 70.0"


@pytest.mark.parametrize(
    "before",
    [
        "quick_import.VERSION = '69.0'",
        "quick_import.SELDOM = ('fontTools.ttLib',)",
        "quick_import.parsed_once = None",
    ],
)
def test_the_engine_is_imported_in_its_own_way_where_ours_does_not_work(before: str) -> None:
    first, *rest = said(before)
    assert first.endswith("True True")
    assert rest == said()[1:]


def test_declarations_are_parsed_once_unless_what_was_kept_is_damaged(tmp_path: Path) -> None:
    here = f"c_declarations.KEPT = pathlib.Path({str(tmp_path / 'engine')!r})"
    told = "; print('pycparser' in sys.modules, type(engine.ffi).__name__)"
    first, second = (said(here, told)[-1] for _ in range(2))
    assert (first, second) == ("True Declarations", "False Declarations")
    (kept,) = (tmp_path / "engine").glob("*.py")
    kept.write_text("this is no Python", encoding="utf-8")
    assert said(here, told)[-1] == "True Declarations"
    assert said(here, told)[-1] == "False Declarations"


def test_what_cannot_be_kept_is_parsed_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    here = f"c_declarations.KEPT = pathlib.Path({str(tmp_path / 'file' / 'engine')!r})"
    told = "; print('pycparser' in sys.modules, type(engine.ffi).__name__)"
    assert said(here, told)[-1] == "True Declarations"
