"""What a material prints of a pack: the records that it needs to be sound."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from printables.model.content import (
    BY_LENGTH,
    AnswerLength,
    Checklist,
    Contact,
    ContactWords,
    Line,
    Question,
)
from printables.model.job import Content
from printables.model.material import Material
from printables.model.story import BlockRecord
from printables.source.faults import Item
from printables.source.references import named_in
from printables.source.tree import Loc

Named = TypeVar("Named", Question, Line, Checklist, ContactWords, Contact)


def blocks(material: Material) -> Iterator[tuple[Loc, BlockRecord]]:
    """Give each block with its place in `material.yaml`."""
    for story_id, story in material.stories.items():
        for name, block in story.blocks.items():
            yield ("stories", story_id, "blocks", name), block


def lengths(question: str, block: BlockRecord, material: Material) -> set[AnswerLength]:
    """Give every length at which a piece may print an answer, once it is made to fit."""
    at = BY_LENGTH.index(block.length_of(question))
    shorter = sum(step.shorten == question for step in material.copyfit.gives_way)
    longer = material.copyfit.fills_up.count(question)
    return set(BY_LENGTH[max(at - shorter, 0) : at + longer + 1])


def references(block: BlockRecord, loc: Loc) -> Iterator[tuple[Loc, Item]]:
    """Give each record of the pack that a block names, with its place."""
    if block.line:
        yield (*loc, "line"), ("lines", block.line)
    if block.list:
        yield (*loc, "list"), ("lists", block.list)
    if block.qr:
        yield (*loc, "qr"), ("contacts", block.qr)
    for index, name in enumerate(block.questions or ()):
        yield (*loc, "questions", index), ("questions", name)
    for index, name in enumerate(block.contacts or ()):
        yield (*loc, "contacts", index), ("contacts", name)


def needed(material: Material, content: Content) -> Iterator[tuple[Loc, Item]]:
    """Give what each block names and, at the same place, what the texts so named refer to."""
    for loc, block in blocks(material):
        for place, item in references(block, loc):
            yield place, item
            for text in written(item, block, material, content):
                for named in named_in(text):
                    yield place, named


def written(item: Item, block: BlockRecord, material: Material, content: Content) -> Iterator[str]:
    """Give the texts that a block may print of a record, as they are written."""
    section, name = item
    pieces = content.pieces
    if section == "questions":
        for question in named(content.faq.questions, name):
            yield question.question
            yield from (question.answer(one) for one in lengths(name, block, material))
    elif section == "lines":
        yield from (line.text for line in named(pieces.lines, name))
    elif section == "lists":
        for one in named(pieces.lists, name):
            yield from checklist_texts(one)
    elif not block.qr:
        for words in named(pieces.contacts, name):
            yield from (words.name, words.purpose, words.hours or "", words.languages or "")


def checklist_texts(one: Checklist) -> Iterator[str]:
    yield from (one.title, one.intro or "", one.closing or "")
    yield from (f"{item.lead or ''} {item.text}" for item in one.items)


def named(records: Iterable[Named], name: str) -> Iterator[Named]:
    return (one for one in records if one.id == name)


def existing(content: Content) -> set[Item]:
    """Give all records that a pack has in a language."""
    return {
        *(("questions", one.id) for one in content.faq.questions),
        *(("lines", one.id) for one in content.pieces.lines),
        *(("lists", one.id) for one in content.pieces.lists),
        *(("contacts", one.id) for one in content.contacts),
        *(("facts", one.id) for one in content.facts),
    }


def contact(content: Content, name: str) -> Contact | None:
    return next(named(content.contacts, name), None)
