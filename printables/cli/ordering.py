"""`order`: pack what a print shop needs."""

import argparse
import sys
from pathlib import Path

from printables.cli.command import (
    Command,
    add_narrowing,
    add_partner,
    add_processes,
    positive,
    selection,
)
from printables.cli.showing import Progress, print_errors, print_notes, print_warnings
from printables.errors import ExitCode
from printables.ordering import Ordered, order, order_for_partners


def add_options(parser: argparse.ArgumentParser) -> None:
    add_partner(parser)
    add_narrowing(parser)
    parser.add_argument(
        "--quantity", type=positive, metavar="N", help="how many (default: the partner's)"
    )
    parser.add_argument("--zip", action="store_true", help="each package also as a zip")
    add_processes(parser)


def run(options: argparse.Namespace, root: Path) -> ExitCode:
    """Say each package, then what is wrong."""
    ordered = ordered_by(options, root)
    print_packages(ordered)
    print_warnings(ordered.built)
    print_notes(ordered.built)
    print_errors(ordered.built)
    for packed in ordered.packed:
        if packed.error:
            print(f"{packed.name}: {packed.error}", file=sys.stderr)
    for folder in ordered.withdrawn:
        print(f"output/{folder.as_posix()}: taken away: its PDF did not pass", file=sys.stderr)
    return ordered.exit_code


def ordered_by(options: argparse.Namespace, root: Path) -> Ordered:
    """Order the pack's own pieces, or those of the partners that are named."""
    if options.partner:
        return order_for_partners(
            root,
            selection(options),
            tuple(options.partner),
            quantity=options.quantity,
            zipped=options.zip,
            processes=options.jobs,
        )
    return order(
        root,
        selection(options),
        quantity=options.quantity,
        zipped=options.zip,
        processes=options.jobs,
        listener=Progress(),
    )


def print_packages(ordered: Ordered) -> None:
    rows = [(f"output/{one.folder.as_posix()}", one.ticket) for one in ordered.packed]
    width = max((len(folder) for folder, _ in rows), default=0)
    print(f"\n{'for the print shop':{width}}  colours  quantity    size")
    for folder, ticket in rows:
        if ticket:
            size = f"{sum(file.bytes for file in ticket.files) / 1000:.0f} kB"
            count = str(ticket.quantity or "open")
            print(f"{folder:{width}}  {ticket.colours:7}  {count:>8}  {size:>6}")


ORDER = Command(
    name="order",
    help="pack PDFs for a print shop, into output/orders/",
    add_options=add_options,
    run=run,
)
