"""PO files out and in: nothing is lost, nothing that is locked is changed, nothing half-written."""

import re
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from printables.errors import ContentError, UsageError
from printables.source.text_paths import digest
from printables.translating import record
from tests.source.sample import Project
from tests.translating.signing import (
    FAQ,
    PIECES,
    REVIEWER,
    STATE,
    exported,
    imported,
    scope,
    sign,
    states,
)

HEADLINE = "pieces/lines/headline/text"
SHORT = "faq/what-it-is/short"
CATALOGUE = "po/demo.es.po"


def entry(path: Path, name: str) -> polib.POEntry:
    return next(one for one in polib.pofile(path) if one.msgctxt == name)


def edited(path: Path, name: str, **values: object) -> None:
    """Do what a translator does in Poedit: change an entry and save."""
    file = polib.pofile(path)
    for one in file:
        if one.msgctxt == name:
            for key, value in values.items():
                setattr(one, key, value)
    file.save()


def content(project: Project) -> dict[str, str]:
    folders = ("content", "templates")
    files = (one for folder in folders for one in (project.root / folder).rglob("*.yaml"))
    return {str(one.relative_to(project.root)): one.read_text() for one in files}


def refused(project: Project, path: Path) -> list[str]:
    """Import a file that must be refused; give what is said, and see that nothing was written."""
    before = content(project)
    with pytest.raises(ContentError) as refusal:
        imported(project.root, path)
    assert content(project) == before
    return [str(problem).replace(f"{project.root}/", "") for problem in refusal.value.problems]


def test_each_text_is_an_entry_with_its_address_words_and_line(project: Project) -> None:
    one = entry(exported(project.root), SHORT)
    assert one.msgid == "A crime. Call {phone:hotline}."
    assert one.msgstr == "Un delito. Llame al {phone:hotline}."
    assert one.occurrences == [("content/demo/faq.en.yaml", "7")]
    assert one.comment == "Printed in: flyer"
    assert not one.fuzzy


def test_the_fixed_words_of_the_language_are_there(project: Project) -> None:
    assert entry(exported(project.root), "locale/words/call").msgid == "Call"


def test_hints_come_from_the_glossary(project: Project) -> None:
    project.write(
        "content/demo/glossary.es.yaml",
        "language: es\nterms:\n  - {en: crime (in law), es: delito, avoid: [crimen], note: Why.}\n",
    )
    assert "Glossary: crime (in law) = delito (not: crimen). Why." in (
        entry(exported(project.root), SHORT).comment
    )


def test_a_stale_text_is_fuzzy_and_shows_what_it_translates(project: Project) -> None:
    sign(project.root)
    project.change("content/demo/pieces.en.yaml", "You can tell someone.", "Tell someone.")
    one = entry(exported(project.root), HEADLINE)
    assert one.fuzzy
    assert one.previous_msgid == "You can tell someone."
    assert not entry(exported(project.root), SHORT).fuzzy


def test_out_and_in_again_changes_nothing(project: Project) -> None:
    sign(project.root)
    project.change("content/demo/pieces.en.yaml", "You can tell someone.", "Tell someone.")
    project.change(PIECES, "Puedes decírselo", "Díselo")
    before, was = content(project), states(project.root)
    assert imported(project.root, exported(project.root)) == ()
    changed = {name for name, text in content(project).items() if text != before[name]}
    assert changed <= {STATE}
    assert states(project.root) == was


def test_the_second_round_writes_the_same_bytes(project: Project) -> None:
    imported(project.root, exported(project.root))
    before, po = content(project), exported(project.root).read_bytes()
    imported(project.root, exported(project.root))
    assert content(project) == before
    assert exported(project.root).read_bytes() == po


def test_new_words_stand_in_their_place_and_all_else_stays(project: Project) -> None:
    project.change(PIECES, "lines:\n", "# What a translator noted.\nlines:\n")
    path = exported(project.root)
    edited(path, HEADLINE, msgstr="Díselo a alguien.")
    before = project.read(PIECES)
    assert imported(project.root, path) == (HEADLINE,)
    assert project.read(PIECES) == before.replace("Puedes decírselo a", "Díselo a")


