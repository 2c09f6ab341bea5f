"""The room that a text has: that of its story, where it is tightest."""

from printables.model.copyfit import FitReport, Measure, Setting, StoryMeasure
from printables.translating.message import messages
from printables.translating.room import spare
from tests.source.sample import Project
from tests.translating.signing import scope

HEADLINE = "pieces/lines/headline/text"


def report(**stories: StoryMeasure) -> FitReport:
    return FitReport(layouts=1, setting=Setting(), measure=Measure(stories=stories))


def test_texts_share_the_room_of_their_story(project: Project) -> None:
    found = scope(project.root)
    assert found.content
    running = StoryMeasure(fills=(0.8,), room=2, line_length=40)
    told = report(front=running, back=StoryMeasure(fills=(0.0,)))
    assert dict(spare(told, found.materials["flyer"], found.content)) == {
        HEADLINE: 80,
        "faq/what-it-is/question": 80,
        "faq/what-it-is/short": 80,
    }


def test_a_translator_is_told(project: Project) -> None:
    found = {one.path: one.notes for one in messages(scope(project.root), {HEADLINE: 60})}
    assert "Room for 60 characters where it is tightest, if all around it stays." in found[HEADLINE]
    assert not any("Room" in note for note in found["pieces/lines/secret/text"])
