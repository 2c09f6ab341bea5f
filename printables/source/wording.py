"""Words that must not be printed: withdrawn claims, and words that a language avoids."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from printables.source.faults import Fault
from printables.source.texts import as_printed, printed
from printables.source.tree import Loc, YamlFile


@dataclass(frozen=True, kw_only=True)
class Ban:
    """Words that must not be printed, why, and what to say instead."""

    pattern: re.Pattern[str]
    reason: str
    instead: str


def bans(file: YamlFile, section: str) -> Iterator[Ban | Fault]:
    """Read the patterns of `withdrawn` facts or words to `avoid`; a broken one is a fault."""
    listed = file.data.get(section)
    for index, fields in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(fields, dict):
            for loc, pattern in patterns(fields, (section, index)):
                yield ban(file, loc, pattern, fields)


def patterns(fields: Mapping[str, object], loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Give `pattern: ...` or each of `patterns: [...]` with its place."""
    if isinstance(one := fields.get("pattern"), str):
        yield (*loc, "pattern"), one
    if isinstance(several := fields.get("patterns"), list):
        for index, each in enumerate(several):
            yield (*loc, "patterns", index), str(each)


def ban(file: YamlFile, loc: Loc, pattern: str, fields: Mapping[str, object]) -> Ban | Fault:
    try:
        compiled = re.compile(pattern, re.IGNORECASE)
    except re.error as broken:
        message = f"'{pattern}' is not a regular expression ({broken.msg})."
        return Fault(file=file, loc=loc, message=message, remedy=r"Write \ before ( ) [ ] * + ?.")
    say = fields.get("say")
    instead = f"Say instead: {say}" if say else "Say it without."
    return Ban(pattern=compiled, reason=str(fields.get("reason", "")), instead=instead)


def banned(file: YamlFile, rules: Iterable[Ban]) -> Iterator[Fault]:
    """Report words that must not be printed."""
    chosen = tuple(rules)
    for loc, text in printed(file):
        words = as_printed(text)
        for rule in chosen:
            if found := rule.pattern.search(words):
                message = f"'{found[0].strip()}' must not be printed: {rule.reason}"
                yield Fault(file=file, loc=loc, message=message, remedy=rule.instead)
