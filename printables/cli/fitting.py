"""`fit`: does every text have its place, what gave way for it, what room is left to translators."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from printables.cli.command import Command, add_narrowing, add_processes, selection
from printables.errors import ExitCode
from printables.model.copyfit import FitReport, StoryMeasure

if TYPE_CHECKING:
    from printables.fitting import Budget, Tried


def add_options(parser: argparse.ArgumentParser) -> None:
    add_narrowing(parser)
    add_processes(parser)


def run(options: argparse.Namespace, root: Path) -> ExitCode:
    """Show a line for each story of each piece; write nothing."""
    from printables.fitting import fit_all  # noqa: PLC0415 - other commands need no layout engine

    budget = fit_all(root, selection(options), processes=options.jobs)
    for one in sorted(budget.tried, key=lambda one: one.name.path):
        print_piece(one)
    print_closing(budget)
    return budget.exit_code


def print_piece(one: "Tried") -> None:
    name = f"{one.name.material} {one.name.format} ({one.name.language})"
    if one.report is None:
        print(f"\n{name}: does not fit")
        return
    print(f"\n{name}: {how(one.report)}; layouts: {one.report.layouts}, {one.seconds:.1f} s")
    for story, measure in one.report.measure.stories.items():
        print(f"  {story:14} {story_told(measure)}")


def story_told(measure: StoryMeasure) -> str:
    """Say how full a story's panels are; of one that does not run, only that it has its place."""
    if not any(measure.fills):
        return "in place"
    fills = " ".join(f"{fill:.0%}" for fill in measure.fills)
    letters = round(measure.room * measure.line_length, -1)
    return f"full {fills:16} room for {letters:.0f} letters"


def how(report: FitReport) -> str:
    return "; ".join(report.told) or "as drawn"


def print_closing(budget: "Budget") -> None:
    for problem in budget.problems:
        print(problem, file=sys.stderr)
    for one in budget.tried:
        if one.error:
            name = f"{one.name.material} {one.name.format} ({one.name.language})"
            print(f"{name}: {one.error}", file=sys.stderr)
    failed = sum(one.error is not None for one in budget.tried)
    print(f"\n{len(budget.tried) - failed} pieces fit, {failed} do not")


FIT = Command(
    name="fit",
    help="does the text fit, what gives way for it, what room is left; writes no PDF",
    add_options=add_options,
    run=run,
)
