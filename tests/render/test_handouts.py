"""Handouts: text that is too long becomes a page too many, wherever on the leaf it stands."""

import pytest

from printables.errors import LayoutError
from printables.layout import compose
from printables.model.job import Job
from printables.render import reader_pages
from tests.render.test_reader_pages import with_line
from tests.shipped import shipped_job

ADULTS = shipped_job("handout-adults", "screen", "letter-handout")
YOUTH = shipped_job("handout-youth", "screen", "letter-handout")


@pytest.mark.parametrize("job", [ADULTS, YOUTH])
def test_each_side_is_one_page(job: Job) -> None:
    assert reader_pages(job, compose(job)).stories == ("front", "back")


@pytest.mark.parametrize(
    ("job", "story", "block"),
    [
        (ADULTS, "front", "intro"),
        (ADULTS, "back", "safer"),
        (ADULTS, "back", "legal"),
        (YOUTH, "front", "note"),
        (YOUTH, "back", "privacy"),
        (YOUTH, "back", "preview"),
    ],
)
def test_overset_text_is_counted(job: Job, story: str, block: str) -> None:
    with pytest.raises(LayoutError, match=rf"story '{story}': 1 page\(s\) too many"):
        reader_pages(job, with_line(job, story, block, "too much " * 80))
