"""A material with what it prints shortened, lengthened or left out, step by step."""

from collections.abc import Iterable, Iterator

from printables.model.content import BY_LENGTH
from printables.model.copyfit import Step
from printables.model.material import Material
from printables.model.story import BlockRecord, Story


def steps_of(material: Material, story: str) -> tuple[Step, ...]:
    """Give what may give way in a story, in the material's order."""
    named = set(names_in(material.stories[story]))
    return tuple(step for step in material.copyfit.gives_way if step.name in named)


def longer_of(material: Material, story: str) -> tuple[str, ...]:
    """Give the questions of a story whose answers may be longer, in the material's order."""
    named = set(names_in(material.stories[story]))
    return tuple(name for name in material.copyfit.fills_up if name in named)


def names_in(story: Story) -> Iterator[str]:
    """Give the names of a story's blocks, and the ids of its questions."""
    for name, block in story.blocks.items():
        yield name
        yield from block.questions or ()


def given_way(story: Story, steps: Iterable[Step]) -> Story:
    """Give a story after some steps."""
    for step in steps:
        story = shortened(story, step.name) if step.shorten else without(story, step.name)
    return story


def lengthened(story: Story, questions: Iterable[str]) -> Story:
    for name in questions:
        story = resized(story, name, by=1)
    return story


def shortened(story: Story, name: str) -> Story:
    """Let the rows of a block of contacts take less room, or print a shorter answer."""
    block = story.blocks.get(name)
    if block is None or not block.contacts:
        return resized(story, name, by=-1)
    short = block.model_copy(update={"short": True})
    return story.model_copy(update={"blocks": {**story.blocks, name: short}})


def resized(story: Story, question: str, *, by: int) -> Story:
    """Print an answer one length longer or shorter; at the end of the lengths it stays."""

    def change(block: BlockRecord) -> BlockRecord:
        if question not in (block.questions or ()):
            return block
        at = BY_LENGTH.index(block.length_of(question)) + by
        length = BY_LENGTH[min(max(at, 0), len(BY_LENGTH) - 1)]
        return block.model_copy(update={"lengths": {**block.lengths, question: length}})

    blocks = {name: change(block) for name, block in story.blocks.items()}
    return story.model_copy(update={"blocks": blocks})


def without(story: Story, name: str) -> Story:
    """Leave out a block, or one question of a block."""
    if name in story.blocks:
        blocks = {key: block for key, block in story.blocks.items() if key != name}
        return story.model_copy(update={"blocks": blocks, "left_out": (*story.left_out, name)})
    blocks = {key: without_question(block, name) for key, block in story.blocks.items()}
    left = story.model_copy(update={"blocks": blocks})
    emptied = [key for key, block in blocks.items() if block.questions == ()]
    return without(left, emptied[0]) if emptied else left


def without_question(block: BlockRecord, name: str) -> BlockRecord:
    if name not in (block.questions or ()):
        return block
    kept = tuple(one for one in block.questions or () if one != name)
    return block.model_copy(update={"questions": kept})
