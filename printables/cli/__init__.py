"""The command line: one module a command, and `main`. Nothing else prints.

To add a command: write its module with a `Command`, and add it to `COMMANDS`.
"""

import argparse
import gc
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path

from printables.cli.command import Command
from printables.errors import ExitCode, UserError

ROOT = Path(__file__).parent.parent.parent
COMMANDS = {
    "build": "building",
    "check": "building",
    "fit": "fitting",
    "order": "ordering",
    "partners": "partners",
    "preflight": "preflighting",
    "translations": "translations",
    "list": "listing",
}
"""Each command's module. It holds the `Command` under its name in capitals, and is imported only
when that command is used: others must not wait for what it needs."""
BUILD = "build"
SELDOM = 10_000, 10, 10
"""Python looks for cycles of garbage by default whenever 700 objects are new. A layout is made of
hundreds of thousands that stay, and little garbage: looking took a tenth of the time."""
DESCRIPTION = "Make print materials from the FAQ in content/: brochures, cards, posters, handouts."
EPILOG = """
`build.py COMMAND --help` shows the options of a command. Without a command, build is meant:
--material, --format, --language, --profile, --pack and --printer go with most of them.

examples:
  python build.py                                    everything that is not up to date
  python build.py --material brochure                the brochure in every format and edition
  python build.py --material poster --profile press  only what goes to the print shop
  python build.py --profile press --printer mixam    by the rules of that print shop
  python build.py check                              is everything right? (writes no PDF)
  python build.py fit --language es                  does it fit, and what gives way for it?
  python build.py order --material brochure --quantity 500 --zip
                                                     all that a print shop needs, in output/orders/
  python build.py preflight flyer.pdf --report flyer.html
                                                     would a print shop accept this PDF?
  python build.py translations                       how far each language is
  python build.py partners                           every partner's own pieces
  python build.py list                               what there is to choose from

exit codes:
  0 all made and passed        1 a bug of ours              2 no such material, file ...
  3 content or data is wrong   4 text does not fit          5 preflight failed
  6 set-up is incomplete (run make)
"""


def main(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code."""
    gc.set_threshold(*SELDOM)
    written = with_command(arguments)
    commands = {name: command(name) for name in named(written)}
    options = parser(commands.values()).parse_args(written)
    try:
        return commands[options.command].run(options, ROOT)
    except UserError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:  # whoever reads along (`| head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except KeyboardInterrupt:
        print("\nstopped: what was finished is kept", file=sys.stderr)
        return ExitCode.INTERRUPTED


def with_command(arguments: Sequence[str]) -> list[str]:
    """Put `build` first where no command is named; one may also stand at the end."""
    first, last = (arguments[0], arguments[-1]) if arguments else ("", "")
    if first in COMMANDS or first in ("-h", "--help"):
        return list(arguments)
    if first.startswith("-") and last in COMMANDS:
        return [last, *arguments[:-1]]
    return [BUILD, *arguments] if first.startswith("-") or not first else list(arguments)


def named(written: Sequence[str]) -> list[str]:
    """Name the command that is wanted; all when help is, or when there is no such command."""
    return [written[0]] if written[0] in COMMANDS else list(COMMANDS)


def command(name: str) -> Command:
    found: Command = getattr(import_module(f"{__name__}.{COMMANDS[name]}"), name.upper())
    return found


def parser(known: Iterable[Command]) -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="build.py",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    below = made.add_subparsers(dest="command", required=True, metavar="COMMAND", title="commands")
    for one in known:
        one.add_options(below.add_parser(one.name, help=one.help, description=one.help))
    return made
