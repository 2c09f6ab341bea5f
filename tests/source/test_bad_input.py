"""Every kind of bad input: one clear line at its place, and the other outputs still there."""

import pytest

from tests.source.sample import ALL, Project, pieces

EN, ES = "content/demo/faq.en.yaml", "content/demo/faq.es.yaml"
PIECES, PIECES_ES = "content/demo/pieces.en.yaml", "content/demo/pieces.es.yaml"
CONTACTS, FACTS = "content/demo/contacts.yaml", "content/demo/facts.yaml"
PACK, PARTNER = "content/demo/pack.yaml", "content/partners/publisher.yaml"
WORDING = "content/demo/wording.en.yaml"
FLYER, CARD = "templates/materials/flyer/material.yaml", "templates/materials/card/material.yaml"
LEAF, LOCALE_ES = "templates/formats/leaf.yaml", "templates/locales/es.yaml"

FLYERS, CARDS = {("flyer", "en"), ("flyer", "es")}, {("card", "en"), ("card", "es")}
ENGLISH, SPANISH = {("flyer", "en"), ("card", "en")}, {("flyer", "es"), ("card", "es")}
FLYER_EN, CARD_EN, CARD_ES = {("flyer", "en")}, {("card", "en")}, {("card", "es")}

WHO = "{questions: [who-helps], length: line}"
CALL = "A crime. Call {phone:hotline}."

# In a replacement, ^ marks the place that the message must name. The last column is what stops.
IN_TEXTS = [
    (EN, CALL, "^A crime. Call {phone:hotlin}.",
     "unknown contact in '{phone:hotlin}'. Did you mean 'hotline'?", FLYER_EN),
    (EN, "A crime, with {fact:reports}", "^A crime, with {fact:report}",
     "unknown fact in '{fact:report}'. Did you mean 'reports'?", FLYER_EN),
    (EN, CALL, "^A crime. Open {chat:hotline}.", "the contact 'hotline' has no 'chat'", FLYER_EN),
    (EN, CALL, "^A crime. Call {fone:hotline}.",
     "'{fone:hotline}' is not a placeholder. Write {fact:...}", FLYER_EN),
    (EN, CALL, "^A crime. Call {phone:hotline.", "'{' is not a placeholder", FLYER_EN),
    (EN, CALL, "^A crime. Call 1-888-373-7888.",
     "'1-888-373-7888' is typed by hand. Write {phone:hotline} instead.", FLYER_EN),
    (EN, CALL, "^A crime. Call (501) 555-0100.",
     "'(501) 555-0100' is typed by hand. Write {phone:...} or {text:...} instead.", FLYER_EN),
    (EN, CALL, "^A crime. Call 1-844-SAVE-KIDS.", "'1-844-SAVE-KIDS' is typed", FLYER_EN),
    (EN, CALL, "^A crime. Text HELP to 233733.",
     "'233733' is typed by hand. Write {text:hotline} instead.", FLYER_EN),
    (EN, "Many people.", "^About 77 percent.",
     "'77 percent' must not be printed: nobody has counted. Say it without.", CARD_EN),
    (ES, "Mucha gente.", "^Un 77**%**.", "'77%' must not be printed", CARD_ES),
    (EN, "Many people.", "^You choose.",
     "'choose' must not be printed: a child cannot choose this. Say instead: is made to", CARD_EN),
    (PIECES, "icon: door", "icon: ^dor", "unknown icon 'dor'. Did you mean 'door'?", FLYER_EN),
    (WORDING, r"pattern: '\bchoose\b'", r"pattern: ^'choose('",
     "'choose(' is not a regular expression", ENGLISH),
    (FACTS, r"'77\s*(%|percent)'", "^'77('", "'77(' is not a regular expression", ALL),
]  # fmt: skip

IN_IDS = [
    (EN, "id: who-helps", "id: ^what-it-is",
     "the id 'what-it-is' stands here twice (first in line 3)", ENGLISH | CARD_ES),
    (FACTS, "id: most", "id: ^Most", "needs an id: small letters", ALL),
    (EN, "original: 2", "original: ^1",
     "number 1 of the original FAQ is already 'what-it-is'", CARD_EN),
    (ES, "id: who-helps", "id: ^who-help",
     "'who-help' is not in faq.en.yaml. Did you mean 'who-helps'?", CARD_ES),
    (ES, "questions:\n  - id: what-it-is", "^questions:\n  - id: what-is-it",
     "'what-it-is' is missing in 'questions' (faq.en.yaml, line 3). Add its", {("flyer", "es")}),
    (PIECES, "{id: tips,", "{id: ^tip,", "unknown contact 'tip'. Did you mean 'tips'?", FLYER_EN),
    (PIECES, "contacts:\n  - {id: hotline, name: The hotline, purpose: listens}", "^contacts:",
     "the contact 'hotline' has no words here.", FLYER_EN),
    (CONTACTS, "id: tips", "id: ^hotline", "the id 'hotline' stands here twice", FLYERS),
]  # fmt: skip

