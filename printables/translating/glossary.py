"""`glossary.<language>.yaml`: how a term is said, what is never said, and why."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from printables.source.tree import Entry
from printables.source.yaml_file import read_yaml

ASIDE = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, kw_only=True)
class Term:
    """A term of the source language in its spellings, and a hint for who translates it."""

    spellings: tuple[str, ...]
    hint: str

    def stands_in(self, text: str) -> bool:
        return any(
            re.search(rf"\b{re.escape(one)}\b", text, re.IGNORECASE) for one in self.spellings
        )


def read_glossary(root: Path, folder: Path, source: str, language: str) -> tuple[Term, ...]:
    """Read the terms of a language, each under the codes of both languages; none without a file.

    Raises:
        ContentError: the file is there, and is not YAML.
    """
    path = folder / f"glossary.{language}.yaml"
    if not path.exists():
        return ()
    entries = read_yaml(path, root).entries("terms")
    return tuple(one for entry in entries for one in terms(entry, source, language))


def terms(entry: Entry, source: str, language: str) -> Iterator[Term]:
    there, here = entry.fields.get(source), entry.fields.get(language)
    if isinstance(there, str) and isinstance(here, str):
        spellings = (" ".join(ASIDE.sub(" ", one).split()) for one in there.split(";"))
        avoided, note = entry.fields.get("avoid"), entry.fields.get("note")
        never = f" (not: {', '.join(map(str, avoided))})" if isinstance(avoided, list) else ""
        why = f" {note}" if isinstance(note, str) else ""
        yield Term(spellings=tuple(filter(None, spellings)), hint=f"{there} = {here}{never}.{why}")
