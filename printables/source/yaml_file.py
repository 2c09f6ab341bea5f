"""Reads YAML so that scalars stay text and every value keeps its place. The only user of PyYAML.

Plain PyYAML turns `12:30` into 750 and `no` into False, and takes the second of two equal keys
without a word. Here one walk over the parser's events keeps the text and reports such keys.
"""

from pathlib import Path

import yaml

from printables.errors import ContentError, Problem
from printables.source.text_file import read_text
from printables.source.tree import Loc, Place, Tree, YamlFile, problem_at
from printables.source.yaml_mistakes import explain

PARSER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DEEPEST = 40
IN_QUOTES = 'If this is a text, put it in quotation marks: "like this".'


def read_yaml(file: Path, root: Path) -> YamlFile:
    """Read a file whose top is a mapping; its path is told relative to `root`.

    Mistakes after which the rest can still be read (a key that is there twice) are in `problems`.

    Raises:
        ContentError: the file cannot be read at all: missing, empty, not text, not YAML.
    """
    shown = file.relative_to(root)
    text = read_text(file, shown)
    try:
        return Reader(text, shown).file()
    except yaml.MarkedYAMLError as broken:
        gave_up = place(broken.problem_mark) or Place(1, 1)
        mistake = explain(text.split("\n"), gave_up, place(broken.context_mark))
        problem = problem_at(mistake.place, shown, mistake.message, mistake.remedy)
        raise ContentError([problem]) from None


def place(mark: "yaml.Mark | yaml._yaml.Mark | None") -> Place | None:
    return Place(mark.line + 1, mark.column + 1) if mark else None


def start(event: yaml.Event) -> Place:
    return place(event.start_mark) or Place(1, 1)


class Reader:
    """One walk over the events of one file."""

    def __init__(self, text: str, shown: Path) -> None:
        self.lines = text.split("\n")
        self.shown = shown
        self.events = iter(yaml.parse(text, Loader=PARSER))
        self.values: dict[Loc, Place] = {}
        self.keys: dict[Loc, Place] = {}
        self.problems: list[Problem] = []

    def file(self) -> YamlFile:
        data = self.document()
        return YamlFile(
            path=self.shown,
            data=data,
            values=self.values,
            keys=self.keys,
            problems=tuple(self.problems),
        )

    def document(self) -> dict[str, Tree]:
        """Read the one document of the file, which must be a mapping."""
        next(self.events)  # the stream begins
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise self.refusal(Place(1, 1), "the file holds nothing but comments.", "Fill it.")
        first = next(self.events)
        tree = self.value(first, ())
        next(self.events)  # the document ends
        following = next(self.events)
        if not isinstance(following, yaml.StreamEndEvent):
            message = "a line '---' begins a second document."
            self.report(start(following), message, "Make it a file of its own.")
        if not isinstance(tree, dict):
            message = "the file must be made of 'key: value' lines."
            raise self.refusal(start(first), message, "Begin it with a key.")
        return tree

    def value(self, event: yaml.Event, loc: Loc) -> Tree:
        self.values[loc] = start(event)
        self.refuse_shortcuts(event)
        if len(loc) > DEEPEST:
            raise self.refusal(start(event), "this is nested too deeply.", IN_QUOTES)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(loc)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(loc)
        if isinstance(event, yaml.ScalarEvent):
            self.refuse_lost_words(event)
            return event.value
        return ""

    def sequence(self, loc: Loc) -> list[Tree]:
        items: list[Tree] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, (*loc, len(items))))
        return items

    def mapping(self, loc: Loc) -> dict[str, Tree]:
        found: dict[str, Tree] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.key(event)
            if key in found:
                message = f"'{key}' stands here twice (first in line {self.keys[*loc, key].line})."
                self.report(start(event), message, "Keep one of them.")
                self.value(next(self.events), (*loc, key, "the second time"))
            else:
                self.keys[*loc, key] = start(event)
                found[key] = self.value(next(self.events), (*loc, key))
        return found

    def key(self, event: yaml.Event) -> str:
        self.refuse_shortcuts(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise self.refusal(start(event), "only words can be a key.", IN_QUOTES)
        return event.value

    def refuse_shortcuts(self, event: yaml.Event) -> None:
        """Refuse anchors, aliases and tags: they hide words from whoever reads the file."""
        if isinstance(event, yaml.AliasEvent):
            written = f"*{event.anchor}"
        elif anchor := getattr(event, "anchor", None):
            written = f"&{anchor}"
        elif not (written := getattr(event, "tag", None) or ""):
            return
        message = f"'{written}' is a YAML shortcut, which is not used here."
        self.report(start(event), message, f"Write the value out. {IN_QUOTES}")

    def refuse_lost_words(self, event: yaml.ScalarEvent) -> None:
        """Refuse `text: We are #1`: YAML takes `#1` for a comment, and the words would vanish."""
        end = place(event.end_mark)
        if event.style or end is None or end.line > len(self.lines):
            return
        rest = self.lines[end.line - 1][end.column - 1 :]
        if rest.startswith(" #") and not rest.startswith((" # ", " ##")):
            message = f"'{rest.strip()}' would be lost: a '#' behind a space begins a comment."
            remedy = "Put the whole text in quotation marks, or a space behind the '#'."
            self.report(Place(end.line, end.column + 1), message, remedy)

    def report(self, where: Place, message: str, remedy: str) -> None:
        self.problems.append(problem_at(where, self.shown, message, remedy))

    def refusal(self, where: Place, message: str, remedy: str) -> ContentError:
        self.report(where, message, remedy)
        return ContentError(self.problems)
