"""What can only be measured or seen from inside; `benchmarks.single` runs this by itself.

`python -m benchmarks.inside html EDITION FILE` writes the brochure's page with its style sheets;
`... warm EDITION` and `... warm all` print the seconds of work done before in the same process.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from printables.layout import compose
from printables.pipeline import build
from printables.render.fonts import font_files
from printables.render.html import page_html
from printables.render.reader_pages import style_sheets
from printables.render.stylesheet import font_rules
from printables.source import Selection, load

ROOT = Path(__file__).parents[1]
BROCHURE = Selection(materials=("brochure",), formats=("letter-trifold",), languages=("en",))
ROUNDS = 5


def selection(edition: str) -> Selection:
    return Selection() if edition == "all" else replace(BROCHURE, profiles=(edition,))


def whole_html(edition: str) -> str:
    """Put the job's style sheets into its page, as the engine's command line wants it."""
    [job] = load(ROOT, selection(edition)).jobs
    styles = "\n".join((font_rules(font_files(job)), *style_sheets(job)))
    html = page_html(job, compose(job))
    return html.replace("</head>", f"<style>{styles}</style></head>", 1)


def warm_seconds(edition: str) -> float:
    """Make and inspect once unmeasured, then take the median of the rounds."""
    times = []
    for _ in range(ROUNDS + 1 if edition != "all" else 2):
        started = time.perf_counter()
        build(ROOT, selection(edition), deliver=False, processes=1)
        times.append(time.perf_counter() - started)
    return median(times[1:])


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["html", edition, file]:
            Path(file).write_text(whole_html(edition), encoding="utf-8")
        case ["warm", edition]:
            print(warm_seconds(edition))
        case _:
            sys.exit(__doc__)
