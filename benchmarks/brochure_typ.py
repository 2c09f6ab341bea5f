"""The brochure for Typst: the same words, faces and sizes, panel by panel, partner by partner."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from shutil import copy

from printables.model.composition import (
    Block,
    CodeBlock,
    Composition,
    ListBlock,
    QuestionsBlock,
    SmallPrintBlock,
)
from printables.model.job import Job
from printables.render.codes import qr_svg
from printables.render.fonts import font_files

FRONT = """\
#set document(title: {title})
#set page(width: 792pt, height: 612pt, margin: 0pt)
#set text(font: "Atkinson Hyperlegible", size: 9.6pt, fill: rgb("#221f20"), lang: "en")
#set par(leading: 0.42em, spacing: 0.75em)
#show heading: set text(font: "Bricolage Grotesque", fill: rgb("#1c475b"))
#let partner = json(bytes(sys.inputs.partner))
#let panel(at, width, fill, body) = place(top + left, dx: at,
  box(width: width, height: 612pt, fill: fill, inset: (x: 22pt, y: 28pt), body))
#let line = (top: 0.75pt + rgb("#ffdca7"))
#let region = place(bottom + left, box(width: 222pt, height: 53pt, stroke: line, {{
  place(top + left, dy: 8pt, image(bytes(partner.logo), width: 38pt, height: 38pt,
    fit: "contain", alt: partner.name))
  place(top + left, dx: 48pt, dy: 8pt, {{
    set text(size: 8.5pt)
    strong(partner.name); linebreak()
    partner.tagline; linebreak()
    partner.address; linebreak()
    link(partner.url, partner.printed)
  }})
}}))
"""
LINE = "\n"
PANELS = (
    ("fold-in", "0pt", "261pt", "#fcf4e6"),
    ("back", "261pt", "265.5pt", "#ffffff"),
    ("cover", "526.5pt", "265.5pt", "#1c475b"),
)


def typst_source(job: Job, composition: Composition, folder: Path) -> Path:
    """Write a Typst document into a folder, with the pictures and fonts that it needs."""
    for file in font_files(job):
        copy(file.path, folder)
    copy(job.folders.theme / "art" / "door-tall.svg", folder)
    stories = composition.stories
    parts = [FRONT.format(title=quoted(composition.title))]
    words = {
        "fold-in": list(blocks(stories["first"].blocks.values(), folder)),
        "back": [*blocks(stories["back"].blocks.values(), folder, size="7.6pt"), "#region"],
        "cover": list(blocks(stories["cover"].blocks.values(), folder, fill="#ffffff")),
    }
    for name, at, width, fill in PANELS:
        art = (
            '#place(bottom, dx: -22pt, image("door-tall.svg", width: 265.5pt, alt: "door"))'
            if name == "cover"
            else ""
        )
        parts.append(f'#panel({at}, {width}, rgb("{fill}"))[{art}{LINE.join(words[name])}]')
    inside = LINE.join(blocks(stories["inside"].blocks.values(), folder, size="9.4pt"))
    parts.append(
        "#pagebreak()\n#box(width: 792pt, height: 612pt, inset: 24pt,"
        f" columns(3, gutter: 40pt)[{inside}])"
    )
    source = folder / "brochure.typ"
    source.write_text("\n".join(parts), encoding="utf-8")
    return source


def blocks(
    found: Iterable[Block], folder: Path, size: str = "9.6pt", fill: str = "#221f20"
) -> Iterator[str]:
    yield f'#set text(size: {size}, fill: rgb("{fill}"))'
    for block in found:
        if isinstance(block, QuestionsBlock):
            for entry in block.entries:
                yield f"#heading(level: 1, {quoted(entry.question.plain)})"
                yield paragraph(entry.answer.plain)
        elif isinstance(block, ListBlock):
            yield f"#heading(level: 1, {quoted(block.title.plain)})"
            items = (
                f"{one.lead.plain if one.lead else ''} {one.text.plain}" for one in block.items
            )
            yield f"#list({', '.join(map(quoted, items))})"
        else:
            yield from plain_blocks(block, folder)


def plain_blocks(block: Block, folder: Path) -> Iterator[str]:
    if isinstance(block, CodeBlock):
        drawn = qr_svg(block.address, dark="#000", light="#fff")
        (folder / "qr.svg").write_text(drawn, encoding="utf-8")
        yield '#image("qr.svg", width: 66pt, alt: "QR")'
    small = isinstance(block, SmallPrintBlock)
    for text in block.texts():
        yield f"#text(size: 7pt, {quoted(text.plain)})" if small else paragraph(text.plain)


def paragraph(words: str) -> str:
    return f"#par(text({quoted(words)}))"


def quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
