"""The engine's declarations of C functions: parsed once, then kept as cffi writes them.

Parsing them takes as long as laying out a page. cffi can write what it has parsed as a module
(its out-of-line ABI mode), which is kept in `.cache/` under a digest of the declarations.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

KEPT = Path(__file__).parents[2] / ".cache" / "engine"


@contextmanager
def parsed_once() -> Iterator[None]:
    """Let whoever makes a `cffi.FFI` meanwhile get one that keeps what it has parsed."""
    cffi: Any = import_module("cffi")
    inline = cffi.FFI
    cffi.FFI = Declarations
    try:
        yield
    finally:
        cffi.FFI = inline


class Declarations:
    """An FFI that has everything of the one in the kept module, once it is told what to declare."""

    def cdef(self, source: str) -> None:
        try:
            ready = kept(source)
        except OSError:  # nothing can be kept
            ready = parsed(source)
        names = (name for name in dir(ready) if not name.startswith("__"))
        vars(self).update({name: getattr(ready, name) for name in names})


def kept(source: str) -> Any:  # noqa: ANN401 - cffi is untyped
    """Give the FFI with these declarations from the module that cffi wrote."""
    backend = import_module("_cffi_backend")
    versions = f"{backend.__version__} {sys.version}"
    digest = hashlib.sha256(f"{versions}\0{source}".encode()).hexdigest()[:16]
    file = KEPT / f"declarations_{digest}.py"
    with suppress(Exception):  # not there, or damaged
        return ffi_in(file)
    write(file, source)
    return ffi_in(file)


def ffi_in(file: Path) -> Any:  # noqa: ANN401 - cffi is untyped
    spec = spec_from_file_location(file.stem, file)
    if spec is None or spec.loader is None:
        raise OSError(file)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.ffi


def write(file: Path, source: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    # Named for the process: another may be writing the same file.
    unfinished = file.with_name(f"{file.name}.{os.getpid()}.part")
    ffi = parsed(source)
    ffi.set_source(file.stem, None)
    ffi.emit_python_code(str(unfinished))
    unfinished.replace(file)


def parsed(source: str) -> Any:  # noqa: ANN401 - cffi is untyped
    ffi = import_module("cffi.api").FFI()
    ffi.cdef(source)
    return ffi