IN_RECORDS = [
    (EN, "question: What is it?", "^qestion: What is it?",
     "unknown key 'qestion'. Did you mean 'question'?", ENGLISH),
    (EN, "- id: who-helps\n    original: 2\n", "- ^id: who-helps\n",
     "'original' is missing in 'who-helps'. Add a line 'original: ...'.", ENGLISH),
    (EN, "original: 2", "original: ^two", "needs a whole number, not 'two'", ENGLISH),
    (EN, "language: en", "language: ^es", "the name of the file says 'en'", ENGLISH),
    (PACK, "date: 2026-10-01", "date: ^October", "needs a date", ALL),
    (PACK, "publisher: publisher", "publisher: ^publisers",
     "unknown partner 'publisers'. Did you mean 'publisher'?", ALL),
    (PACK, "theme: plain", "theme: ^plane", "unknown theme 'plane'. Did you mean 'plain'?", ALL),
    (PACK, "[flyer, card]", "[flyer, ^cart]",
     "unknown material 'cart'. Did you mean 'card'?", CARDS),
    (PACK, "[flyer, card]", "[flyer, card, ^card]", "'card' stands twice in 'materials'", set()),
    (PACK, "[en, es]", "[en, es, ^fr]", "unknown language 'fr'. There is: en, es.", set()),
    (PARTNER, "publisher/logo.svg", "^publisher/lost.svg",
     "the logo content/partners/publisher/lost.svg is missing. Add the file", ALL),
    (PARTNER, "publisher/logo.svg", "^../demo/pack.yaml", "lies outside content/partners", ALL),
    (PARTNER, "id: publisher", "id: ^other", "the name of the file says 'publisher'", ALL),
    (LOCALE_ES, "words:\n  call: Call\n", "^words:\n", "'call' is missing in 'words'", SPANISH),
    (LOCALE_ES, "Published in {date}.", "^Published in {dat}.",
     "'numbers-published' must hold {date}, each once.", SPANISH),
    (LOCALE_ES, "language: es", "language: ^en", "the name of the file says 'es'", SPANISH),
]  # fmt: skip

