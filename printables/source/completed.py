"""A translation that is not finished: what is there can be read, what is not there is named."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest

from printables.model.translation import TextPath
from printables.source.faults import Fault
from printables.source.text_paths import FAQ, LOCALE, Written
from printables.source.texts import NOT_WORDS
from printables.source.tree import Tree, YamlFile


def completed(translation: YamlFile, source: YamlFile) -> YamlFile:
    """Fill in the source's words where a record lacks some, so that the rest of it can be read.

    They are never printed: a piece that would print them is refused.
    """
    filled = with_words(translation.data, source.data)
    return replace(translation, data=filled) if isinstance(filled, dict) else translation


def with_words(tree: "Tree | None", source: "Tree | None") -> Tree:
    if isinstance(tree, dict) and isinstance(source, dict):
        lacking = {key: words for key, words in source.items() if lacks(tree, key, words)}
        kept = {key: one for key, one in tree.items() if key not in lacking}
        return lacking | {key: with_words(one, source.get(key)) for key, one in kept.items()}
    if isinstance(tree, list) and isinstance(source, list):
        if records := by_id(source):
            return [with_words(one, records.get(id_of(one))) for one in tree]
        return [with_words(one, other) for one, other in zip_longest(tree, source)]
    return source or "" if tree is None else tree


def lacks(tree: Mapping[str, Tree], key: str, words: Tree) -> bool:
    """Tell whether a text, or a list of items, is left out; records of their own are not lent."""
    if key in NOT_WORDS or (isinstance(words, list) and by_id(words)):
        return False
    return not tree.get(key)


def by_id(items: list[Tree]) -> dict[str, Tree]:
    return {id_of(one): one for one in items if id_of(one)}


def id_of(item: Tree) -> str:
    name = item.get("id") if isinstance(item, dict) else None
    return name if isinstance(name, str) else ""


def added(
    source: Mapping[TextPath, Written], translated: Mapping[TextPath, Written]
) -> Iterator[Fault]:
    """Report texts that a translation has and its source has not, though it has the record."""
    records = {record_of(path) for path in source}
    for path, one in translated.items():
        if path not in source and record_of(path) in records and not path.startswith(LOCALE):
            message = f"there is no English text '{path}'."
            remedy = "Take it out, or add it to the source language first."
            yield Fault(file=one.file, loc=one.loc, message=message, remedy=remedy)


def record_of(path: TextPath) -> str:
    """Give the record that a text belongs to."""
    steps = path.split("/")
    return "/".join(steps[: 2 if steps[0] == FAQ else 3])
