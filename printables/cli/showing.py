"""How a run is told: progress, the table of what was made, warnings, errors."""

import sys
from collections import Counter

from printables.building import Listener, Outcome
from printables.delivering import Made
from printables.errors import ExitCode
from printables.manifest import Entry
from printables.model.finding import Severity
from printables.plural import plural


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
    rows += [(entry, verdict(entry)) for entry in outcome.delivered]
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
    notes = f", {plural(count, 'note')}" if count else ""
    return f"passed{', DRAFT' if entry.unready else ''}{notes}"


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
        print(f"\nwarning ({plural(count, 'PDF')}): {message}")


def print_notes(outcome: Outcome) -> None:
    """Say what was left unmade on purpose."""
    for note in outcome.notes:
        print(f"\nnote: {note}")


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
        if made.shown_in:
            print(f"{made.name}: output/{made.shown_in.as_posix()} shows where", file=sys.stderr)
