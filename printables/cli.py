"""The command line: arguments, printing, exit codes. Nothing else prints."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from printables.errors import ExitCode, UserError
from printables.manifest import Entry
from printables.model.finding import Severity
from printables.ordering import Ordered, order
from printables.pipeline import Listener, Made, Outcome, build
from printables.source import Selection, load

ROOT = Path(__file__).parent.parent
DESCRIPTION = "Make print materials from the FAQ in content/: brochures, cards, posters, handouts."
EPILOG = """
examples:
  python build.py                                    everything that is not up to date
  python build.py --material brochure                the brochure in every format and edition
  python build.py --material poster --profile press  only what goes to the print shop
  python build.py --profile press --printer mixam    by the rules of that print shop
  python build.py check                              is everything right? (writes no PDF)
  python build.py order --material brochure --quantity 500 --zip
                                                     all that a print shop needs, in output/orders/
  python build.py list                               what there is to choose from

exit codes:
  0 all made and passed        1 a bug of ours              2 no such material, language ...
  3 content or data is wrong   4 text does not fit          5 preflight failed
  6 set-up is incomplete (run make)
"""
NARROWING = ("pack", "material", "format", "language", "profile")


def main(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code."""
    options = parser().parse_args(arguments)
    commands: dict[str, Callable[[argparse.Namespace], int]] = {
        "build": build_all,
        "check": build_all,
        "order": order_all,
        "list": list_all,
    }
    try:
        return commands[options.command](options)
    except UserError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("\nstopped: what was finished is kept", file=sys.stderr)
        return ExitCode.INTERRUPTED


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="build.py",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument(
        "command",
        nargs="?",
        default="build",
        choices=["build", "check", "order", "list"],
        help="build (default): make PDFs; check: inspect, write none; "
        "order: pack them for a print shop; list: show what exists",
    )
    for name in NARROWING:
        made.add_argument(
            f"--{name}",
            action="append",
            default=[],
            metavar="ID",
            help=f"only this {name}; repeatable",
        )
    made.add_argument(
        "--printer",
        default=Selection.printer,
        metavar="ID",
        help="print shop whose rules press PDFs keep (default: %(default)s, which most shops pass)",
    )
    made.add_argument(
        "--quantity", type=positive, metavar="N", help="order: how many (default: the partner's)"
    )
    made.add_argument("--zip", action="store_true", help="order: each package also as a zip")
    made.add_argument(
        "--jobs", type=int, default=None, metavar="N", help="processes (default: all)"
    )
    return made


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


def build_all(options: argparse.Namespace) -> int:
    """Build, or only check; say each PDF as it is done, then the table and what is wrong."""
    outcome = build(
        ROOT,
        selection(options),
        deliver=options.command == "build",
        processes=options.jobs,
        listener=Progress(),
    )
    print_table(outcome)
    print_warnings(outcome)
    print_errors(outcome)
    return outcome.exit_code


class Progress(Listener):
    """Count PDFs as they are done."""

    def __init__(self) -> None:
        self.total = 0
        self.done = 0

    def begun(self, to_make: int, skipped: int) -> None:
        self.total = to_make
        print(f"{to_make} PDFs to make, {skipped} up to date", flush=True)

    def told(self, made: Made) -> None:
        self.done += 1
        verdict = "ok" if made.exit_code is ExitCode.OK else "FAILED"
        width = len(str(self.total))
        print(
            f"[{self.done:>{width}}/{self.total}] {made.name}: {verdict} {made.seconds:.1f} s",
            flush=True,
        )


def print_table(outcome: Outcome) -> None:
    """List every PDF that stands under its final name: file, pages, size, fit, preflight."""
    rows = [(entry, "up to date") for entry in outcome.skipped]
    delivered = (made.entry for made in outcome.made if made.exit_code is ExitCode.OK)
    rows += [(entry, verdict(entry)) for entry in delivered if entry]
    if not rows:
        return
    width = max(len(entry.path) for entry, _ in rows)
    print(f"\n{'file':{width}}  pages    size  fit        preflight")
    for entry, said in sorted(rows, key=lambda row: row[0].path):
        size = f"{entry.bytes / 1000:.0f} kB"
        print(f"{entry.path:{width}}  {entry.pages:>5}  {size:>6}  {fit(entry):9}  {said}")


def fit(entry: Entry) -> str:
    """Say how full the emptiest and the fullest panel are."""
    if not entry.fill:
        return "-"
    return f"{min(entry.fill):.0%}-{max(entry.fill):.0%}"


def verdict(entry: Entry) -> str:
    count = len(entry.findings)
    return "passed" if not count else f"passed, {count} note{'s' if count > 1 else ''}"


def print_warnings(outcome: Outcome) -> None:
    """Say each warning once, with the number of PDFs that it concerns."""
    said = Counter(
        finding.message
        for made in outcome.made
        if made.report
        for finding in {one.message: one for one in made.report.findings}.values()
        if finding.severity is Severity.WARNING
    )
    for message, count in said.most_common():
        print(f"\nwarning ({count} PDF{'s' if count > 1 else ''}): {message}")


def print_errors(outcome: Outcome) -> None:
    for path in outcome.withdrawn:
        print(f"output/{path}: withdrawn, since it can no longer be made as it is", file=sys.stderr)
    for problem in outcome.problems:
        print(problem, file=sys.stderr)
    for made in outcome.made:
        if made.error:
            print(f"{made.name}: {made.error}", file=sys.stderr)
        for finding in made.report.findings if made.report else ():
            if finding.severity is Severity.ERROR:
                page = f" (page {finding.page})" if finding.page else ""
                print(f"{made.name}: {finding.code}: {finding.message}{page}", file=sys.stderr)


def order_all(options: argparse.Namespace) -> int:
    """Pack what a print shop needs; say each package, then what is wrong."""
    ordered = order(
        ROOT,
        selection(options),
        quantity=options.quantity,
        zipped=options.zip,
        processes=options.jobs,
        listener=Progress(),
    )
    print_packages(ordered)
    print_warnings(ordered.built)
    print_errors(ordered.built)
    for packed in ordered.packed:
        if packed.error:
            print(f"{packed.name}: {packed.error}", file=sys.stderr)
    for folder in ordered.withdrawn:
        print(f"output/{folder.as_posix()}: taken away: its PDF did not pass", file=sys.stderr)
    return ordered.exit_code


def print_packages(ordered: Ordered) -> None:
    rows = [(f"output/{one.folder.as_posix()}", one.ticket) for one in ordered.packed]
    width = max((len(folder) for folder, _ in rows), default=0)
    print(f"\n{'for the print shop':{width}}  colours  quantity    size")
    for folder, ticket in rows:
        if ticket:
            size = f"{sum(file.bytes for file in ticket.files) / 1000:.0f} kB"
            count = str(ticket.quantity or "open")
            print(f"{folder:{width}}  {ticket.colours:7}  {count:>8}  {size:>6}")


def list_all(options: argparse.Namespace) -> int:
    """Show packs, materials with their formats, languages and profiles."""
    sources = load(ROOT, selection(options))
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
