"""What must never be printed: an expired number, a stale figure, a tip line for youth."""

from datetime import date

from tests.source.sample import ALL, Project, pieces

CONTACTS, FACTS = "content/demo/contacts.yaml", "content/demo/facts.yaml"
FLYERS = {("flyer", "en"), ("flyer", "es")}


def test_the_last_good_day_is_still_good(project: Project) -> None:
    assert project.load(today=date(2027, 1, 1)).problems == ()


def test_an_expired_fact_stops_what_prints_it(project: Project) -> None:
    place = project.change(FACTS, "expires: 2027-01-01", "expires: ^2026-10-31")
    project.change("templates/materials/flyer/material.yaml", "length: short", "length: full")
    sources = project.load()
    assert [str(one) for one in sources.problems] == [
        (
            f"{place}: the fact 'reports' (110) held until 2026-10-31. "
            "Look it up again at https://example.org/page and renew value, as_of and expires."
        )
    ]
    assert pieces(sources) == ALL - FLYERS


def test_an_expired_fact_does_not_stop_what_does_not_print_it(project: Project) -> None:
    project.change(FACTS, "expires: 2027-01-01", "expires: 2026-10-31")
    assert pieces(project.load()) == ALL


def test_an_expired_contact_stops_what_prints_it_even_within_a_text(project: Project) -> None:
    project.change("content/demo/faq.en.yaml", "Many people.", "Call {phone:hotline}.")
    sources = project.load(today=date(2027, 6, 2))
    told = [str(one) for one in sources.problems if "'hotline'" in str(one)]
    assert told[0].endswith(
        "the contact 'hotline' was good until 2027-06-01. "
        "Check 1-888-373-7888 again and renew 'checked'."
    )
    assert pieces(sources) == {("card", "es")}


def test_refused_pieces_are_named(project: Project) -> None:
    sources = project.load(today=date(2027, 6, 2))
    assert {str(name) for name in sources.refused} == {
        f"flyer leaf {profile} ({language})"
        for profile in ("office", "screen")
        for language in ("en", "es")
    }


def test_a_contact_for_others_is_not_printed_for_youth(project: Project) -> None:
    place = project.change(
        "templates/materials/card/material.yaml", "{line: secret}", "{contacts: [^tips]}"
    )
    sources = project.load()
    assert [str(one) for one in sources.problems] == [
        (
            f"{place}: the contact 'tips' must not be printed for youth. "
            "Its readers are general (contacts.yaml)."
        )
    ]
    assert pieces(sources) == FLYERS


def test_nor_within_a_text_that_names_it(project: Project) -> None:
    project.change("content/demo/pieces.en.yaml", "You are not alone.", "'{phone:tips}'")
    sources = project.load()
    assert "'tips' must not be printed for youth" in str(sources.problems[0])
    assert pieces(sources) == ALL - {("card", "en")}


def test_numbers_that_are_no_telephone_numbers_may_be_typed(project: Project) -> None:
    text = (
        "Call 911 or 988. Code § 12-19-102, § 6-18-113, 18 U.S.C. 1591, 2019-2020, 5,359 of 22,326"
    )
    project.change("content/demo/faq.en.yaml", "Many people.", f'"{text}, $1,000,000."')
    assert project.problems() == []


def test_words_in_ids_and_addresses_are_not_held_against_a_text(project: Project) -> None:
    text = "[Many](https://example.org/choose/5015550100) people."
    project.change("content/demo/faq.en.yaml", "Many people.", f'"{text}"')
    assert project.problems() == []


def test_a_language_without_a_wording_file_is_still_checked_for_withdrawn_claims(
    project: Project,
) -> None:
    (project.root / "content/demo/wording.en.yaml").unlink()
    project.change("content/demo/faq.en.yaml", "Many people.", "You choose. 77 %.")
    assert [str(one).count("'77 %'") for one in project.load().problems] == [1]
