"""What to tell a person of text that does not fit: which text, by how much, and what helps."""

from collections.abc import Iterable, Iterator, Sequence

from printables.layout.planning import story_texts
from printables.model.composition import ComposedStory, Composition, HelplinesBlock
from printables.model.copyfit import Measure
from printables.model.job import Job
from printables.plural import plural


def told(job: Job, composition: Composition, measure: Measure, stories: Iterable[str]) -> str:
    """Tell of each story that has no place for its words, in the order of the piece."""
    overset = set(stories)
    names = [name for name in composition.stories if name in overset]
    return "\n".join(story_told(name, job, composition, measure) for name in names)


def story_told(name: str, job: Job, composition: Composition, measure: Measure) -> str:
    lines = measure.stories[name].overset
    words = [word for line in lines for word in line.split()]
    panels = " or ".join(f"'{panel}'" for panel in composition.stories[name].panels)
    texts = list(dict.fromkeys(texts_holding(lines, name, composition))) or [
        f"the text of '{name}'"
    ]
    return (
        f"{' and '.join(texts)} {'does' if len(texts) == 1 else 'do'} not fit "
        f"on {panels} in {job.locale.title}: "
        f"{plural(len(lines), 'line')} ({plural(len(words), 'word')}) too many, "
        f"from '{quoted(words)}'. {remedy(lines, composition.stories[name])}"
    )


def remedy(lines: Sequence[str], story: ComposedStory) -> str:
    """Say what helps; where only numbers have no place, other words must make room for them."""
    rows = [together(row) for row in number_rows(story)]
    if all(any(together(line) in row for row in rows) for line in lines):
        less = "No number is ever shortened: shorten the words around it by about "
        less += plural(len(lines), "line")
    else:
        less = f"Shorten it by about {plural(sum(len(line.split()) for line in lines), 'word')}"
    return f"{less}, or let more give way under 'copyfit' in material.yaml."


def number_rows(story: ComposedStory) -> Iterator[str]:
    """Give the numbers and addresses of each help line of a story, with their labels."""
    for block in story.blocks.values():
        if isinstance(block, HelplinesBlock):
            yield from (" ".join(way.plain for way in one.ways) for one in block)


def texts_holding(lines: Iterable[str], name: str, composition: Composition) -> Iterator[str]:
    """Name the texts of a story that overset lines belong to."""
    texts = [(text.what, together(text.text)) for text in story_texts(composition.stories[name])]
    for line in lines:
        found = next((what for what, text in texts if together(line) in text), None)
        if found:
            yield found.removeprefix(f"{name}: ")


def together(text: str) -> str:
    """Take out spaces and soft hyphens, which line ends change."""
    return "".join(text.replace("\u00ad", "").replace("\u200b", "").split()).removesuffix("-")


def quoted(words: list[str]) -> str:
    few = 5
    return " ".join(words[:few]) + (" …" if len(words) > few else "")
