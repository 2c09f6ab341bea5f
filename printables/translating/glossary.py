"""`glossary.<language>.yaml`: how a term is said, what is never said, and why."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from printables.source.tree import Tree
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
    listed = read_yaml(path, root).data.get("terms")
    written = listed if isinstance(listed, list) else []
    return tuple(
        one
        for fields in written
        if isinstance(fields, dict)
        for one in terms(fields, source, language)
    )


def terms(fields: dict[str, Tree], source: str, language: str) -> Iterator[Term]:
    there, here = fields.get(source), fields.get(language)
    if isinstance(there, str) and isinstance(here, str):
        spellings = (" ".join(ASIDE.sub(" ", one).split()) for one in there.split(";"))
        avoided, note = fields.get("avoid"), fields.get("note")
        never = f" (not: {', '.join(map(str, avoided))})" if isinstance(avoided, list) else ""
        why = f" {note}" if isinstance(note, str) else ""
        yield Term(spellings=tuple(filter(None, spellings)), hint=f"{there} = {here}{never}.{why}")
