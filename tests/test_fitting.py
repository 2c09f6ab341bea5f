"""Any amount of text: each word in its place, or a message that says what is too long by how much.

Texts are made of the shipped pack's own words, and of the languages' own (tests/languages). What
comes out is inspected as any PDF of ours.
"""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from printables.errors import LayoutError
from printables.fitting import as_fitted, made_to_fit
from printables.layout import Fitted, plan_of
from printables.model.composition import QuestionsBlock
from printables.model.content import Question
from printables.model.copyfit import Step
from printables.model.finding import Severity
from printables.model.job import Job
from printables.preflight import inspect
from printables.prepress import finish
from printables.render import reader_pages
from printables.source import Selection, load
from tests.languages.pack import project_in, wide, words_of
from tests.shipped import ROOT, shipped_job

BROCHURE = shipped_job("brochure", "screen")
WORDS = " ".join(one.full for one in BROCHURE.content.faq.questions[2:6]).split()
SCRIPTS = ("ar", "hi", "my", "ko", "lo", "uk", "vi", "zh-hans")
few = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


def words(count: int, start: int) -> str:
    """Give so many of our words, from another place each time."""
    said = (WORDS * (2 + count // len(WORDS)))[start % len(WORDS) :][:count]
    return " ".join(word.strip("*-") or "and" for word in said) + "."


def resized(text: str, times: float) -> str:
    return words(max(1, round(len(text.split()) * times)), len(text))


def question(at: int, length: float) -> Question:
    return Question(
        id=f"question-{at}",
        original=at + 1,
        question=words(max(1, round(5 * length)), at * 31),
        line=words(max(1, round(14 * length)), at * 7),
        short=words(max(1, round(50 * length)), at * 13),
        full=words(max(1, round(120 * length)), at * 17),
    )


def with_questions(
    count: int, length: float, *, brochure: Job = BROCHURE, free: bool = False
) -> Job:
    """Give the brochure so many questions; half of them may be shortened, a few left out.

    `free`: all may change places.
    """
    names = tuple(f"question-{at}" for at in range(count))
    inside = brochure.material.stories["inside"]
    block = inside.blocks["questions"].model_copy(update={"questions": names})
    blocks = {**inside.blocks, "questions": block}
    steps = (
        *(Step(shorten=name) for name in names[count // 2 :]),
        *(Step(leave_out=name) for name in names[count // 2 + 2 :]),
    )
    material = brochure.material.model_copy(
        update={
            "stories": {
                **brochure.material.stories,
                "inside": inside.model_copy(update={"blocks": blocks}),
            },
            "copyfit": brochure.material.copyfit.model_copy(
                update={
                    "gives_way": steps,
                    "fills_up": names,
                    "changes_places": (names,) if free else (),
                }
            ),
        }
    )
    kept = brochure.content.faq.questions
    made = tuple(question(at, length) for at in range(count))
    faq = brochure.content.faq.model_copy(update={"questions": (*kept, *made)})
    return replace(brochure, material=material, content=replace(brochure.content, faq=faq))


def with_lines(job: Job, times: float) -> Job:
    """Let every line that has no number in it be shorter or longer."""
    pieces = job.content.pieces
    lines = tuple(
        line if "{" in line.text else line.model_copy(update={"text": resized(line.text, times)})
        for line in pieces.lines
    )
    changed = pieces.model_copy(update={"lines": lines})
    return replace(job, content=replace(job.content, pieces=changed))


@pytest.fixture(scope="session")
def languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project_in(list(SCRIPTS), tmp_path_factory.mktemp("languages"))


def job_in(root: Path, language: str, material: str, times: float) -> Job:
    """Give a piece in another language, its lines as long as ours or so many times as long."""
    chosen = Selection(languages=(language,), materials=(material,), profiles=("screen",))
    job, said = load(root, chosen).jobs[0], words_of(language)
    pieces = job.content.pieces
    lines = tuple(
        line
        if "{" in line.text
        else line.model_copy(update={"text": said.worth(times * wide(line.text))})
        for line in pieces.lines
    )
    changed = pieces.model_copy(update={"lines": lines})
    return replace(job, content=replace(job.content, pieces=changed))


def fitted_or_told(job: Job) -> Fitted | str:
    try:
        return made_to_fit(job)
    except LayoutError as error:
        return str(error)


def require_clean_or_told(job: Job) -> None:
    fitted = fitted_or_told(job)
    if isinstance(fitted, str):
        assert "not fit on" in fitted
        assert "too many, from" in fitted
        return
    pages = reader_pages(fitted.job, fitted.composition)
    pdf = finish(fitted.job, pages.pdf, fitted.composition.title)
    report = inspect(pdf, fitted.job, plan_of(fitted.job, fitted.composition))
    errors = [one.message for one in report.findings if one.severity is Severity.ERROR]
    assert not errors
    assert fitted.report.layouts <= 16
    assert made_to_fit(job).report == fitted.report


@few
@given(count=st.integers(1, 40), length=st.floats(0.4, 2.5))
def test_any_number_of_questions_of_any_length(count: int, length: float) -> None:
    require_clean_or_told(with_questions(count, length))


@few
@given(count=st.integers(1, 40), length=st.floats(0.4, 2.5))
def test_any_number_of_questions_that_may_change_places(count: int, length: float) -> None:
    require_clean_or_told(with_questions(count, length, free=True))


@few
@given(times=st.floats(0.4, 2.5))
@pytest.mark.parametrize("material", ["brochure", "help-card", "poster", "handout-youth"])
def test_lines_of_any_length(material: str, times: float) -> None:
    require_clean_or_told(with_lines(shipped_job(material, "screen"), times))


@few
@given(
    language=st.sampled_from(SCRIPTS),
    material=st.sampled_from(["brochure", "help-card", "poster", "handout-page"]),
    times=st.floats(0.4, 2.5),
)
def test_lines_of_any_length_in_any_script(
    languages: Path, language: str, material: str, times: float
) -> None:
    require_clean_or_told(job_in(languages, language, material, times))


@pytest.mark.parametrize("times", [0.8, 1.3])
def test_every_edition_of_a_piece_is_made_to_fit_alike(times: float) -> None:
    """Neither ink nor bleed moves a letter: one piece says the same, measured in any edition."""
    job = with_questions(12, times)
    press = replace(job, profile=shipped_job("brochure", "press").profile)
    one, other = made_to_fit(job), made_to_fit(press)
    assert one.composition == other.composition
    assert one.report == other.report
    assert one.report.told


def printed(fitted: Fitted) -> tuple[str, ...]:
    block = fitted.composition.stories["inside"].blocks["questions"]
    assert isinstance(block, QuestionsBlock)
    return tuple(entry.question.plain for entry in block.entries)


@pytest.mark.parametrize("language", ["en", "ar-xb"])
def test_questions_change_places_where_that_lets_more_stand(language: str) -> None:
    """In every edition alike, for ears as for eyes, and in languages from the right."""
    chosen = Selection(languages=(language,), materials=("brochure",), profiles=("screen",))
    brochure = load(ROOT, chosen).jobs[0]
    fixed = made_to_fit(with_questions(9, 1.44, brochure=brochure))
    job = with_questions(9, 1.44, brochure=brochure, free=True)
    free = made_to_fit(job)
    assert len(free.report.shortened) < len(fixed.report.shortened)
    assert free.report.told[-1] == f"order: {', '.join(free.report.order)}"
    assert printed(free) != printed(fixed)
    assert sorted(printed(free)) == sorted(printed(fixed))
    press = replace(job, profile=shipped_job("brochure", "press").profile)
    assert as_fitted(press, free).job.material == made_to_fit(press).job.material
    pages = reader_pages(free.job, free.composition)
    pdf = finish(free.job, pages.pdf, free.composition.title)
    report = inspect(pdf, free.job, plan_of(free.job, free.composition))
    assert not [one for one in report.findings if one.severity is Severity.ERROR]
    assert list(printed(free)) == [one for one in bookmarks(pdf) if one in printed(free)]


def bookmarks(pdf: bytes) -> list[str]:
    """Give the titles of all bookmarks, in order, with plain spaces."""
    with pikepdf.open(BytesIO(pdf)) as file, file.open_outline() as outline:
        return [" ".join(entry.title.split()) for entry in entries(outline.root)]


def entries(level: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for entry in level:
        yield entry
        yield from entries(entry.children)
