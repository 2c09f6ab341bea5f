"""`list`: what there is to choose from."""

import argparse
import sys
from pathlib import Path

from printables.cli.command import NARROWING, Command, add_narrowing, selection
from printables.errors import ExitCode
from printables.source import load


def run(options: argparse.Namespace, root: Path) -> ExitCode:
    """Show packs, materials with their formats, languages and profiles."""
    sources = load(root, selection(options))
    for heading in NARROWING:
        names = dict.fromkeys(getattr(job.name, heading) for job in sources.jobs)
        print(f"{heading + 's:':10} {', '.join(names)}")
    print(f"printers:  {', '.join(sources.library.printers.known)}")
    print(f"\n{len(sources.jobs)} PDFs:")
    for job in sources.jobs:
        print(f"  {job.name.path.as_posix()}")
    for problem in sources.problems:
        print(problem, file=sys.stderr)
    return ExitCode.CONTENT if sources.problems else ExitCode.OK


LIST = Command(name="list", help="show what there is", add_options=add_narrowing, run=run)
