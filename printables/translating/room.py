"""How much room each text has: measured by making every piece fit, as `fit` does."""

from collections.abc import Iterator

from printables.fitting import fit_all
from printables.model.copyfit import FitReport
from printables.model.job import Content
from printables.model.material import Material
from printables.model.translation import TextPath
from printables.source import Selection
from printables.source.text_usage import texts_by_story
from printables.translating.scope import Scope


def room_of(scope: Scope) -> dict[TextPath, int]:
    """Give the characters that each text may have where it has least room, if all else stays.

    A language that is not whole yet is measured by its source. What does not fit has no room.
    """
    language = scope.source if scope.translation.missing else scope.language
    selection = Selection(packs=(scope.pack,), languages=(language,))
    found: dict[TextPath, int] = {}
    for one in fit_all(scope.root, selection).tried:
        material = scope.materials.get(one.name.material)
        if one.report and material and scope.content:
            for path, letters in spare(one.report, material, scope.content):
                found[path] = min(letters, found.get(path, letters))
    lengths = {
        path: len(text.words.words if text.words else text.english.words)
        for path, text in scope.translation.texts.items()
    }
    return {path: lengths[path] + more for path, more in found.items() if path in lengths}


def spare(
    report: FitReport, material: Material, content: Content
) -> Iterator[tuple[TextPath, int]]:
    """Give the letters that could be added in the story of each text; only of those that run."""
    stories = texts_by_story(material, content)
    for name, measure in report.measure.stories.items():
        if any(measure.fills):
            letters = round(measure.room * measure.line_length)
            yield from ((path, letters) for path in stories.get(name, ()))
