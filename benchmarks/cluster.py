"""From what size a cluster pays: the table in the README, worked out from what was measured.

    python benchmarks/cluster.py --rate 45 --start 60

`--rate`: PDFs a second of one machine with two cores. `--start`: seconds until every worker of a
cluster is at work: each makes the layers of all pieces for itself.
"""

import argparse

PDFS = 130_000 * 3 * 2 * 1
"""Schools, materials, languages, editions."""

LINE = 100e6 / 8
"""Bytes a second of the line of the machine that starts the run."""

BYTES = {"press": 250e3, "screen": 50e3}
"""Of a PDF with a logo: the mean of brochure, handout and poster."""

MACHINES = (1, 2, 4, 10, 20)
HOUR = 3600


def seconds(machines: int, rate: float, start: float, size: float = 0) -> float:
    """Tell how long a run takes; `size`: bytes of a PDF that is fetched over the line."""
    if machines == 1:
        return PDFS / rate
    return start + PDFS * max(1 / (machines * rate), size / LINE)


def said(duration: float) -> str:
    return f"{duration / HOUR:.1f} h" if duration >= 1.5 * HOUR else f"{duration / 60:.0f} min"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--start", type=float, required=True)
    rate, start = (value for _, value in sorted(vars(parser.parse_args()).items()))
    headings = ("Machines", "into a store", *(f"{one} PDFs fetched" for one in BYTES))
    print(f"| {' | '.join(headings)} |\n|{'---|' * len(headings)}")
    for machines in MACHINES:
        taken = [seconds(machines, rate, start, size) for size in (0, *BYTES.values())]
        print(f"| {machines} | {' | '.join(map(said, taken))} |")
    print(f"\nTwo machines are faster than one from {2 * rate * start:,.0f} PDFs on,")
    print(f"and save an hour from {2 * rate * (start + HOUR):,.0f} on.")


if __name__ == "__main__":
    main()
