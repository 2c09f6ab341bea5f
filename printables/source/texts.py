"""The texts of a pack that may be printed, as written and as they will be read."""

import re
from collections.abc import Iterator

from printables.source.tree import Loc, YamlFile

NOT_WORDS = {"id", "icon", "language", "original", "audiences"}
BRACES = re.compile(r"\{[^{}]*\}|[{}]")
UNPRINTED = re.compile(r"\]\([^)]*\)|[*_\[\]]")


def printed(file: YamlFile) -> Iterator[tuple[Loc, str]]:
    """Give every text of a FAQ or pieces file that may be printed."""
    for loc, text in file.scalars():
        words = [step for step in loc if isinstance(step, str)]
        if words[-1] not in NOT_WORDS:
            yield loc, text


def as_printed(text: str) -> str:
    """Give a text on one line without Markdown's signs, addresses and placeholders."""
    return " ".join(UNPRINTED.sub("", BRACES.sub("…", text)).split())
