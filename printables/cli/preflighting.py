"""`preflight`: would a print shop accept this PDF? It may come from anywhere."""

import argparse
import sys
import textwrap
from pathlib import Path

from printables.cli.command import Command, add_printer
from printables.errors import ExitCode
from printables.model.preflight_report import InspectedFile, Issue, Weight
from printables.preflighting import EDITION, Asked, Looked, preflight, write_reports

AT_MOST = 5
"""Spots of one issue that the terminal shows; a report has more."""
WIDTH = 100


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.pdf", help="any PDFs")
    add_printer(parser)
    parser.add_argument(
        "--profile",
        default=EDITION,
        metavar="ID",
        help="edition whose checks are made (default: %(default)s; screen: can everyone read it?)",
    )
    parser.add_argument(
        "--card", action="store_true", help="it is a card: shops that say so ask less margin"
    )
    parser.add_argument(
        "--report",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="write a report as well: FILE.html with pictures, or FILE.json; repeatable",
    )


def run(options: argparse.Namespace, root: Path) -> ExitCode:
    """Say of each file what is wrong, why, and what to do."""
    asked = Asked(
        files=tuple(options.files),
        edition=options.profile,
        printer=options.printer,
        card=options.card,
        reports=tuple(options.report),
    )
    every = []
    for one in preflight(root, asked):
        every.append(one)
        print_file(one)
    write_reports(root, asked, every)
    for report in asked.reports:
        print(f"written: {report}")
    return min({one.exit_code for one in every} - {ExitCode.OK}, default=ExitCode.OK)


def print_file(looked: Looked) -> None:
    if looked.error or not looked.found:
        print(looked.error, file=sys.stderr)
        return
    file = looked.found.file
    print(f"{looked.file}: {verdict(file)}", flush=True)
    for issue in file.issues:
        print_issue(issue)


def verdict(file: InspectedFile) -> str:
    """Say in one line whether it passed, for whom, and how much was found."""
    if not file.pages:
        return f"FAILED: {file.issues[0].spots[0].message}"
    counted = [(file.count(weight), weight) for weight in Weight]
    found = ", ".join(f"{count} {weight}{'s' * (count > 1)}" for count, weight in counted if count)
    size = f"{file.trim.width.inches:.4g} x {file.trim.height.inches:.4g} in"
    pages = f"{file.pages} page{'s' * (file.pages > 1)} of {size}"
    held = f"by the rules of {file.printer or file.edition}"
    return f"{'passed' if file.passed else 'FAILED'} {held}: {found or 'nothing found'} ({pages})"


def print_issue(issue: Issue) -> None:
    if issue.check == "unreadable":
        return
    print(f"\n  {issue.weight.upper()} {issue.check}, not met: {issue.title}")
    for spot in issue.spots[:AT_MOST]:
        page = f"page {spot.page}: " if spot.page else ""
        print_folded(f"- {page}{spot.message}", "    ")
    more = len(issue.spots) - AT_MOST + issue.more
    if more > 0:
        print(f"    - and {more} more")
    print_folded(f"Why: {issue.why}", "    ")
    print_folded(f"What to do: {issue.remedy}", "    ")


def print_folded(text: str, indent: str) -> None:
    lines = textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ", break_long_words=False
    )
    print("\n".join(lines))


PREFLIGHT = Command(
    name="preflight",
    help="would a print shop accept this PDF? looks at any PDF, also one made elsewhere",
    add_options=add_options,
    run=run,
)
