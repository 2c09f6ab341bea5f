"""Build the printed materials; `python build.py --help` tells how."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

OWN_PYTHON = Path(__file__).parent / ".venv" / "bin" / "python"
NEEDED = ("jinja2", "openpyxl", "pikepdf", "pydantic", "weasyprint", "yaml", "zxingcpp")


def main() -> int:
    """Run the command line, with the Python that `make` set up if this one lacks packages."""
    if not all(find_spec(name) for name in NEEDED):
        if not OWN_PYTHON.exists() or Path(sys.prefix) == OWN_PYTHON.parent.parent.absolute():
            sys.stderr.write("Packages are missing: run `make` first.\n")
            return 6
        # An interpreter and a script of our own, no shell in between.
        os.execv(OWN_PYTHON, [str(OWN_PYTHON), *sys.argv])  # noqa: S606
    from printables.cli import main as run  # noqa: PLC0415 - after the check

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
