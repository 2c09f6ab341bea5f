"""One way to set a piece: what the search chooses from, and what that makes of a material."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from printables.layout.changing_places import Order, in_order
from printables.layout.giving_way import given_way, lengthened, longer_of, steps_of
from printables.model.copyfit import Setting, Step, StorySetting
from printables.model.material import Material
from printables.model.story import Story


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One way to set a piece.

    `type` and `tight`: from 0 as drawn to 1 the smallest, or down to -1 the largest. `steps`: how
    many things give way in a story; below 0, how many answers are longer. `orders`: of the stories
    whose questions changed places, those that may, in their new order.
    """

    type: float = 0.0
    tight: Mapping[str, float] = field(default_factory=dict)
    steps: Mapping[str, int] = field(default_factory=dict)
    orders: Mapping[str, Order] = field(default_factory=dict)
    bound: frozenset[str] = frozenset()

    def tightened(self, stories: Iterable[str], level: float) -> "Choice":
        return replace(self, tight={**self.tight, **dict.fromkeys(stories, level)})

    def stepped(self, steps: Mapping[str, int]) -> "Choice":
        return replace(self, steps={**self.steps, **steps})

    def reordered(self, orders: Mapping[str, Order]) -> "Choice":
        return replace(self, orders={**self.orders, **orders})

    def taken(self, material: Material) -> Iterator[Step]:
        """Give what gives way."""
        for name, count in self.steps.items():
            yield from steps_of(material, name)[: max(count, 0)]

    def longer(self, material: Material) -> Iterator[str]:
        """Give the questions whose answers are longer."""
        for name, count in self.steps.items():
            yield from longer_of(material, name)[: max(-count, 0)]

    def moved(self, material: Material) -> Iterator[str]:
        """Give the questions that may change places, as they stand now, where they stand anew."""
        for name, order in self.orders.items():
            story = material.stories[name]
            yield from order if in_order(story, order) != story else ()


def material_as(material: Material, choice: Choice) -> Material:
    """Give a material with what gives way, grows or changes places under a choice."""
    stories = {name: story_as(name, material, choice) for name in material.stories}
    return material.model_copy(update={"stories": stories})


def story_as(name: str, material: Material, choice: Choice) -> Story:
    count = choice.steps.get(name, 0)
    story = in_order(material.stories[name], choice.orders.get(name, ()))
    story = given_way(story, steps_of(material, name)[: max(count, 0)])
    return lengthened(story, longer_of(material, name)[: max(-count, 0)])


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