def test_new_words_lose_their_signature_and_name_their_translator(project: Project) -> None:
    sign(project.root)
    path = exported(project.root)
    edited(path, HEADLINE, msgstr="Díselo a alguien.")
    file = polib.pofile(path)
    file.metadata["Last-Translator"] = "Test Translator <test@example.org>"
    file.save()
    imported(project.root, path)
    text = scope(project.root).translation.texts[HEADLINE]
    assert text.record
    assert text.record.translator == "Test Translator"
    assert text.reviews == ()
    assert states(project.root)[HEADLINE] == "draft"
    assert states(project.root)[SHORT] == "done"


def test_a_name_given_by_hand_goes_before_that_in_the_file(project: Project) -> None:
    path = exported(project.root)
    edited(path, HEADLINE, msgstr="Díselo a alguien.")
    imported(project.root, path, translator="Someone Else")
    record = scope(project.root).translation.texts[HEADLINE].record
    assert record
    assert record.translator == "Someone Else"


def test_nobody_is_named_who_is_not_known(project: Project) -> None:
    path = exported(project.root)
    edited(path, HEADLINE, msgstr="Díselo a alguien.")
    imported(project.root, path)
    assert "translator" not in project.read(STATE)
    assert "reviewer" not in project.read(STATE)


def test_words_for_english_that_has_changed_since_come_in_as_stale(project: Project) -> None:
    path = exported(project.root)
    edited(path, HEADLINE, msgstr="Díselo a alguien.")
    project.change("content/demo/pieces.en.yaml", "You can tell someone.", "Tell someone now.")
    assert imported(project.root, path) == (HEADLINE,)
    assert states(project.root)[HEADLINE] == "stale"
    assert entry(exported(project.root), HEADLINE).previous_msgid == "You can tell someone."


def test_a_stale_text_that_a_translator_confirms_is_a_draft(project: Project) -> None:
    sign(project.root)
    project.change("content/demo/pieces.en.yaml", "You can tell someone.", "You may tell someone.")
    path = exported(project.root)
    edited(path, HEADLINE, flags=[], previous_msgid=None, previous_msgctxt=None)
    assert imported(project.root, path) == ()
    assert states(project.root)[HEADLINE] == "draft"


def test_words_that_a_translator_calls_unsure_stay_stale(project: Project) -> None:
    sign(project.root)
    project.change("content/demo/pieces.en.yaml", "You can tell someone.", "You may tell someone.")
    path = exported(project.root)
    edited(path, HEADLINE, msgstr="¿Díselo?")
    imported(project.root, path)
    assert states(project.root)[HEADLINE] == "stale"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Un delito. Llame.", "the placeholder '{phone:hotline}' is missing"),
        ("Llame al {phone:línea}.", "the placeholder '{phone:línea}' is not in the English"),
        ("Llame al {phone:hotline} 24 horas.", "the number '24' is not in the English"),
        ("Vea https://x.org: {phone:hotline}.", "the address 'https://x.org' is not in the Eng"),
        ("[Llame](tel:1) al {phone:hotline}.", "the link 'tel:1' is not in the English"),
        ("- Llame\n- al {phone:hotline}.", "it has 2 list items, the English has 0"),
        ("**Llame** al {phone:hotline}.", "it has 2 '**', the English has 0"),
        ("Llame\u0007 al {phone:hotline}.", "holds an invisible control character (U+0007)"),
    ],
)
def test_what_is_locked_is_refused_with_its_line(project: Project, words: str, said: str) -> None:
    path = exported(project.root)
    edited(path, HEADLINE, msgstr="This must not come in either.")
    edited(path, SHORT, msgstr=words)
    line = next(
        number for number, text in enumerate(path.read_text().split("\n"), start=1) if SHORT in text
    )
    problems = refused(project, path)
    assert any(said in one for one in problems), problems
    assert all(one.startswith(f"{CATALOGUE}:{line}:1: '{SHORT}'") for one in problems)


def test_a_word_to_be_sent_is_not_translated(project: Project) -> None:
    project.change(
        "content/demo/pieces.en.yaml", "You are not alone.", "Text HELP to {text:hotline}."
    )
    path = exported(project.root)
    edited(path, "pieces/lines/secret/text", msgstr="Textea AYUDA al {text:hotline}.")
    assert any("the keyword 'HELP' is missing" in one for one in refused(project, path))


def rewritten(change: Callable[[str], str]) -> Callable[[Path], None]:
    def rewrite(path: Path) -> None:
        path.write_bytes(change(path.read_text(encoding="utf-8")).encode())

    return rewrite