IN_MATERIALS = [
    (FLYER, "formats: [leaf]", "formats: [leaf, ^lief]",
     "unknown format 'lief'. Did you mean 'leaf'?", set()),
    (FLYER, "panels: [back]", "panels: [^bak]",
     "the format 'leaf' has no panel 'bak'. Did you mean 'back'?", FLYERS),
    (FLYER, "panels: [back]", "panels: [back, ^front]",
     "the panel 'front' is already filled by a story", FLYERS),
    (CARD, "stories:\n  all:\n    panels: [front, back]", "^stories:\n  all:\n    panels: [front]",
     "no story fills 'back' of the format 'leaf'", CARDS),
    (CARD, "stories:\n  all:\n    panels: [front, back]",
     "^stories:\n  all:\n    panels: [back, front]",
     "do not follow the reading order of 'leaf'. It is 'front', 'back'.", CARDS),
    (FLYER, "panel: back, left", "panel: ^side, left", "has no panel 'side'", FLYERS),
    (CARD, "{line: secret}", "{line: ^secrets}",
     "unknown line 'secrets' in the pack 'demo'. Did you mean 'secret'?", CARDS),
    (CARD, "[who-helps]", "[^who-helped]",
     "unknown question 'who-helped' in the pack 'demo'. Did you mean 'who-helps'?", CARDS),
    (FLYER, "{list: steps}", "{list: ^step}", "unknown list 'step'", FLYERS),
    (FLYER, "contacts: [hotline, tips]", "contacts: [hotline, ^tip]",
     "unknown contact 'tip'", FLYERS),
    (FLYER, "{words: call}", "{words: ^cal}",
     "unknown words 'cal' in the language 'en'. Did you mean 'call'?", FLYERS),
    (FLYER, "tips], show: [name, call]", "^tips], show: [name, site]",
     "the contact 'tips' has none of 'site'. It has 'call'", FLYERS),
    (FLYER, "{qr: hotline}", "{qr: ^tips}", "no chat or site address", FLYERS),
    (FLYER, "show: [name, call]", "show: [name, ^cal]",
     "item 2 of 'show' cannot be 'cal'. Did you mean 'call'?", FLYERS),
    (CARD, "{line: secret}", "{checked: ^true}", "but none is shown", CARDS),
    (CARD, WHO, WHO + "\ncopyfit: {changes_places: [[who-helps, ^who-helped]]}",
     "no question 'who-helped' is printed by this material. Did you mean 'who-helps'?", CARDS),
    (CARD, WHO, WHO + "\ncopyfit: {changes_places: [[who-helps, ^who-helps]]}",
     "the question 'who-helps' stands here twice.", CARDS),
    (CARD, WHO, WHO + "\n      what: {questions: [what-it-is]}\n" +
     "copyfit: {changes_places: [[who-helps, ^what-it-is]]}",
     "'what-it-is' is not in the block of 'who-helps'. Take questions of one block.", CARDS),
    (CARD, WHO, WHO + "\ncopyfit: {changes_places: [^[who-helps]]}",
     "item 1 of 'changes_places' needs at least 2 of them, has 1.", CARDS),
    (LEAF, "office: two-up", "office: ^two-op",
     "unknown sheet 'two-op'. Did you mean 'two-up'?", set()),
    (LEAF, "office: two-up", "^ofice: two-up",
     "unknown profile 'ofice'. Did you mean 'office'?", set()),
    (LEAF, "width: 5in", "width: ^5", "needs a length with a unit", ALL),
    (LEAF, "title: Leaf\nwidth: 5in", "^title: Leaf\nwidth: 6in",
     "this file: side 'front': its panels add up to 360.00pt", ALL),
]  # fmt: skip


def test_a_sound_project_has_no_problems(project: Project) -> None:
    sources = project.load()
    assert sources.problems == ()
    assert sources.refused == ()
    assert pieces(sources) == ALL


@pytest.mark.parametrize(
    ("file", "old", "new", "said", "stopped"),
    [*IN_TEXTS, *IN_IDS, *IN_RECORDS, *IN_MATERIALS],
)
def test_one_mistake(
    project: Project, file: str, old: str, new: str, said: str, stopped: set[tuple[str, str]]
) -> None:
    place = project.change(file, old, new)
    sources = project.load()
    found = [str(one) for one in sources.problems]
    assert any(one.startswith(f"{place}: ") and said in one for one in found), found
    assert all("\n" not in one for one in found)
    assert pieces(sources) == ALL - stopped


@pytest.mark.parametrize(
    ("file", "stopped"),
    [(EN, ENGLISH), (PIECES_ES, SPANISH), (CONTACTS, ALL), (FACTS, ALL), (PACK, ALL),
     (PARTNER, ALL), (WORDING, ENGLISH), (CARD, CARDS), (LOCALE_ES, SPANISH), (LEAF, ALL)],
)  # fmt: skip
@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"", ":1:1: the file is empty."),
        (b"a: 1\nb:\n\t- c\n", ":3:1: a tab indents this line."),
        (b"a: 1\nb: [c\n", ":2:4: the '[' that opens here is never closed."),
        ("a: ñ".encode("utf-16"), ":1:1: the file is saved as UTF-16."),
        ("a: ñ".encode("cp1252"), ":1:4: the file is not saved as UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_stops_only_what_needs_it(
    project: Project, file: str, stopped: set[tuple[str, str]], written: bytes, said: str
) -> None:
    project.write(file, written)
    sources = project.load()
    (found,) = [str(one) for one in sources.problems]
    assert found.startswith(file + said)
    assert pieces(sources) == ALL - stopped


@pytest.mark.parametrize(
    ("file", "stopped"), [(EN, ENGLISH), (PIECES, ENGLISH), (CONTACTS, ALL), (CARD, CARDS)]
)
def test_a_missing_file_stops_only_what_needs_it(
    project: Project, file: str, stopped: set[tuple[str, str]]
) -> None:
    (project.root / file).unlink()
    sources = project.load()
    assert [str(one) for one in sources.problems] == [
        f"{file}:1:1: the file is missing. Create it."
    ]
    assert pieces(sources) == ALL - stopped


