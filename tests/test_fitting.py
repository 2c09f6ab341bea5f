"""Any amount of text: each word in its place, or a message that says what is too long by how much.

Texts are made of the shipped pack's own words, and of the languages' own (tests/languages). What
comes out is inspected as any PDF of ours.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from printables.errors import LayoutError
from printables.fitting import made_to_fit
from printables.layout import Fitted, plan_of
from printables.model.content import Question
from printables.model.copyfit import Step
from printables.model.finding import Severity
from printables.model.job import Job
from printables.preflight import inspect
from printables.prepress import finish
from printables.render import reader_pages
from printables.source import Selection, load
from tests.languages.pack import project_in, wide, words_of
from tests.shipped import shipped_job

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


def with_questions(count: int, length: float) -> Job:
    """Give the brochure so many questions; half of them may be shortened, a few left out."""
    names = tuple(f"question-{at}" for at in range(count))
    inside = BROCHURE.material.stories["inside"]
    block = inside.blocks["questions"].model_copy(update={"questions": names})
    blocks = {**inside.blocks, "questions": block}
    steps = (
        *(Step(shorten=name) for name in names[count // 2 :]),
        *(Step(leave_out=name) for name in names[count // 2 + 2 :]),
    )
    material = BROCHURE.material.model_copy(
        update={
            "stories": {
                **BROCHURE.material.stories,
                "inside": inside.model_copy(update={"blocks": blocks}),
            },
            "copyfit": BROCHURE.material.copyfit.model_copy(
                update={"gives_way": steps, "fills_up": names}
            ),
        }
    )
    kept = BROCHURE.content.faq.questions
    made = tuple(question(at, length) for at in range(count))
    faq = BROCHURE.content.faq.model_copy(update={"questions": (*kept, *made)})
    return replace(BROCHURE, material=material, content=replace(BROCHURE.content, faq=faq))


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


def test_every_edition_of_a_piece_prints_the_same_words() -> None:
    job = with_questions(12, 1.3)
    press = replace(job, profile=shipped_job("brochure", "press").profile)
    assert made_to_fit(job).composition == made_to_fit(press).composition
    assert made_to_fit(job).report.told