def reordered(path: Path) -> None:
    file = polib.pofile(path)
    file.sort(key=lambda one: str(one.msgctxt), reverse=True)
    file.save()


def wrapped(path: Path) -> None:
    polib.pofile(path, wrapwidth=20).save()


def with_plural_header(path: Path) -> None:
    file = polib.pofile(path)
    file.metadata["Plural-Forms"] = "nplurals=2; plural=(n != 1);"
    file.metadata["X-Generator"] = "Poedit 3.4"
    del file.metadata["X-Printables-Pack"]
    file.save()


OBSOLETE = '\n#~ msgctxt "faq/gone/line"\n#~ msgid "Gone."\n#~ msgstr "Ido {x}."\n'
TOOLS = {
    "wrapped lines": wrapped,
    "plural header, our own lost": with_plural_header,
    "byte order mark": rewritten(lambda text: f"\ufeff{text}"),
    "Windows line ends": rewritten(lambda text: text.replace("\n", "\r\n")),
    "obsolete entries": rewritten(lambda text: text + OBSOLETE),
    "another order": reordered,
    "language with a capital": rewritten(lambda text: text.replace("Language: es", "Language: ES")),
    "a language of one country": rewritten(lambda text: text.replace("e: es", "e: es_MX")),
    "no blank line at the end": rewritten(str.rstrip),
}


@pytest.mark.parametrize("tool", TOOLS)
def test_files_as_tools_write_them_are_read(project: Project, tool: str) -> None:
    path = exported(project.root)
    edited(path, HEADLINE, msgstr="Díselo a alguien, a quien sea, en cualquier momento.")
    TOOLS[tool](path)
    assert imported(project.root, path) == (HEADLINE,)
    assert "Díselo a alguien, a quien sea, en cualquier momento." in project.read(PIECES)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace('msgctxt "faq/who-helps/line"\n', ""), "which text it is"),
        (lambda text: f'{text}\nmsgctxt "{SHORT}"\nmsgid "x"\nmsgstr "y"\n', "stands here twice"),
        (lambda text: text.replace('msgid "Steps"', "msgid Steps"), "not as in a PO file"),
        (lambda text: text.replace('msgstr "Pasos"', 'msgid_plural "s"\nmsgstr[0] "Pasos"'),
         "has plural forms"),
    ],
)  # fmt: skip
def test_a_file_that_is_broken_is_refused_with_its_line(
    project: Project, change: Callable[[str], str], said: str
) -> None:
    path = exported(project.root)
    rewritten(change)(path)
    (problem,) = refused(project, path)
    assert said in problem
    assert re.match(rf"{CATALOGUE}:[1-9]\d+:1: ", problem)


def test_a_text_that_english_no_longer_has_is_left_out(project: Project) -> None:
    path = exported(project.root)
    rewritten(lambda text: text.replace(SHORT, "faq/gone/short"))(path)
    assert imported(project.root, path) == ()


def test_a_file_of_no_language_is_refused(project: Project) -> None:
    path = exported(project.root)
    rewritten(lambda text: text.replace("Language: es", "Language: "))(path)
    with pytest.raises(UsageError, match="does not say its language"):
        imported(project.root, path)


def test_a_new_language_begins_with_all_its_texts_missing(project: Project) -> None:
    locale = project.read("templates/locales/en.yaml").replace("en", "fr")
    project.write("templates/locales/fr.yaml", locale)
    path = exported(project.root, "fr")
    assert entry(path, HEADLINE).msgstr == ""
    edited(path, HEADLINE, msgstr="Tu peux en parler.")
    edited(path, "pieces/lists/steps/items/1/text", msgstr="Regarde autour de toi.")
    imported(project.root, path)
    assert project.read("content/demo/pieces.fr.yaml").startswith("language: fr\n")
    assert "faq.fr.yaml" not in {one.name for one in (project.root / "content/demo").iterdir()}
    again = exported(project.root, "fr")
    assert entry(again, HEADLINE).msgstr == "Tu peux en parler."
    assert entry(again, "pieces/lists/steps/items/1/text").msgstr == "Regarde autour de toi."
    assert entry(again, "pieces/lists/steps/items/1/lead").msgstr == ""


