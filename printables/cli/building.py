"""`build` and `check`: make every PDF that is not up to date, or only look."""

import argparse
from dataclasses import replace
from functools import partial
from pathlib import Path

from printables import building
from printables.cli.command import Command, add_narrowing, add_processes, selection
from printables.cli.showing import Progress, print_errors, print_notes, print_table, print_warnings
from printables.errors import ExitCode


def add_options(parser: argparse.ArgumentParser) -> None:
    add_narrowing(parser)
    parser.add_argument(
        "--allow-draft",
        action="store_true",
        help="make press PDFs of unsigned translations, marked DRAFT, as NAME.draft.pdf",
    )
    add_processes(parser)


def run(options: argparse.Namespace, root: Path, *, deliver: bool) -> ExitCode:
    """Say each PDF as it is done, then the table and what is wrong."""
    outcome = building.build(
        root,
        replace(selection(options), allow_draft=options.allow_draft),
        deliver=deliver,
        processes=options.jobs,
        listener=Progress(),
    )
    print_table(outcome)
    print_warnings(outcome)
    print_notes(outcome)
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
