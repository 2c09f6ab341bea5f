"""`build` and `check`: make every PDF that is not up to date, or only look."""

import argparse
from functools import partial
from pathlib import Path

from printables import pipeline
from printables.cli.command import Command, add_narrowing, add_processes, selection
from printables.cli.showing import Progress, print_errors, print_table, print_warnings
from printables.errors import ExitCode


def add_options(parser: argparse.ArgumentParser) -> None:
    add_narrowing(parser)
    add_processes(parser)


def run(options: argparse.Namespace, root: Path, *, deliver: bool) -> ExitCode:
    """Say each PDF as it is done, then the table and what is wrong."""
    outcome = pipeline.build(
        root,
        selection(options),
        deliver=deliver,
        processes=options.jobs,
        listener=Progress(),
    )
    print_table(outcome)
    print_warnings(outcome)
    print_errors(outcome)
    return outcome.exit_code


BUILD = Command(
    name="build",
    help="make PDFs (default)",
    add_options=add_options,
    run=partial(run, deliver=True),
)
CHECK = Command(
    name="check",
    help="is everything right? inspect, and write no PDF",
    add_options=add_options,
    run=partial(run, deliver=False),
)