def test_a_whole_new_language_can_be_printed(project: Project) -> None:
    project.write(
        "templates/locales/fr.yaml", project.read("templates/locales/en.yaml").replace("en", "fr")
    )
    path = exported(project.root, "fr")
    file = polib.pofile(path)
    for one in file:
        one.msgstr = one.msgstr or f"{one.msgid} En français."
    file.save()
    imported(project.root, path)
    project.change("content/demo/pack.yaml", "languages: [en, es]", "languages: [en, es, fr]")
    sources = project.load()
    assert sources.problems == ()
    made = {job.name.material for job in sources.jobs if job.name.language == "fr"}
    assert made == {"flyer", "card"}


def test_review_asks_for_another_person_than_the_translator(project: Project) -> None:
    path = exported(project.root)
    edited(path, HEADLINE, msgstr="Díselo a alguien.")
    imported(project.root, path, translator=REVIEWER)
    before = content(project)
    with pytest.raises(UsageError, match="another person must sign"):
        sign(project.root)
    assert content(project) == before
    assert HEADLINE in sign(project.root, by="Another Person")


def test_a_review_leaves_stale_texts_unless_they_are_named(project: Project) -> None:
    sign(project.root)
    project.change("content/demo/pieces.en.yaml", "You can tell someone.", "You may tell someone.")
    project.change(FAQ, "Mucha gente.", "Muchas personas.")
    assert sign(project.root) == ("faq/who-helps/line",)
    assert states(project.root)[HEADLINE] == "stale"
    assert sign(project.root, HEADLINE) == (HEADLINE,)
    assert states(project.root)[HEADLINE] == "done"


def test_words_changed_by_hand_are_recorded_as_a_translation_of_the_english_now(
    project: Project,
) -> None:
    sign(project.root)
    project.change("content/demo/pieces.en.yaml", "You can tell someone.", "You may tell someone.")
    project.change(PIECES, "Puedes decírselo", "Podrías decírselo")
    project.change(FAQ, "Mucha gente.", "Muchas personas.")
    done = record(scope(project.root), "Test Translator", ())
    assert set(done) == {HEADLINE, "faq/who-helps/line"}
    assert states(project.root)[HEADLINE] == "draft"
    assert states(project.root)[SHORT] == "done"
    text = scope(project.root).translation.texts[HEADLINE].record
    assert text
    assert text.translator == "Test Translator"
    with pytest.raises(UsageError, match="nothing to record"):
        record(scope(project.root), None, ())


def test_a_stale_text_is_recorded_only_by_name(project: Project) -> None:
    sign(project.root)
    project.change("content/demo/pieces.en.yaml", "You can tell someone.", "You may tell someone.")
    with pytest.raises(UsageError, match="nothing to record"):
        record(scope(project.root), None, ())
    assert record(scope(project.root), None, ("*/headline/*",)) == (HEADLINE,)
    assert states(project.root)[HEADLINE] == "draft"


def test_a_review_of_a_wrong_number_is_refused(project: Project) -> None:
    project.change("content/demo/pieces.en.yaml", "You are not alone.", "Call 911.")
    project.change(PIECES, "No estás a solas.", "Llama al 912.")
    with pytest.raises(ContentError, match="the number '911' is missing"):
        sign(project.root)


def test_a_review_of_a_text_that_is_not_there_suggests_one(project: Project) -> None:
    with pytest.raises(UsageError, match="Did you mean 'pieces/lines/headline/text'"):
        sign(project.root, "pieces/lines/headlne/text")


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn", "Nd"],
                  exclude_characters="{}*[]()\ufeff"),
    min_size=1, max_size=200,
).map(lambda text: " ".join(text.split())).filter(bool)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.dictionaries(
        st.sampled_from(
            [HEADLINE, "faq/who-helps/full", "locale/words/call", "pieces/lists/steps/items/1/lead"]
        ),
        WORDS,
        min_size=1,
    )
)
def test_any_words_survive_the_way_out_and_in(project: Project, words: dict[str, str]) -> None:
    path = exported(project.root)
    for name, said in words.items():
        edited(path, name, msgstr=said)
    imported(project.root, path)
    texts = scope(project.root).translation.texts
    again = {one.msgctxt: one.msgstr for one in polib.pofile(exported(project.root))}
    for name, said in words.items():
        found = texts[name].words
        assert found
        assert digest(found.words) == digest(said)
        assert digest(again[name]) == digest(said)
