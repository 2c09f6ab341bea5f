"""`translations`: how far each language is; texts out to translators and back; signatures."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from printables.cli.command import Command
from printables.errors import ExitCode, UsageError
from printables.model.translation import TextPath, TextState
from printables.translating import (
    Imported,
    Scope,
    Signed,
    export_po,
    import_po,
    record,
    review,
    rows,
    scopes,
    told,
    waiting,
)

STATES = (TextState.DONE, TextState.DRAFT, TextState.STALE, TextState.MISSING)


def add_options(parser: argparse.ArgumentParser) -> None:
    for name in ("pack", "language"):
        parser.add_argument(
            f"--{name}", action="append", default=[], metavar="ID", help=f"only this {name}"
        )
    parser.add_argument("--export", type=Path, metavar="FOLDER", help="write a PO file for each")
    parser.add_argument(
        "--room", action="store_true",
        help="export: tell how long each text may be (lays every piece out; takes a while)",
    )  # fmt: skip
    parser.add_argument(
        "--import", type=Path, nargs="+", default=[], metavar="FILE", dest="files",
        help="read PO files back into the YAML files",
    )  # fmt: skip
    parser.add_argument(
        "--translated", metavar="LANGUAGE",
        help="texts edited by hand in the YAML files are translations of the English as it is now",
    )  # fmt: skip
    parser.add_argument(
        "--translator", metavar="NAME", help="who translated (import: default as the file says)"
    )
    parser.add_argument("--review", metavar="LANGUAGE", help="sign the drafts of a language")
    parser.add_argument("--reviewer", metavar="NAME", help="review: the person who has read them")
    parser.add_argument("--role", metavar="ROLE", help="review: such as 'certified translator'")
    parser.add_argument(
        "--text", nargs="+", default=[], metavar="PATH",
        help="only these texts, stale ones too; 'faq/*' names many",
    )  # fmt: skip


def run(options: argparse.Namespace, root: Path) -> ExitCode:
    if options.files:
        return take_in(options, root)
    if options.review:
        return sign(options, root)
    if options.translated:
        return note_down(options, root)
    found = scopes(root, tuple(options.pack), tuple(options.language))
    if options.export:
        return send_out(found, options.export, measured=options.room)
    return show(found)


def show(found: Sequence[Scope]) -> ExitCode:
    """List each language with its counts, then what waits for a translator."""
    made = list(rows(found))
    width = max(len(f"{row.pack} {row.language}") for row in made)
    heads = "".join(f"{state:>9}" for state in STATES)
    print(f"{'':{width}}{heads}  words to redo  reviewers needed")
    for row in made:
        counts = "".join(f"{row.counts.get(state, 0):>9}" for state in STATES)
        name = f"{row.pack} {row.language}"
        print(f"{name:{width}}{counts}  {row.words:>13}  {row.reviewers:>16}")
    for scope in found:
        lines = [line for text in waiting(scope) for line in told(text)]
        print("\n".join(["", *lines]) if lines else "", end="\n" if lines else "")
    problems = [problem for scope in found for problem in scope.translation.problems]
    for problem in problems:
        print(problem, file=sys.stderr)
    return ExitCode.CONTENT if problems else ExitCode.OK


def send_out(found: Sequence[Scope], folder: Path, *, measured: bool) -> ExitCode:
    limits = {scope.name: limits_of(scope) for scope in found} if measured else {}
    for scope, path in zip(found, export_po(found, folder, limits), strict=True):
        texts = scope.translation.texts
        print(f"{path}: {len(texts)} texts, {len(waiting(scope))} to do")
    return ExitCode.OK


def limits_of(scope: Scope) -> Mapping[TextPath, int]:
    from printables.translating.room import room_of  # noqa: PLC0415 - loads the layout engine

    return room_of(scope)


def take_in(options: argparse.Namespace, root: Path) -> ExitCode:
    pack = options.pack[0] if options.pack else None
    for path in options.files:
        told_of(import_po(root, path, pack, options.translator), path)
    return ExitCode.OK


def told_of(done: Imported, path: Path) -> None:
    print(f"{path}: {len(done.changed)} texts changed in {done.name}")
    for file in done.files:
        print(f"  {file} written")
    for name in done.unknown:
        print(f"  '{name}' left out: the English has no such text any more")


def note_down(options: argparse.Namespace, root: Path) -> ExitCode:
    for scope in scopes(root, tuple(options.pack), (options.translated,)):
        done = record(scope, options.translator, tuple(options.text))
        print(f"{scope.name}: {len(done)} texts recorded; a person must still sign them")
    return ExitCode.OK


def sign(options: argparse.Namespace, root: Path) -> ExitCode:
    if not (options.reviewer or "").strip() or not (options.role or "").strip():
        message = "a review needs a person: add --reviewer NAME and --role ROLE"
        raise UsageError(f"{message} (such as 'certified translator').")
    for scope in scopes(root, tuple(options.pack), (options.review,)):
        told_signed(review(scope, options.reviewer, options.role, tuple(options.text)))
    return ExitCode.OK


def told_signed(done: Signed) -> None:
    print(f"{done.name}: {len(done.signed)} texts signed")
    if done.left_stale:
        print(f"  {len(done.left_stale)} stale texts not signed, {done.left_stale[0]} first:")
        print("  the English has changed. Translate them again, or sign them by name with --text.")
    if done.still_needed:
        print(f"  {done.still_needed} more must sign: this language needs more than one reviewer.")


TRANSLATIONS = Command(
    name="translations",
    help="how far each language is; PO files out and in; signatures",
    add_options=add_options,
    run=run,
)
