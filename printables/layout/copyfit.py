"""Making a piece fit: which answers, which sizes, in which order; the same for the same input.

The search goes from what looks best to what still fits, in few layouts. Where a story has no place
for its words: spaces and headlines tighten first, then all type of the piece, then questions that
may change places do, then answers give way in the order that the material states. Then what was
tightened more than needed is loosened again. Where panels stay empty, answers grow and spaces
widen, and at last questions change places if that fills panels more evenly. So the author's order
stands unless another lets more stand. Stories do not touch each other, so one layout tells of all
of them, and each halves its own range of choices.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from printables.errors import LayoutError
from printables.layout.changing_places import EVENER, Order, evener, fitting
from printables.layout.choice import Choice, material_as, setting_as
from printables.layout.compose import compose
from printables.layout.giving_way import longer_of, steps_of
from printables.layout.overset import told
from printables.model.composition import Composition
from printables.model.copyfit import FitReport, Measure, Setting
from printables.model.job import Job

Measuring = Callable[[Job, Composition], Measure]
"""Sets a composition and tells what it came to; the renderer does it."""
Look = tuple[Setting, Mapping[str, int], Mapping[str, Order]]
"""What a layout depends on: sizes, how many things gave way, and the orders of stories."""

MIDDLE, FULLY = 0.5, 1.0
ORDERS_TRIED = 2
"""Layouts in which another order is tried: what is foretold is mostly right, more would not pay."""


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


def as_fitted(job: Job, fitted: Fitted) -> Fitted:
    """Give another edition of a piece that was made to fit."""
    if job.sides:
        pairs = zip(job.sides, fitted.job.sides, strict=True)
        return replace(fitted, job=replace(job, sides=tuple(like(*pair) for pair in pairs)))
    return replace(fitted, job=like(job, fitted.job))


def like(job: Job, fitted: Job) -> Job:
    return replace(job, material=fitted.material, setting=fitted.setting)


class Fitter:
    """Looks at choices, each laid out once."""

    def __init__(self, job: Job, measuring: Measuring) -> None:
        self.job = job
        self.measuring = measuring
        self.looked: list[tuple[Look, Measure]] = []
        self.orders_tried = 0

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
        same = setting_as(self.job.material, choice), taken, choice.orders
        measure = next((measure for known, measure in self.looked if known == same), None)
        if measure is None:
            measure = self.measuring(*self.set_as(choice))
            self.looked.append((same, measure))
        return measure

    def squeezed(self, drawn: Choice) -> Choice:
        """Tighten what is overset, change places, let answers give way, then loosen what can be."""
        stories = self.look(drawn).overset
        if not stories:
            return drawn
        choice = drawn.tightened(stories, FULLY)
        if self.look(choice).overset:
            choice = self.fitted_by_order(replace(choice, type=FULLY))
        if overset := self.look(choice).overset:
            choice = self.fitted_by_order(self.given_way(choice, overset))
        if self.look(choice).overset:
            return choice
        return self.loosened(choice, stories)

    def given_way(self, choice: Choice, stories: frozenset[str]) -> Choice:
        """Find how many steps each story must take, all stories side by side."""
        least = dict.fromkeys(stories, 0)
        most = {name: len(steps_of(self.job.material, name)) for name in stories}
        while open_yet := [name for name in stories if most[name] - least[name] > 1]:
            tried = {name: (least[name] + most[name]) // 2 for name in open_yet}
            choice = self.fitted_by_order(choice.stepped({**most, **tried}))
            overset = self.look(choice).overset
            for name, at in tried.items():
                (least if name in overset else most)[name] = at
        return choice.stepped(most)

    def fitted_by_order(self, choice: Choice) -> Choice:
        """Let questions change places in overset stories, if all of their words then find place."""
        before = self.look(choice)
        groups = self.job.material.copyfit.changes_places
        orders = {name: fitting(before.stories[name], groups) for name in before.overset}
        return self.reordered(choice, orders, lambda name, after: name not in after.overset)

    def evened_by_order(self, choice: Choice) -> Choice:
        """Let questions change places where panels stay emptier than they are to be."""
        before, groups = self.look(choice).stories, self.job.material.copyfit.changes_places
        fills = {name: self.job.material.stories[name].fill for name in self.sparse(choice)}
        orders = {name: evener(before[name], groups, fill) for name, fill in fills.items()}

        def is_evener(name: str, after: Measure) -> bool:
            gained = after.stories[name].fill - before[name].fill
            return name not in after.overset and gained >= EVENER

        return self.reordered(choice, orders, is_evener)

    def reordered(
        self,
        choice: Choice,
        orders: Mapping[str, Order | None],
        is_better: Callable[[str, Measure], bool],
    ) -> Choice:
        """Lay out what was foretold, and keep the orders that are better indeed."""
        foretold = {name: order for name, order in orders.items() if order}
        if not foretold or self.orders_tried == ORDERS_TRIED:
            return choice
        self.orders_tried += 1
        after = self.look(choice.reordered(foretold))
        kept = {name: order for name, order in foretold.items() if is_better(name, after)}
        return choice.reordered(kept)

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
        return self.evened_by_order(choice)

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
        material, taken = self.job.material, list(choice.taken(self.job.material))
        return FitReport(
            layouts=len(self.looked),
            setting=setting_as(material, choice),
            measure=self.look(choice),
            shortened=tuple(step.name for step in taken if step.shorten),
            left_out=tuple(step.name for step in taken if step.leave_out),
            lengthened=tuple(choice.longer(material)),
            order=tuple(choice.moved(material)),
        )
