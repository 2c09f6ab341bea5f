"""A proof has its lines where the PDF's boxes and the format's panels are."""

import io
from collections.abc import Callable

import pytest
from PIL import Image

from printables.model.job import Job
from printables.order.canvas import MARGIN
from printables.order.guides import guides
from printables.order.proof import BLEED, FOLD, LEGEND, NAMES, SAFE, TITLE, TRIM, proof
from printables.order.separations import Side, in_colour, separate

Colour = tuple[int, ...]
ABOVE = MARGIN + TITLE + NAMES


class Proof:
    """The proof of a material's first side, read in points of its page."""

    def __init__(self, job: Job, pdf: bytes) -> None:
        separations = separate(pdf)
        self.side: Side = separations.sides[0]
        panels = next(iter(job.format.sides.values()))
        picture = in_colour(self.side, separations.condition)
        self.guides = guides(self.side, job.format, panels)
        written = proof(picture, self.side, self.guides, "Title")
        self.image = Image.open(io.BytesIO(written)).convert("RGB")
        self.scale = (self.image.width - 2 * MARGIN) / self.side.media.width

    def colours_across(self, x: float, y: float) -> set[Colour]:
        """Give the colours within two pixels of a point, across and up."""
        column = MARGIN + round(x * self.scale)
        row = ABOVE + round((self.side.media.height - y) * self.scale)
        near = self.image.crop((column - 2, row - 2, column + 3, row + 3))
        return {colour for _, colour in near.getcolors(25) or [] if isinstance(colour, tuple)}


@pytest.fixture(scope="module")
def brochure(press_job: Callable[[str], Job], press_pdf: Callable[[str], bytes]) -> Proof:
    return Proof(press_job("brochure"), press_pdf("brochure"))


def test_trim_and_bleed_are_those_of_the_pdf(brochure: Proof) -> None:
    trim, bleed = brochure.side.trim, brochure.side.bleed
    assert (trim.width, trim.height) == (792, 612)
    middle = (trim.bottom + trim.top) / 2 + 20
    for x in (trim.left, trim.right):
        assert TRIM.colour in brochure.colours_across(x, middle)
    for x in (bleed.left, bleed.right):
        assert BLEED.colour in brochure.colours_across(x, middle)
        assert TRIM.colour not in brochure.colours_across(x, middle)


def test_folds_are_where_the_panels_meet(brochure: Proof) -> None:
    trim = brochure.side.trim
    assert [fold.left - trim.left for fold in brochure.guides.folds] == [261.0, 526.5]
    for fold in brochure.guides.folds:
        # Dashed: looked for over the length of a dash and a gap.
        seen = set[Colour]().union(
            *(brochure.colours_across(fold.left, trim.bottom + up) for up in range(40, 60, 2))
        )
        assert FOLD.colour in seen


def test_text_is_kept_inside_each_panel(brochure: Proof) -> None:
    first = brochure.guides.safe[0]
    trim = brochure.side.trim
    assert (first.left - trim.left, trim.left + 261 - first.right) == (18, 18)
    seen = set[Colour]().union(
        *(brochure.colours_across(first.left, first.bottom + up) for up in range(40, 60, 2))
    )
    assert SAFE.colour in seen


def test_a_piece_without_folds_has_no_fold_lines(
    press_job: Callable[[str], Job], press_pdf: Callable[[str], bytes]
) -> None:
    card = Proof(press_job("help-card"), press_pdf("help-card"))
    assert card.guides.folds == ()
    colours = {colour for _, colour in card.image.getcolors(1 << 20) or []}
    assert FOLD.colour not in colours
    assert TRIM.colour in colours


def test_a_column_of_panels_runs_down(
    press_job: Callable[[str], Job], press_pdf: Callable[[str], bytes]
) -> None:
    card = Proof(press_job("pocket-card"), press_pdf("pocket-card"))
    (front, upper), (_, lower) = card.guides.panels
    assert front.panel == "front"
    assert upper.top == card.side.trim.top
    assert lower.bottom == card.side.trim.bottom
    (fold,) = card.guides.folds
    assert fold.bottom == fold.top == upper.bottom


def test_the_legend_names_every_line(brochure: Proof) -> None:
    foot = brochure.image.height - MARGIN - LEGEND
    legend = brochure.image.crop((0, foot, brochure.image.width, brochure.image.height))
    colours = {colour for _, colour in legend.getcolors(1 << 16) or []}
    assert {TRIM.colour, BLEED.colour, FOLD.colour, SAFE.colour} <= colours
