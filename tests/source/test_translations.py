"""Translation state: what is done, draft, stale or missing, and what that stops."""

from dataclasses import replace

import pytest

from printables.model.job import Job
from printables.model.translation import TextState
from printables.source import Selection
from tests.source.sample import ALL, Project, pieces
from tests.source.test_printers import PRESS, STRICT_FILE
from tests.translating.signing import FAQ, PIECES, STATE, sign, states

HEADLINE = "pieces/lines/headline/text"
SPANISH_PRESS = Selection(languages=("es",), profiles=("press",))


@pytest.fixture
def shop(project: Project) -> Project:
    """Add a press edition."""
    project.write("templates/profiles/press.yaml", PRESS)
    project.write("templates/icc/coated.icc", "")
    project.write("templates/printers/strict.yaml", STRICT_FILE)
    return project


def job(project: Project, material: str, language: str = "es") -> Job:
    return next(
        one
        for one in project.load().jobs
        if (one.name.material, one.name.language) == (material, language)
    )


def unready(project: Project, material: str) -> dict[str, TextState]:
    return {one.path: one.state for one in job(project, material).unready}


def test_the_source_language_has_no_state(project: Project) -> None:
    assert not job(project, "flyer", "en").is_draft


def test_without_a_record_every_text_is_a_draft(project: Project) -> None:
    assert set(states(project.root).values()) == {"draft"}
    assert set(unready(project, "flyer").values()) == {TextState.DRAFT}


def test_a_piece_asks_only_for_the_texts_that_it_prints(project: Project) -> None:
    assert set(unready(project, "card")) == {
        "pieces/title",
        "pieces/lines/secret/text",
        "faq/who-helps/question",
        "faq/who-helps/line",
    }
    assert set(unready(project, "flyer")) == {
        "pieces/title",
        HEADLINE,
        "faq/what-it-is/question",
        "faq/what-it-is/short",
        "pieces/lists/steps/title",
        "pieces/lists/steps/items/1/lead",
        "pieces/lists/steps/items/1/text",
        "pieces/contacts/hotline/name",
        "pieces/contacts/tips/name",
        "locale/words/call",
    }


def test_what_a_person_has_signed_is_done(project: Project) -> None:
    sign(project.root)
    assert set(states(project.root).values()) == {"done"}
    assert not job(project, "flyer").is_draft


def test_changed_english_makes_its_translation_stale_and_no_other(project: Project) -> None:
    sign(project.root)
    project.change("content/demo/pieces.en.yaml", "You can tell someone.", "Tell someone.")
    assert unready(project, "flyer") == {HEADLINE: TextState.STALE}
    assert not job(project, "card").is_draft


def test_english_that_is_only_wrapped_anew_changes_nothing(project: Project) -> None:
    sign(project.root)
    wrapped = "text: >-\n      You can\n      tell   someone."
    project.change("content/demo/pieces.en.yaml", "text: You can tell someone.", wrapped)
    assert not job(project, "flyer").is_draft


def test_a_signature_goes_with_the_words_that_were_signed(project: Project) -> None:
    sign(project.root)
    project.change(PIECES, "Puedes decírselo a alguien.", "Díselo a alguien.")
    assert unready(project, "flyer") == {HEADLINE: TextState.DRAFT}


def test_the_fixed_words_of_a_language_are_signed_too(project: Project) -> None:
    sign(project.root)
    project.change("templates/locales/es.yaml", "call: Call", "call: Llame")
    assert unready(project, "flyer") == {"locale/words/call": TextState.DRAFT}


def test_some_languages_need_two_people(project: Project) -> None:
    locale = project.read("templates/locales/es.yaml")
    project.write("templates/locales/es.yaml", f"{locale}reviewers: 2\n")
    sign(project.root)
    assert job(project, "flyer").is_draft
    sign(project.root, by="Another Reviewer")
    assert not job(project, "flyer").is_draft


