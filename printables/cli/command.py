"""What a command of the command line is, and the options that several of them take."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from printables.errors import ExitCode
from printables.model.selection import Selection

NARROWING = ("pack", "material", "format", "language", "profile")


@dataclass(frozen=True, kw_only=True)
class Command:
    """One command: its name and help, its options, and what it does below a project's root."""

    name: str
    help: str
    add_options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Path], ExitCode]


def add_narrowing(parser: argparse.ArgumentParser) -> None:
    """Take the options that narrow what there is to what is wanted."""
    for name in NARROWING:
        parser.add_argument(
            f"--{name}",
            action="append",
            default=[],
            metavar="ID",
            help=f"only this {name}; repeatable",
        )
    add_printer(parser)


def add_printer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--printer",
        default=Selection.printer,
        metavar="ID",
        help="print shop whose rules press PDFs keep (default: %(default)s, which most shops pass)",
    )


def add_partner(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--partner",
        action="append",
        default=[],
        metavar="ID",
        help="only this partner; repeatable",
    )


def add_processes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jobs", type=int, default=None, metavar="N", help="processes (default: all)"
    )


def positive(written: str) -> int:
    """Read a whole number above 0; argparse tells the user of a ValueError."""
    number = int(written)
    if number < 1:
        raise ValueError
    return number


def selection(options: argparse.Namespace) -> Selection:
    return Selection(
        packs=tuple(options.pack),
        materials=tuple(options.material),
        formats=tuple(options.format),
        languages=tuple(one.lower() for one in options.language),
        profiles=tuple(options.profile),
        printer=options.printer,
    )
