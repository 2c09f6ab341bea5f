"""Writes `translations.<language>.yaml`: which English each text translates, and who signed it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from printables.model.translation import TextPath, TextRecord
from printables.source.text_file import read_text
from printables.source.translations import state_file
from printables.translating.scope import Scope
from printables.translating.yaml_writer import Document

NEW = """\
# Which English each text translates, who translated it, and who has read and signed it.
# Written by `python build.py translations --import` and `--review`. `english` and `words` are
# digests: when the English changes, a text is stale; when its words do, it is a draft again.
language: {language}
texts: {{}}
"""


def file_with(scope: Scope, records: Mapping[TextPath, TextRecord]) -> tuple[Path, str]:
    """Give the state file with some records written anew, in the order of the English texts."""
    path = state_file(scope.folder, scope.language)
    shown = path.relative_to(scope.root)
    text = read_text(path, shown) if path.exists() else NEW.format(language=scope.language)
    document = Document(text)
    order = list(scope.translation.texts)
    for name in sorted(records, key=order.index):
        document.set_record(("texts", name), plain(records[name]), order)
    return path, document.text()


def plain(record: TextRecord) -> dict[str, Any]:
    """Give what is written of a record: nothing that is not known."""
    kept = record.model_dump(mode="python", exclude_none=True)
    kept["reviews"] = [dict(review) for review in kept["reviews"]]
    return {name: value for name, value in kept.items() if value != []}
