"""`draft-mark`: a draft must be marked on every panel, a finished piece on none."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pikepdf import Dictionary, Pdf

from printables.model.geometry import Rect
from printables.model.job import Job
from printables.model.translation import TextState, UnreadyText
from printables.preflight.sheets import expected
from tests.preflight import leaflet, sample
from tests.preflight.sample import findings

EDITIONS = ("press", "screen", "office")
OTHERS = (
    "words-missing", "words-outside", "words-unplanned", "words-hidden", "text-overlap",
    "contrast", "minimum-type", "qr-codes", "bleed-content", "colour-space",
)  # fmt: skip
BEGIN = "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC q"
COLOUR = {"press": "0 0.9 0.4 0 K", "screen": "0.9 0.2 0.4 RG", "office": "0.9 0.2 0.4 RG"}
Damage = Callable[[Pdf], None]


def draft(edition: str) -> Job:
    unready = UnreadyText(path="faq/q/short", state=TextState.STALE)
    return replace(leaflet.job(edition), unready=(unready,))


def stripes(box: Rect, step: float = 20) -> str:
    """Draw thin slanting lines over a box, as a mark of our own."""
    lines = []
    at = box.left
    while at < box.right:
        lines.append(f"{at} {box.bottom} m {min(at + 30, box.right)} {box.top} l S")
        at += step
    return "\n".join(lines)


def marked(
    edition: str,
    *,
    on: Callable[[str, int], bool] = lambda _panel, _copy: True,
    how: str = "1 w /Half gs",
    shape: Callable[[Rect], Rect] = lambda box: box,
    after: str = "",
) -> bytes:
    """Mark the clean sample: on the chosen panels and copies, in a way that a test may spoil."""

    def damage(file: Pdf) -> None:
        for page, side in zip(file.pages, expected(leaflet.job(edition)), strict=True):
            boxes = [shape(one.trim) for one in side.places if on(one.panel, one.copy)]
            drawn = "\n".join(map(stripes, boxes))
            content = f"Q {BEGIN} {COLOUR[edition]} {how}\n{drawn}\nQ EMC {after}"
            page.contents_add(file.make_stream(b"q"), prepend=True)
            page.contents_add(file.make_stream(content.encode()))
            states = page.obj.Resources.get("/ExtGState", Dictionary())
            states.Half, states.Nothing = Dictionary(CA=0.5), Dictionary(CA=0.01)
            page.obj.Resources.ExtGState = states

    return sample.damaged(sample.clean(edition), damage)


def said(pdf: bytes, edition: str, job: Job) -> list[str]:
    return [one.message for one in findings(pdf, edition, "draft-mark", of=job)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_marked_draft_and_an_unmarked_piece_are_clean(edition: str) -> None:
    assert said(marked(edition), edition, draft(edition)) == []
    assert said(sample.clean(edition), edition, leaflet.job(edition)) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_draft_without_a_mark_is_found_on_every_panel(edition: str) -> None:
    messages = said(sample.clean(edition), edition, draft(edition))
    for panel in leaflet.FORMAT.reading_order:
        wanted = f"a text is not signed, but panel '{panel}' is not marked as draft"
        assert any(one.startswith(wanted) for one in messages)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_finished_piece_with_a_mark_is_found(edition: str) -> None:
    messages = said(marked(edition), edition, leaflet.job(edition))
    assert messages == ["the page is marked as a draft: it is not to be printed"] * (
        len(expected(leaflet.job(edition)))
    )


def narrowed(box: Rect) -> Rect:
    return Rect(left=box.left, bottom=box.bottom, right=box.left + 40, top=box.top)


@pytest.mark.parametrize(
    ("what", "pdf"),
    [
        ("too pale to be seen", lambda: marked("screen", how="1 w /Nothing gs")),
        ("a stamp in the corner", lambda: marked("screen", shape=narrowed)),
        ("clipped away", lambda: marked("screen", how="1 w 0 0 1 1 re W n")),
        ("covered", lambda: marked("screen", after="1 1 1 rg 0 0 144 216 re f")),
    ],
)
def test_a_mark_that_cannot_be_seen_is_none(what: str, pdf: Callable[[], bytes]) -> None:
    assert len(said(pdf(), "screen", draft("screen"))) == 4, what


def test_every_panel_and_every_copy_needs_its_own() -> None:
    pdf = marked("office", on=lambda panel, copy: (panel, copy) != ("right", 1))
    assert said(pdf, "office", draft("office")) == [
        "a text is not signed, but panel 'right' is not marked as draft"
    ]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("check", OTHERS)
def test_a_thin_mark_troubles_no_other_check(check: str, edition: str) -> None:
    pdf = marked(edition)
    assert findings(pdf, edition, check, of=draft(edition)) == []
