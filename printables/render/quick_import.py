"""Imports the layout engine without what it asks for in vain, in half the time.

For each library that cffi does not find under the first of its names it runs ldconfig, gcc and ld,
more than fifty programs in all; a kept FFI asks the loader alone, which knows the last name. And
much of fontTools is only for fonts of kinds that we never hand to the engine: variable ones, WOFF,
and those that HarfBuzz cannot subset. These modules are imported when they are first used.

Leans on how this version imports them; with any other, or if anything fails, the engine is
imported in its own way.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from importlib import import_module
from io import StringIO
from types import ModuleType
from typing import Any

from printables.render.c_declarations import parsed_once

ENGINE, VERSION = "weasyprint", "70.0"
SELDOM = ("fontTools.subset", "fontTools.ttLib.woff2", "fontTools.varLib.instancer")


def import_quickly() -> None:
    """Import the engine, if it is the version that we know; else leave it not imported."""
    with suppress(Exception), redirect_stdout(StringIO()), parsed_once(), deferred(SELDOM):
        if import_module(ENGINE).__version__ == VERSION:
            return
    for name in [one for one in sys.modules if one.split(".")[0] == ENGINE]:
        del sys.modules[name]


@contextmanager
def deferred(names: tuple[str, ...]) -> Iterator[None]:
    """Let whoever imports these modules meanwhile get functions that import them when called."""
    standing_in = {name: Deferred(name) for name in names if name not in sys.modules}
    sys.modules.update(standing_in)
    try:
        yield
    finally:
        for name, module in standing_in.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


class Deferred(ModuleType):
    """Stands in for a module of which only functions and classes are called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def called(*given: object, **named: object) -> Any:  # noqa: ANN401 - whatever it gives
            return getattr(import_module(self.__name__), name)(*given, **named)

        return called
