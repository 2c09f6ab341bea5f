"""Making a piece fit: which answers, which sizes; the same for the same input, in few layouts.

The search goes from what looks best to what still fits. Where a story has no place for its words:
spaces and headlines tighten first, then all type of the piece, then answers give way in the order
that the material states. Then what was tightened more than needed is loosened again. Where panels
stay empty, answers grow and spaces widen. Stories do not touch each other, so one layout tells of
all of them, and each halves its own range of choices.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from printables.errors import LayoutError
from printables.layout.compose import compose
from printables.layout.giving_way import given_way, lengthened, longer_of, steps_of
from printables.layout.overset import told
from printables.model.composition import Composition
from printables.model.copyfit import FitReport, Measure, Setting, StorySetting
from printables.model.design import Material
from printables.model.job import Job

Measuring = Callable[[Job, Composition], Measure]
"""Sets a composition and tells what it came to; the renderer does it."""

MIDDLE, FULLY = 0.5, 1.0


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One way to set a piece.

    `type` and `tight`: from 0 as drawn to 1 the smallest, or down to -1 the largest. `steps`: how
    many things give way in a story; below 0, how many answers are longer.
    """

    type: float = 0.0
    tight: Mapping[str, float] = field(default_factory=dict)
    steps: Mapping[str, int] = field(default_factory=dict)
    bound: frozenset[str] = frozenset()

    def tightened(self, stories: Iterable[str], level: float) -> "Choice":
        return replace(self, tight={**self.tight, **dict.fromkeys(stories, level)})

    def stepped(self, steps: Mapping[str, int]) -> "Choice":
        return replace(self, steps={**self.steps, **steps})


@dataclass(frozen=True, kw_only=True)
class Fitted:
    """A job as it is made to fit, what it prints, and how that came about."""

    job: Job
    composition: Composition
    report: FitReport


def fit(job: Job, measuring: Measuring) -> Fitted:
    """Choose answers and sizes so that every word of a piece has its place.

    Raises:
        LayoutError: names each text that has no place even at the tightest, and by how much.
    """
    return Fitter(job, measuring).fitted()


