"""`partners`: every organisation's own pieces, or with `--check` a look at their records."""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from printables.batch import Asked, Done, Record, Watcher, build_partners, check_partners
from printables.cli.command import Command, add_narrowing, add_partner, add_processes, selection
from printables.errors import ExitCode

SHOWN = 20
"""Lines of a kind that are told one by one."""

EVERY, EVERY_ON_SCREEN = 10.0, 0.5
"""Seconds between two lines of progress."""


def add_options(parser: argparse.ArgumentParser) -> None:
    add_partner(parser)
    parser.add_argument(
        "--check",
        action="store_true",
        help="make nothing: what is wrong with the records, and what to tell partners of logos",
    )
    add_narrowing(parser)
    parser.add_argument(
        "--job-files",
        action="store_true",
        help="for each print shop also one press PDF of a piece with all partners' sheets",
    )
    add_processes(parser)
    parser.add_argument(
        "--executor",
        metavar="dask://HOST:PORT",
        help="let the workers of a Dask cluster make the pieces",
    )
    parser.add_argument(
        "--store",
        metavar="URL",
        help="put finished PDFs into shared storage: file:///mnt/share/prints, s3://bucket/prints",
    )
    parser.add_argument(
        "--verify",
        action="store_true",
        help="read what stands in the store, and compare it (on this machine that is always done)",
    )
    parser.add_argument(
        "--no-contact-sheets",
        dest="sheets",
        action="store_false",
        help="leave out the contact sheets, which are of no use for very many partners",
    )


def run(options: argparse.Namespace, root: Path) -> ExitCode:
    """Say how it goes, then the table and what is wrong."""
    if options.check:
        return look(options, root)
    done = build_partners(root, asked(options), Progress())
    print_table(done)
    print_job_files(done)
    print_trouble(done)
    return done.exit_code


def asked(options: argparse.Namespace) -> Asked:
    return Asked(
        selection=selection(options),
        partners=tuple(options.partner),
        executor=options.executor,
        processes=options.jobs,
        store=options.store,
        verify=options.verify,
        sheets=options.sheets,
        collate=options.job_files,
    )


def look(options: argparse.Namespace, root: Path) -> ExitCode:
    """Say what is wrong with the records, and a message to send for each logo."""
    checked = check_partners(root, selection(options), tuple(options.partner))
    for note in checked.notes:
        print(f"note: {note}")
    for problem in checked.problems:
        print(problem, file=sys.stderr)
    for one in checked.advice:
        verdict = "cannot be printed" if one.refused else "could be better"
        print(f"\n{one.partner.id}: the logo {one.partner.logo} {verdict}. To send:\n")
        print("\n".join(f"    {line}" for line in one.letter.splitlines()))
    refused = sum(one.refused for one in checked.advice)
    print(
        f"\n{checked.partners} partners, {checked.pieces} PDFs; {len(checked.problems)} mistakes; "
        f"{refused} logos cannot be printed, {len(checked.advice) - refused} could be better"
    )
    return checked.exit_code


class Progress(Watcher):
    """Tell how many PDFs are done, how fast, and how long the rest will take."""

    def __init__(self) -> None:
        self.total = self.done = self.failed = 0
        self.started = self.told_at = time.monotonic()
        self.on_screen = sys.stdout.isatty()

    def begun(self, to_make: int, up_to_date: int) -> None:
        self.total, self.started = to_make, time.monotonic()
        print(f"{to_make} PDFs to make, {up_to_date} up to date", flush=True)

    def prepared(self, pieces: int, of: int) -> None:
        self.show(f"what all partners share: {pieces} of {of} made")
        self.started = time.monotonic()

    def told(self, record: Record) -> None:
        self.done += 1
        self.failed += not record.delivered
        now = time.monotonic()
        if now - self.told_at >= (EVERY_ON_SCREEN if self.on_screen else EVERY):
            self.told_at = now
            self.say(now - self.started)
        if self.on_screen and self.done == self.total:
            print()

    def say(self, seconds: float) -> None:
        rate = self.done / seconds
        width = len(str(self.total))
        failed = f", {self.failed} failed" if self.failed else ""
        left = time_left((self.total - self.done) / rate)
        self.show(f"[{self.done:>{width}}/{self.total}] {rate:.1f} PDFs/s, {left} left{failed}")

    def show(self, line: str) -> None:
        print(
            f"\r{line:60}" if self.on_screen else line,
            end="" if self.on_screen else "\n",
            flush=True,
        )


def time_left(seconds: float) -> str:
    if seconds < 90:  # noqa: PLR2004 - as people say it
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"  # noqa: PLR2004


def print_table(done: Done) -> None:
    """Count the PDFs of each material and language."""
    records = (*done.made, *done.standing)
    if not records:
        return
    pieces = sorted({(one.material, one.language) for one in records})
    counts = {
        what: Counter((one.material, one.language) for one in some)
        for what, some in (
            ("made", delivered(done.made)),
            ("up to date", delivered(done.standing)),
            ("failed", [one for one in records if not one.delivered]),
        )
    }
    width = max(len(material) for material, _ in pieces)
    print(f"\n{'material':{width}}  language  {'  '.join(f'{what:>10}' for what in counts)}")
    for piece in pieces:
        numbers = "  ".join(f"{counted[piece]:>10}" for counted in counts.values())
        print(f"{piece[0]:{width}}  {piece[1]:8}  {numbers}")
    size = sum(one.bytes for one in records) / 1e6
    where = f"{done.place}/partners/, listed in summary.csv"
    print(f"\n{done.partners} partners, {size:.0f} MB: {where}")


def print_job_files(done: Done) -> None:
    """List what goes to print shops as one file for all partners."""
    sound = [one for one in done.job_files if not one.wrong]
    if not sound:
        return
    width = max(len(one.path) for one in sound) + len("output/")
    print(f"\n{'for the print shop':{width}}  {'partners':>8}  {'missing':>7}  {'pages':>6}")
    for one in sound:
        path = f"output/{one.path}"
        print(f"{path:{width}}  {one.partners:>8}  {one.missing:>7}  {one.pages:>6}")
    print("Whose pages are which, and how many to print, says the .csv beside each.")


def delivered(records: Iterable[Record]) -> list[Record]:
    return [one for one in records if one.delivered]


def print_trouble(done: Done) -> None:
    some([f"note: {note}" for note in done.notes], "notes: --check shows all", sys.stdout)
    why = "withdrawn: nobody asks for it as it is"
    gone = [f"{done.place}/{path}: {why}" for path in done.withdrawn]
    old = "withdrawn: pieces in it have changed; --job-files makes it again"
    gone += [f"output/{path}: {old}" for path in done.outdated if path.endswith(".pdf")]
    some(gone, "withdrawn", sys.stderr)
    for one in done.job_files:
        if one.wrong:
            print(f"output/{one.path}: a fault of ours: {one.wrong}", file=sys.stderr)
    for problem in done.problems:
        print(problem, file=sys.stderr)
    failed = [one for one in (*done.made, *done.standing) if not one.delivered]
    some([done.told(one) for one in failed], "failed: see output/partners/summary.csv", sys.stderr)


def some(lines: Sequence[str], what: str, stream: TextIO) -> None:
    """Say the first of many."""
    for line in lines[:SHOWN]:
        print(line, file=stream)
    if len(lines) > SHOWN:
        print(f"{len(lines) - SHOWN} more {what}", file=stream)


PARTNERS = Command(
    name="partners",
    help="make every partner's own pieces, into output/partners/",
    add_options=add_options,
    run=run,
)