@pytest.mark.parametrize("file", [EN, PIECES_ES, CONTACTS, PACK, PARTNER, CARD, LEAF])
def test_a_byte_order_mark_does_no_harm(project: Project, file: str) -> None:
    project.write(file, b"\xef\xbb\xbf" + project.read(file).encode())
    sources = project.load()
    assert sources.problems == ()
    assert pieces(sources) == ALL


def test_all_mistakes_of_all_files_come_at_once(project: Project) -> None:
    """Also those that need sound records: a typo in a key must not hide an unknown contact."""
    places = [
        project.change(EN, "question: What is it?", "^qestion: What is it?"),
        project.change(EN, CALL, "^A crime. Call {phone:hotlin}."),
        project.change(EN, "original: 2", "original: ^two"),
        project.change(EN, "Many people.", "^They choose."),
        project.change(PIECES_ES, "icon: door", "icon: ^dor"),
        project.change(CARD, "{line: secret}", "{line: ^secrets}"),
        project.change(PARTNER, "publisher/logo.svg", "^lost.svg"),
    ]
    found = {str(one).split(": ")[0] for one in project.load().problems}
    assert found >= set(places)


def test_a_file_with_the_wrong_ending_is_not_passed_over(project: Project) -> None:
    project.write("content/demo/faq.fr.yml", "language: fr")
    (found,) = [str(one) for one in project.load().problems]
    assert "must end in .yaml. Rename it to faq.fr.yaml." in found


def test_a_material_without_its_template_is_told(project: Project) -> None:
    (project.root / "templates/materials/card/card.html.j2").unlink()
    sources = project.load()
    assert "templates/materials/card/card.html.j2 is missing" in str(sources.problems[0])
    assert pieces(sources) == ALL - CARDS


@pytest.mark.parametrize("step", ["shorten: help", "shorten: what-it-is", "leave_out: steps"])
def test_a_help_line_may_be_set_shorter(project: Project, step: str) -> None:
    project.write(FLYER, project.read(FLYER) + f"copyfit: {{gives_way: [{{{step}}}]}}\n")
    assert project.problems() == []


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("leave_out: help", "'help' is a help line, which is never left out."),
        ("shorten: steps", "'steps' has no shorter form."),
        ("shorten: stebs", "Did you mean 'steps'?"),
    ],
)
def test_a_help_line_is_never_left_out_and_other_blocks_have_no_short_form(
    project: Project, step: str, said: str
) -> None:
    project.write(FLYER, project.read(FLYER) + f"copyfit: {{gives_way: [{{{step}}}]}}\n")
    (problem,) = project.problems()
    assert said in problem


def test_a_quantity_for_a_material_that_is_not_there_is_told(project: Project) -> None:
    file = "content/partners/publisher.yaml"
    where = project.change(file, "id: publisher", "id: publisher\nquantities: {^flier: 500}")
    (problem,) = project.problems()
    assert problem == f"{where}: unknown material 'flier'. Did you mean 'flyer'?"


def test_a_press_sheet_is_read_like_everything_else(project: Project) -> None:
    project.write("templates/press-sheets/small.yaml", "title: Small\nwidth: 12\n")
    problems = project.problems()
    assert any("press-sheets/small.yaml:2" in problem for problem in problems)
    assert any("height" in problem for problem in problems)


def test_a_shared_style_sheet_that_is_not_there_stops_its_material(project: Project) -> None:
    project.write(CARD, project.read(CARD) + "style: leaves\n")
    sources = project.load()
    assert "templates/partials/leaves.css is missing" in str(sources.problems[0])
    assert pieces(sources) == ALL - CARDS


def test_a_condition_file_that_is_not_there_stops_its_profile(project: Project) -> None:
    path = "templates/profiles/screen.yaml"
    intent = "output_intent: {icc: none.icc, condition: a, registry: b, info: c}\n"
    project.write(path, project.read(path) + intent)
    sources = project.load()
    assert "templates/icc/none.icc is missing" in str(sources.problems[0])
    assert {job.name.profile for job in sources.jobs} == {"office"}


def test_two_materials_with_the_same_broken_contact_are_told_once(project: Project) -> None:
    project.change(CONTACTS, "readers: [general]", "readers: [genral]")
    found = [str(one) for one in project.load().problems]
    assert len(found) == len(set(found)) == 1
    assert "item 1 of 'readers' cannot be 'genral'. Did you mean 'general'?" in found[0]
