"""Which jobs a project resolves to, and what each holds."""

import pickle
import time
from datetime import date

import pytest

from printables.clock import dated, today
from printables.errors import UsageError
from printables.source import Selection, load
from tests.source.sample import Project, pieces

ONE_CARD = Selection(materials=("card",), languages=("es",), profiles=("screen",))


def test_every_job_in_a_stable_order(project: Project) -> None:
    assert [job.name.path.as_posix() for job in project.load().jobs] == [
        f"demo/{language}/{material}.leaf.{profile}.pdf"
        for language in ("en", "es")
        for material in ("flyer", "card")
        for profile in ("office", "screen")
    ]


def test_a_job_is_fully_resolved(project: Project) -> None:
    job = project.load().jobs[0]
    assert job.sheet is not None
    assert (job.sheet.title, job.theme.title, job.locale.language) == (
        "Two on letter",
        "Plain",
        "en",
    )
    assert (job.partner.id, job.content.title, job.content.fact("reports").value) == (
        "publisher",
        "Demo",
        "110",
    )
    assert (job.folders.material / "flyer.html.j2").is_file()
    assert (job.folders.theme / "theme.yaml").is_file()
    assert job.partner.logo is not None
    assert (job.folders.partner / job.partner.logo).is_file()


def test_only_sheet_profiles_have_a_sheet(project: Project) -> None:
    sheets = {job.name.profile: job.sheet for job in project.load().jobs}
    assert sheets["screen"] is None


def test_a_format_without_a_sheet_for_a_profile_has_no_such_edition(project: Project) -> None:
    project.change("templates/formats/leaf.yaml", "sheets:\n  office: two-up\n", "")
    sources = project.load()
    assert sources.problems == ()
    assert {job.name.profile for job in sources.jobs} == {"screen"}


def test_jobs_travel_to_other_processes(project: Project) -> None:
    job = project.load().jobs[0]
    assert pickle.loads(pickle.dumps(job)) == job  # noqa: S301 - our own bytes


def test_a_selection_narrows(project: Project) -> None:
    sources = project.load(ONE_CARD)
    assert [str(job.name) for job in sources.jobs] == ["card leaf screen (es)"]


def test_a_narrow_selection_is_not_told_of_other_mistakes(project: Project) -> None:
    project.write("content/demo/faq.en.yaml", "broken")
    project.write("templates/materials/flyer/material.yaml", "broken")
    project.write("templates/profiles/office.yaml", "broken")
    sources = project.load(ONE_CARD)
    assert sources.problems == ()
    assert pieces(sources) == {("card", "es")}


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (Selection(packs=("demos",)), "unknown pack 'demos'. Did you mean 'demo'?"),
        (Selection(materials=("brochure",)), "unknown material 'brochure'. There is: card, flyer."),
        (Selection(formats=("lef",)), "unknown format 'lef'. Did you mean 'leaf'?"),
        (Selection(languages=("fr",)), "unknown language 'fr'. There is: en, es."),
        (Selection(profiles=("pres",)), "unknown profile 'pres'. There is: office, screen."),
    ],
)
def test_unknown_names_are_usage_errors(project: Project, chosen: Selection, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        load(project.root, chosen)
    assert str(refused.value) == said


def test_a_selection_that_fits_nothing_says_what_there_is(project: Project) -> None:
    project.change("content/demo/pack.yaml", "[en, es]", "[en]")
    with pytest.raises(
        UsageError, match=r"nothing fits this choice\. 'demo' has flyer, card in en\."
    ):
        project.load(Selection(languages=("es",)))


def test_no_pack_is_a_usage_error(project: Project) -> None:
    (project.root / "content/demo").rename(project.root / "content/.demo")
    with pytest.raises(UsageError, match="holds no pack"):
        project.load()


def test_another_pack_is_not_harmed(project: Project) -> None:
    for path in sorted((project.root / "content/demo").iterdir()):
        project.write(f"content/second/{path.name}", path.read_bytes())
    project.write("content/demo/pack.yaml", "broken")
    assert {job.name.pack for job in project.load().jobs} == {"second"}


def test_pdfs_are_dated_by_the_edition(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert {job.dated for job in project.load().jobs} == {date(2026, 10, 1)}


def test_a_pinned_clock_dates_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert today() == dated(date(2026, 1, 1)) == date(1970, 1, 2)


def test_a_wrong_clock_is_a_usage_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH is 'yesterday'"):
        today()


def test_reading_is_fast(project: Project) -> None:
    """A build with nothing to do must take less than half a second; reading is part of it."""
    started = time.process_time()
    project.load()
    assert time.process_time() - started < 0.25
