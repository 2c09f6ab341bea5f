"""A look at all partners without making anything: their records, and their logos as printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from printables.errors import ExitCode, Problem
from printables.model.content import Partner
from printables.source import Batch, Selection, load_batch


@dataclass(frozen=True, kw_only=True)
class Advice:
    """What to write to one partner about the logo; `refused` if nothing can be made with it."""

    partner: Partner
    refused: bool
    points: tuple[str, ...]

    @property
    def letter(self) -> str:
        """A message that can be sent as it stands."""
        file = Path(self.partner.logo or "").name
        points = "\n".join(f"- {point}." for point in self.points)
        return (
            f"Hello {self.partner.name},\nwe are making printed materials with your logo, {file}. "
            f"Could you help us with this?\n{points}\n"
            "Best of all is an SVG (a vector file) for a white background. Thank you!"
        )


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What a look at all partners found."""

    partners: int
    pieces: int
    advice: tuple[Advice, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]

    @property
    def exit_code(self) -> ExitCode:
        if self.problems:
            return ExitCode.CONTENT
        return ExitCode.LAYOUT if any(one.refused for one in self.advice) else ExitCode.OK


def check_partners(root: Path, selection: Selection, chosen: tuple[str, ...] = ()) -> Checked:
    """Read all that a batch reads, and look at each logo.

    Raises:
        UsageError: there is no such partner, or nothing fits.
    """
    batch = load_batch(root, selection, chosen)
    return Checked(
        partners=len(batch.partners),
        pieces=sum(len(list(batch.bases_of(one))) for one in batch.partners),
        advice=tuple(advice(batch)),
        problems=batch.problems,
        notes=batch.notes,
    )


def advice(batch: Batch) -> Iterator[Advice]:
    from printables.render.pictures.review import review  # noqa: PLC0415 - only if there are logos

    for partner in batch.partners:
        jobs = list(batch.bases_of(partner))
        if not partner.logo or not jobs:
            continue
        seen = review(jobs[0].folders.partner / partner.logo, jobs)
        points = (seen.refused,) if seen.refused else seen.advice
        if points:
            yield Advice(partner=partner, refused=bool(seen.refused), points=points)
