"""One brochure in each edition and stage by stage, and the full set: seconds and peak memory.

Cold is a process from start to end (`build.py check`, which makes and inspects every PDF and
writes none); warm is the same work in a process that has done it before. The engine's own
command line lays out the same HTML and nothing more: no imposition, no preflight.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.cost import Cost, middle, of_command

ROUNDS = 5
EDITIONS = ("press", "office", "screen")
BUILD = (sys.executable, ROOT / "build.py")
BROCHURE = ("--material", "brochure", "--format", "letter-trifold", "--language", "en")
INSIDE = (sys.executable, "-m", "benchmarks.inside")
NO_SYSTEM_FONTS = {"FONTCONFIG_FILE": str(ROOT / "printables" / "render" / "no-fonts.conf")}


def main() -> None:
    """Print the table."""
    print(f"{'':32} {'cold s':>7} {'warm s':>7} {'peak MiB':>9}")
    for edition in EDITIONS:
        for line in brochure(edition):
            print(line, flush=True)
    for line in full_set():
        print(line, flush=True)


def brochure(edition: str) -> Iterator[str]:
    ours, engines = in_turns(edition)
    ratio = f"{ours.seconds / engines.seconds:.2f} x the engine alone, cold"
    yield f"{row(f'brochure, {edition}', ours, inside('warm', edition))}  {ratio}"
    yield row("  the engine alone, same HTML", engines)
    for stage, seconds in json.loads(inside("stages", edition)).items():
        yield f"{f'  {stage}':32} {'':7} {seconds:7.3f}"


def in_turns(edition: str) -> tuple[Cost, Cost]:
    """Measure our command and the engine's by turns, so that both meet the same weather."""
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        inside("html", edition, str(page))
        our_command = (*BUILD, "check", *BROCHURE, "--profile", edition)
        engines_command = (sys.executable, "-m", "weasyprint", page, page.with_suffix(".pdf"))
        ours, engines = [], []
        for _ in range(ROUNDS):
            ours.append(of_command(our_command))
            engines.append(of_command(engines_command, NO_SYSTEM_FONTS))
    return middle(ours), middle(engines)


def full_set() -> Iterator[str]:
    cold = of_command((*BUILD, "check"))
    warm = inside("warm", "all")
    yield row("full set", cold, warm) + "  cold on every core, warm on one; peak of one process"
    of_command(BUILD)
    yield row("full set, all up to date", middle([of_command(BUILD) for _ in range(ROUNDS)]))


def inside(*what: str) -> str:
    done = subprocess.run((*INSIDE, *what), cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def row(name: str, cost: Cost, warm: str = "") -> str:
    warm_column = f"{float(warm):.2f}" if warm else ""
    return f"{name:32} {cost.seconds:7.2f} {warm_column:>7} {cost.peak_mebibytes:9.0f}"


if __name__ == "__main__":
    main()
