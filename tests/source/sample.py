"""A small sound project: one pack in two languages, a flyer for all and a card for youth."""

from datetime import date
from pathlib import Path

from printables.source import Selection, Sources, load

TODAY = date(2026, 11, 1)
EVERYTHING = Selection()

FILES = {
    "content/demo/pack.yaml": """\
title: Demo
edition: {code: "1", date: 2026-10-01}
publisher: publisher
theme: plain
languages: [en, es]
materials: [flyer, card]
""",
    "content/demo/facts.yaml": """\
facts:
  - id: reports
    value: "110"
    statement: Reports in a year.
    scope: us
    source: &source
    as_of: 2025-12-31
    expires: 2027-01-01
    confidence: high
withdrawn:
  - id: most
    claim: Most of them.
    reason: nobody has counted.
    patterns: ['77\\s*(%|percent)']
""",
    "content/demo/contacts.yaml": """\
contacts:
  - id: hotline
    kinds: [help]
    call: 1-888-373-7888
    text: {number: "233733", keyword: HELP}
    site: https://hotline.example.org
    readers: [general, youth]
    checked: {how: web, on: 2026-06-01, expires: 2027-06-01}
    source: &source
  - id: tips
    kinds: [report]
    call: 1-866-347-2423
    readers: [general]
    checked: {how: web, on: 2026-06-01, expires: 2027-06-01}
    source: &source
""",
    "content/demo/faq.en.yaml": """\
language: en
questions:
  - id: what-it-is
    original: 1
    question: What is it?
    line: It is a crime.
    short: A crime. Call {phone:hotline}.
    full: A crime, with {fact:reports} reports.
  - id: who-helps
    original: 2
    question: Who helps?
    line: Many people.
    short: Many people do.
    full: Many people do, day and night.
""",
    "content/demo/faq.es.yaml": """\
language: es
questions:
  - id: what-it-is
    original: 1
    question: ¿Qué es?
    line: Es un delito.
    short: Un delito. Llame al {phone:hotline}.
    full: Un delito, con {fact:reports} denuncias.
  - id: who-helps
    original: 2
    question: ¿Quién ayuda?
    line: Mucha gente.
    short: Mucha gente ayuda.
    full: Mucha gente ayuda, de día y de noche.
""",
    "content/demo/pieces.en.yaml": """\
language: en
title: Demo
lines:
  - id: headline
    text: You can tell someone.
  - id: secret
    text: You are not alone.
lists:
  - id: steps
    title: Steps
    items:
      - {icon: door, lead: Stop., text: Look around.}
contacts:
  - {id: hotline, name: The hotline, purpose: listens}
  - {id: tips, name: The tip line, purpose: takes reports}
""",
    "content/demo/pieces.es.yaml": """\
language: es
title: Demostración
lines:
  - id: headline
    text: Puedes decírselo a alguien.
  - id: secret
    text: No estás a solas.
lists:
  - id: steps
    title: Pasos
    items:
      - {icon: door, lead: Para., text: Mira.}
contacts:
  - {id: hotline, name: La línea, purpose: escucha}
  - {id: tips, name: La otra línea, purpose: recibe denuncias}
""",
    "content/demo/wording.en.yaml": """\
language: en
avoid:
  - {pattern: '\\bchoose\\b', reason: a child cannot choose this., say: is made to}
""",
    "content/partners/publisher.yaml": """\
id: publisher
name: Your organisation
logo: publisher/logo.svg
""",
    "content/partners/publisher/logo.svg": "<svg/>",
    "templates/themes/plain/theme.yaml": """\
title: Plain
colours:
  ink: {cmyk: [0, 0, 0, 100], srgb: "#000000"}
fonts:
  sans: {licence: OFL-1.1, file: sans.ttf, cuts: [{weight: 400}]}
faces:
  text: {default: [sans]}
  display: {default: [sans]}
""",
    "templates/themes/plain/icons/door.svg": "<svg/>",
    "templates/formats/leaf.yaml": """\
title: Leaf
width: 5in
height: 8in
safe: 0.25in
sides:
  front: [{panel: front, extent: 5in}]
  back: [{panel: back, extent: 5in}]
reading_order: [front, back]
sheets:
  office: two-up
""",
    "templates/sheets/two-up.yaml": """\
title: Two on letter
width: 11in
height: 8.5in
columns: 2
""",
    "templates/profiles/office.yaml": """\
title: Office
colour: srgb
flavour: plain
imposition: sheet
""",
    "templates/profiles/screen.yaml": """\
title: Screen
colour: srgb
flavour: plain
imposition: none
""",
    "templates/materials/flyer/material.yaml": """\
title: Flyer
audience: general
formats: [leaf]
minimum_type: 9pt
stories:
  front:
    panels: [front]
    blocks:
      head: {line: headline}
      question: {questions: [what-it-is], length: short}
  back:
    panels: [back]
    blocks:
      steps: {list: steps}
      help: {contacts: [hotline, tips], show: [name, call]}
      code: {qr: hotline}
      call: {words: call}
region: {panel: back, left: 1in, right: 1in, bottom: 1in, height: 1in, show: [name]}
""",
    "templates/materials/flyer/flyer.html.j2": "",
    "templates/materials/flyer/flyer.css": "",
    "templates/materials/card/material.yaml": """\
title: Card
audience: youth
formats: [leaf]
minimum_type: 9pt
stories:
  all:
    panels: [front, back]
    blocks:
      head: {line: secret}
      question: {questions: [who-helps], length: line}
""",
    "templates/materials/card/card.html.j2": "",
    "templates/materials/card/card.css": "",
}
SOURCE = "{title: A page, publisher: A publisher, year: 2026, url: 'https://example.org/page'}"
WORDS = """\
language: {language}
title: {language}
months: [a, b, c, d, e, f, g, h, i, j, k, l]
words:
  call: Call
  text: Text
  tty: TTY
  chat: Chat
  site: Web
  keyword-to-number: "{{keyword}} to {{number}}"
  sources: Sources
  numbers-dialled: Called in {{date}}.
  numbers-published: Published in {{date}}.
  edition: Edition {{code}}
  draft: DRAFT
"""


class Project:
    """A project on disk that a test can spoil in one place."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for path, text in FILES.items():
            self.write(path, text.replace("&source", SOURCE))
        for language in ("en", "es"):
            self.write(f"templates/locales/{language}.yaml", WORDS.format(language=language))

    def write(self, path: str, text: str | bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> str:
        """Replace words that stand exactly once in a file; give `path:line:column` of the `^`."""
        text = self.read(path)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        changed = text.replace(old, new)
        before = changed.partition("^")[0]
        self.write(path, changed.replace("^", "", 1))
        return f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"

    def load(self, selection: Selection = EVERYTHING, today: date = TODAY) -> Sources:
        return load(self.root, selection, today=today)

    def problems(self, today: date = TODAY) -> list[str]:
        return [str(problem) for problem in self.load(today=today).problems]


def pieces(sources: Sources) -> set[tuple[str, str]]:
    """Give material and language of all jobs."""
    return {(job.name.material, job.name.language) for job in sources.jobs}


ALL = {("flyer", "en"), ("flyer", "es"), ("card", "en"), ("card", "es")}