RECORD = """\
language: es
texts:
  faq/what-it-is/short:
    english: 0123456789abcdef
    words: 0123456789abcdef
    translator: A. Translator
    reviews:
      - {{reviewer: {reviewer}, role: tester, on: 2026-01-01}}
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "faq/what-it-is/short",
            "^faq/what-it-is/shrt",
            "no English text 'faq/what-it-is/shrt'. Did you",
        ),
        ("0123456789abcdef\n    words", "^x\n    words", "'english' must look like"),
        ("language: es", "language: ^fr", "the name of the file says 'es'."),
        ("translator: A.", "was: ^Other.\n    translator: A.", "is not the English that 'english'"),
        ("reviewer: A Person", "reviewer: ^a.  translator", "both translator and reviewer"),
        ("on: 2026-01-01", "on: ^soon", "'on' needs a date"),
        ("role: tester", "^rol: tester", "unknown key 'rol'. Did you mean 'role'?"),
    ],
)
def test_a_mistake_in_the_record_is_told_and_stops_nothing(
    project: Project, old: str, new: str, said: str
) -> None:
    project.write(STATE, RECORD.format(reviewer="A Person"))
    place = project.change(STATE, old, new)
    sources = project.load()
    found = [str(one) for one in sources.problems]
    assert any(one.startswith(f"{place}: ") and said in one for one in found), found
    assert pieces(sources) == ALL
    assert all(one.is_draft for one in sources.jobs if one.name.language == "es")


def test_a_text_that_is_recorded_twice_is_told(project: Project) -> None:
    project.write(STATE, RECORD.format(reviewer="A Person"))
    text = project.read(STATE)
    again = text.partition("texts:\n")[2].replace("faq/", "^faq/")
    place = project.change(STATE, text, f"{text}{again}")
    (problem,) = project.problems()
    assert problem.startswith(
        f"{place}: 'faq/what-it-is/short' stands here twice (first in line 3)"
    )


def test_who_translated_a_text_cannot_finish_it(project: Project) -> None:
    sign(project.root)
    text = project.read(STATE).replace(
        "    reviews:", "    translator: TEST reviewer\n    reviews:"
    )
    project.write(STATE, text)
    assert "done" not in states(project.root).values()


@pytest.mark.parametrize(
    ("file", "old", "new", "said", "stopped"),
    [
        (FAQ, "    full: Un delito, con {fact:reports} denuncias.\n", "", "what-it-is/full'", ()),
        (FAQ, "    line: Mucha gente.\n", "", "'faq/who-helps/line' is missing", ("card",)),
        (FAQ, "line: Mucha gente.", 'line: ""', "'faq/who-helps/line' is missing", ("card",)),
        (PIECES, "{icon: door, lead: Para., text: Mira.}", "{icon: door, text: Mira.}",
         "'pieces/lists/steps/items/1/lead' is missing (pieces.en.yaml, line 12)", ("flyer",)),
        (PIECES, "    title: Pasos\n", "", "'pieces/lists/steps/title' is missing", ("flyer",)),
        (PIECES, "purpose: escucha}", "}", "'pieces/contacts/hotline/purpose' is missing", ()),
    ],
)  # fmt: skip
def test_a_missing_text_stops_only_what_prints_it(
    project: Project, file: str, old: str, new: str, said: str, stopped: tuple[str, ...]
) -> None:
    project.change(file, old, new)
    sources = project.load()
    (problem,) = sources.problems
    assert said in problem.message
    assert pieces(sources) == ALL - {(name, "es") for name in stopped}


def test_of_many_missing_texts_one_line_is_told(project: Project) -> None:
    project.write(FAQ, "language: es\nquestions:\n  - {id: who-helps, original: 2}\n")
    project.write(PIECES, "language: es\nlines: [{id: headline}, {id: secret}]\n")
    messages = [one.message for one in project.load().problems]
    assert sum("texts are missing" in one or "is missing" in one for one in messages) < 12


def test_a_text_that_the_english_has_not_is_told(project: Project) -> None:
    place = project.change(PIECES, "    title: Pasos\n", "    title: Pasos\n    closing: ^Fin.\n")
    (problem,) = project.problems()
    assert problem.startswith(f"{place}: there is no English text 'pieces/lists/steps/closing'.")


def test_a_signed_translation_keeps_what_is_locked(project: Project) -> None:
    project.change("content/demo/pieces.en.yaml", "You are not alone.", "Under 18, call 911.")
    project.change(PIECES, "No estás a solas.", "Si tienes menos de 18, llama al 911.")
    sign(project.root)
    place = project.change(
        PIECES, "Si tienes menos de 18, llama al 911", "^Si tienes menos de 18, llama al 912"
    )
    sources = project.load()
    missing, unknown = (str(one) for one in sources.problems)
    assert missing == (
        f"{place}: 'pieces/lines/secret/text': the number '911' is missing (pieces.en.yaml)."
        " Write it as in line 7 there."
    )
    assert "the number '912' is not in the English" in unknown
    assert pieces(sources) == ALL - {("card", "es")}


def test_press_of_a_draft_is_refused_with_one_message(shop: Project) -> None:
    sources = shop.load(SPANISH_PRESS)
    assert not sources.jobs
    assert {name.material for name in sources.refused} == {"flyer", "card"}
    (problem,) = sources.problems
    assert str(problem) == (
        "content/demo/faq.es.yaml:5:15: 2 press PDFs in 'es' not made: no person has signed 13 of"
        " the texts (13 draft), 'faq/what-it-is/question' first. Let someone read and sign them:"
        " python build.py translations --review es --reviewer NAME --role ROLE. To look at a"
        " marked proof, add --allow-draft."
    )


@pytest.mark.parametrize("names", [{}, {"profiles": ("press",)}, {"languages": ("es",)}])
def test_when_nobody_asked_for_just_that_it_is_a_note(
    shop: Project, names: dict[str, tuple[str, ...]]
) -> None:
    sources = shop.load(Selection(**names))  # type: ignore[arg-type]
    assert sources.problems == ()
    assert [one.message for one in sources.notes] == [
        one.message for one in shop.load(SPANISH_PRESS).problems
    ]
    made = {job.name.profile for job in sources.jobs if job.name.language == "es"}
    assert made == ({"office", "screen"} if "profiles" not in names else set())


def test_a_signed_piece_goes_to_press_and_another_does_not(shop: Project) -> None:
    sign(shop.root, "*title", "pieces/lines/secret/text", "faq/who-helps/*")
    sources = shop.load(SPANISH_PRESS)
    assert [job.name.material for job in sources.jobs] == ["card"]
    assert [name.material for name in sources.refused] == ["flyer"]


def test_a_proof_for_the_press_is_made_on_request_under_another_name(shop: Project) -> None:
    sources = shop.load(replace(SPANISH_PRESS, allow_draft=True))
    assert sources.problems == ()
    assert [job.name.path.name for job in sources.jobs] == [
        "flyer.leaf.press.draft.pdf",
        "card.leaf.press.draft.pdf",
    ]
    assert all(job.is_draft for job in sources.jobs)
    assert {name.path.name for name in sources.refused} == {
        "flyer.leaf.press.pdf",
        "card.leaf.press.pdf",
    }
