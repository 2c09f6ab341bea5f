"""Contact sheets: each material in every language on one picture, to be looked at (make languages).

The pictures and a report go to output/languages/. Nothing here is content: see pack.py.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap

import pypdfium2
from PIL import Image, ImageDraw

from printables.building import build
from printables.delivering import Made
from printables.source import Selection, load
from printables.source.pseudo import PSEUDO
from tests.languages.lettering import fonts_by_language, lettered
from tests.languages.pack import languages, project_in
from tests.shipped import ROOT

HEIGHT, MARGIN, LABEL = 460, 12, 150
PASSED, FAILED = "black", "#b00020"


def main(materials: Sequence[str]) -> None:
    """Make the sheets of some materials (all when none is named), in one format each."""
    chosen = languages()
    sheets = ROOT / "output" / "languages"
    sheets.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        root = project_in(chosen, Path(folder))
        selection = Selection(
            languages=(*chosen, *PSEUDO), materials=tuple(materials), profiles=("screen",)
        )
        made = sorted(build(root, selection).made, key=lambda one: str(one.name))
        fonts = fonts_by_language(load(root, selection).jobs)
        report = "".join(f"{line}\n" for one in made for line in told(one))
        (sheets / "report.txt").write_text(report, encoding="utf-8")
        for material in dict.fromkeys(one.name.material for one in made):
            shown = [one for one in made if one.name.material == material]
            first = shown[0].name.format
            rows = [
                row(one, root, fonts[one.name.language])
                for one in shown
                if one.name.format == first
            ]
            stacked(rows).save(sheets / f"{material}.png")
    print(f"{sheets.relative_to(ROOT)}: {len(made)} pieces, see report.txt")


def told(made: Made) -> Iterator[str]:
    """Say of a piece that it passed, or each thing that is wrong with it."""
    if made.error:
        yield f"{made.name}: {made.error}"
    elif made.report:
        errors = [
            one for one in made.report.findings if made.report and one.severity.name == "ERROR"
        ]
        yield from (f"{made.name}: {one.code}: {one.message}" for one in errors)
        if not errors:
            yield f"{made.name}: passed"


def row(made: Made, root: Path, fonts: Sequence[Path]) -> Image.Image:
    """Draw a piece's pages side by side behind the name of its language, or why it has none."""
    file = root / "output" / made.name.path
    pdf = next((one for one in (file, file.with_suffix(".failed.pdf")) if one.exists()), None)
    pages = list(drawn(pdf)) if pdf else []
    width = LABEL + sum(page.width + MARGIN for page in pages)
    picture = Image.new("RGB", (max(width, 900), HEIGHT + MARGIN), "#d8d8d8")
    lines = list(told(made))
    words = made.name.language if lines[0].endswith("passed") else f"{made.name.language}\nfailed"
    pen = ImageDraw.Draw(picture)
    pen.text((MARGIN, MARGIN), words, fill=PASSED if pages else FAILED, font_size=26)
    for at, line in enumerate([] if pages else wrap(lines[0], 100)):
        lettered(pen, (LABEL, MARGIN + 24 * (at + 1)), line, fonts, size=14, fill=FAILED)
    left = LABEL
    for page in pages:
        picture.paste(page, (left, 0))
        left += page.width + MARGIN
    return picture


def drawn(pdf: Path) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        yield page.render(scale=HEIGHT / page.get_height()).to_pil().convert("RGB")


def stacked(rows: Sequence[Image.Image]) -> Image.Image:
    sheet = Image.new(
        "RGB", (max(one.width for one in rows), sum(one.height for one in rows)), "#d8d8d8"
    )
    top = 0
    for one in rows:
        sheet.paste(one, (0, top))
        top += one.height
    return sheet


if __name__ == "__main__":
    main(sys.argv[1:])
