"""Writes texts into YAML files and leaves all else as it is. The only user of ruamel.yaml.

Comments, order, quotes and folds stay: a diff shows the texts that changed and nothing else.
"""

import copy
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
    SingleQuotedScalarString,
)

from printables.source.tree import Loc
from printables.translating.merging import merged

WIDTH = 98
"""Characters of a line; longer texts are folded."""
QUOTED = (DoubleQuotedScalarString, SingleQuotedScalarString)
START: Loc = ()
NEVER = 1_000_000
"""Longer than any line: only we break lines."""


def parser() -> YAML:
    made = YAML()
    made.preserve_quotes = True
    made.width = NEVER
    made.indent(mapping=2, sequence=4, offset=2)
    made.representer.ignore_aliases = lambda *_: True  # a date that stands twice is written twice
    return made


class Document:
    """A YAML file in which texts can be set; places are those of our own reader."""

    def __init__(self, text: str) -> None:
        self._tree: Any = parser().load(text) or CommentedMap()
        self._written, self._normal = text, self._dumped()

    def text(self) -> str:
        """Give the file: what was set is new, all else as it was written."""
        return merged(self._written, self._normal, self._dumped())

    def _dumped(self) -> str:
        target = io.StringIO()
        parser().dump(self._tree, target)
        return target.getvalue()

    def set_text(self, loc: Loc, words: str) -> None:
        """Write a text at a place that is there, in the style in which that place is written."""
        parent, key = self._at(loc[:-1]), loc[-1]
        before = parent[key]
        parent[key] = styled(words, before, 2 * len(loc), flow=in_flow(parent))
        keep_comment(parent, key, was_block=in_block(before), is_block=in_block(parent[key]))

    def ensure(self, pattern: "Document", loc: Loc) -> Loc:
        """Give the place in this file that answers to one of another: records go by their ids.

        What is not there yet is taken over from the other file, between the same neighbours.
        """
        here, there, found = self._tree, pattern._tree, START  # noqa: SLF001 - of our own kind
        for step in loc:
            at = key_at(here, there, step) if isinstance(step, str) else item_at(here, there, step)
            here, there, found = here[at], there[step], (*found, at)
        return found

    def set_record(self, loc: Loc, record: Mapping[str, Any], order: Sequence[str]) -> None:
        """Write a record of plain values under its name; a new one stands as `order` has it."""
        parent, name = self._at(loc[:-1]), loc[-1]
        made = CommentedMap()
        for key, value in record.items():
            made[key] = flow_lines(value) if isinstance(value, list) else prose(value, 2 * len(loc))
        if name in parent:
            parent[name] = made
            return
        parent.fa.set_block_style()
        places = {one: at for at, one in enumerate(parent)}
        before = [places[one] for one in order[: order.index(str(name))] if one in places]
        parent.insert(max(before, default=-1) + 1, name, made)

    def _at(self, loc: Loc) -> Any:  # noqa: ANN401 - a tree of any shape
        found = self._tree
        for step in loc:
            found = found[step]
        return found


def key_at(here: Any, there: Any, key: str) -> str:  # noqa: ANN401 - mappings
    """Give a key that is there now."""
    if key not in here:
        names = list(there)
        before = [list(here).index(name) for name in names[: names.index(key)] if name in here]
        here.insert(max(before, default=-1) + 1, key, copy.deepcopy(there[key]))
    return key


def item_at(here: Any, there: Any, index: int) -> int:  # noqa: ANN401 - lists
    """Give the index of a record that is there now, or of an item: those before it are as well."""
    names, wanted = [id_of(one) for one in here], id_of(there[index])
    if not wanted:
        here.extend(copy.deepcopy(there[at]) for at in range(len(here), index + 1))
        return index
    if wanted in names:
        return names.index(wanted)
    before = [names.index(id_of(one)) for one in there[:index] if id_of(one) in names]
    at = max(before, default=-1) + 1
    here.insert(at, copy.deepcopy(there[index]))
    return at


def id_of(item: Any) -> str:  # noqa: ANN401 - a record or a scalar
    return str(item.get("id", "")) if isinstance(item, dict) else ""


def keep_comment(parent: Any, key: str | int, *, was_block: bool, is_block: bool) -> None:  # noqa: ANN401
    """Keep the blank lines below a text: only a block of lines ends with its own line break."""
    token = parent.ca.items[key][2] if key in parent.ca.items and isinstance(key, str) else None
    if token is not None and was_block and not is_block:
        token.value = f"\n{token.value}"
    elif token is not None and is_block and not was_block:
        token.value = token.value.removeprefix("\n")


def in_block(scalar: Any) -> bool:  # noqa: ANN401 - any scalar
    return isinstance(scalar, FoldedScalarString | LiteralScalarString)


def in_flow(parent: Any) -> bool:  # noqa: ANN401 - a mapping or a list
    return bool(parent.fa.flow_style())


def styled(words: str, before: Any, indent: int, *, flow: bool) -> Any:  # noqa: ANN401 - any scalar
    """Give words in the style of those that stood there; new lines and length may ask another."""
    if not words:
        return DoubleQuotedScalarString("")
    if flow:
        kind = type(before) if isinstance(before, QUOTED) else str
        return kind(words)
    if "\n" in words:
        return LiteralScalarString(words + "\n")
    if isinstance(before, LiteralScalarString):
        return LiteralScalarString(words + ("\n" if before.endswith("\n") else ""))
    if isinstance(before, FoldedScalarString) or len(words) + indent > WIDTH:
        return folded(words, indent)
    return type(before)(words) if before and isinstance(before, QUOTED) else words


def folded(words: str, indent: int) -> Any:  # noqa: ANN401 - ruamel's types lack fold_pos
    """Break a long text over lines; one that has nowhere to be broken stays as it is."""
    text: Any = FoldedScalarString(words)
    text.fold_pos = list(fold_places(words, WIDTH - indent))
    return text


def fold_places(words: str, width: int) -> Iterator[int]:
    """Give the spaces at which lines end: single ones, as YAML keeps the others."""
    start, last = 0, None
    for at, letter in enumerate(words):
        alone = letter == " " and " " not in (words[at - 1 : at], words[at + 1 : at + 2])
        if at - start > width and last is not None:
            yield last
            start, last = last + 1, None
        if alone:
            last = at


def prose(value: Any, depth: int) -> Any:  # noqa: ANN401 - any scalar
    if not isinstance(value, str):
        return value
    return styled(value, "", depth, flow=False)


def flow_lines(records: list[Mapping[str, Any]]) -> CommentedSeq:
    """Write each record of a list on a line of its own."""
    made = CommentedSeq()
    for record in records:
        line = CommentedMap(record)
        line.fa.set_flow_style()
        made.append(line)
    return made