class Fitter:
    """Looks at choices, each laid out once."""

    def __init__(self, job: Job, measuring: Measuring) -> None:
        self.job = job
        self.measuring = measuring
        self.looked: list[tuple[tuple[Setting, Mapping[str, int]], Measure]] = []

    def fitted(self) -> Fitted:
        choice = self.squeezed(Choice())
        if overset := self.look(choice).overset:
            raise LayoutError(told(*self.set_as(choice), self.look(choice), overset))
        choice = self.bound(self.filled(choice))
        job, composition = self.set_as(choice)
        return Fitted(job=job, composition=composition, report=self.report(choice))

    def set_as(self, choice: Choice) -> tuple[Job, Composition]:
        job = replace(
            self.job,
            material=material_as(self.job.material, choice),
            setting=setting_as(self.job.material, choice),
        )
        return job, compose(job)

    def look(self, choice: Choice) -> Measure:
        """Lay a choice out, or remember what the same piece came to."""
        taken = {name: count for name, count in choice.steps.items() if count}
        same = setting_as(self.job.material, choice), taken
        measure = next((measure for known, measure in self.looked if known == same), None)
        if measure is None:
            measure = self.measuring(*self.set_as(choice))
            self.looked.append((same, measure))
        return measure

    def squeezed(self, drawn: Choice) -> Choice:
        """Tighten what is overset, let answers give way, then loosen what can be."""
        stories = self.look(drawn).overset
        if not stories:
            return drawn
        choice = drawn.tightened(stories, FULLY)
        if self.look(choice).overset:
            choice = replace(choice, type=FULLY)
            choice = self.given_way(choice, self.look(choice).overset)
        if self.look(choice).overset:
            return choice
        return self.loosened(choice, stories)

    def given_way(self, choice: Choice, stories: frozenset[str]) -> Choice:
        """Find how many steps each story must take, all stories side by side."""
        least = dict.fromkeys(stories, 0)
        most = {name: len(steps_of(self.job.material, name)) for name in stories}
        while open_yet := [name for name in stories if most[name] - least[name] > 1]:
            tried = {name: (least[name] + most[name]) // 2 for name in open_yet}
            overset = self.look(choice.stepped({**most, **tried})).overset
            for name, at in tried.items():
                (least if name in overset else most)[name] = at
        return choice.stepped(most)

    def loosened(self, choice: Choice, stories: frozenset[str]) -> Choice:
        """Undo what was tightened more than needed: first the type, then each story."""
        for level in (0.0, MIDDLE):
            larger = replace(choice, type=level)
            if level < choice.type and not self.look(larger).overset:
                choice = larger
        for level in (MIDDLE, 0.0):
            looser = choice.tightened(stories, level)
            stories = stories - self.look(looser).overset
            choice = choice.tightened(stories, level)
        return choice if not self.look(choice).overset else choice.tightened(stories, FULLY)

    def filled(self, choice: Choice) -> Choice:
        """Let answers grow and spaces widen where panels stay emptier than they are to be."""
        if sparse := self.sparse(choice):
            choice = self.grown(choice, sparse)
        for level in (-MIDDLE, -FULLY):
            sparse = self.sparse(choice)
            wider = choice.tightened(sparse, level)
            choice = choice.tightened(sparse - self.look(wider).overset, level)
        return choice

    def sparse(self, choice: Choice) -> frozenset[str]:
        """Name the stories that fill less of their panels than they are to, and gave nothing up."""
        measured = self.look(choice).stories
        return frozenset(
            name
            for name, story in self.job.material.stories.items()
            if measured[name].fill < story.fill and choice.steps.get(name, 0) <= 0
        )

    def grown(self, choice: Choice, stories: frozenset[str]) -> Choice:
        """Find how many answers of each story can be longer, all stories side by side."""
        longer = dict.fromkeys(stories, 0)
        too_long = {name: len(longer_of(self.job.material, name)) + 1 for name in stories}
        while open_yet := [name for name in stories if too_long[name] - longer[name] > 1]:
            tried = {name: (longer[name] + too_long[name]) // 2 for name in open_yet}
            steps = {name: -count for name, count in {**longer, **tried}.items()}
            overset = self.look(choice.stepped(steps)).overset
            for name, at in tried.items():
                (too_long if name in overset else longer)[name] = at
        return choice.stepped({name: -count for name, count in longer.items()})

    def bound(self, choice: Choice) -> Choice:
        """Keep the last two words of a heading together where one would stand alone."""
        runts = {one for story in self.look(choice).stories.values() for one in story.runts}
        together = replace(choice, bound=frozenset(runts))
        return together if runts and not self.look(together).overset else choice

    def report(self, choice: Choice) -> FitReport:
        material = self.job.material
        taken = [
            step
            for name, count in choice.steps.items()
            for step in steps_of(material, name)[: max(count, 0)]
        ]
        return FitReport(
            layouts=len(self.looked),
            setting=setting_as(material, choice),
            measure=self.look(choice),
            shortened=tuple(step.name for step in taken if step.shorten),
            left_out=tuple(step.name for step in taken if step.leave_out),
            lengthened=tuple(
                question
                for name, count in choice.steps.items()
                for question in longer_of(material, name)[: max(-count, 0)]
            ),
        )


def material_as(material: Material, choice: Choice) -> Material:
    """Give a material with what gives way, or grows, under a choice."""
    stories = dict(material.stories)
    for name, count in choice.steps.items():
        story = given_way(stories[name], steps_of(material, name)[: max(count, 0)])
        stories[name] = lengthened(story, longer_of(material, name)[: max(-count, 0)])
    return material.model_copy(update={"stories": stories})


def setting_as(material: Material, choice: Choice) -> Setting:
    sizes = material.copyfit
    return Setting(
        type=sizes.type.at(choice.type),
        stories={
            name: StorySetting(display=sizes.display.at(level), space=sizes.space.at(level))
            for name, level in choice.tight.items()
            if level
        },
        bound=choice.bound,
    )
