"""Headings whose last two words stay on one line, so that no word stands alone."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from printables.model.composition import Composition, Text

NO_BREAK = "\N{NO-BREAK SPACE}"


def bound(composition: Composition, headings: frozenset[str]) -> Composition:
    """Bind the last two words of each of these headings, which are named without their spaces."""
    return walked(composition, headings) if headings else composition


def walked(value: Any, headings: frozenset[str]) -> Any:  # noqa: ANN401 - any part of a composition
    if isinstance(value, Text):
        return bound_text(value) if "".join(value.plain.split()) in headings else value
    if isinstance(value, tuple):
        return tuple(walked(one, headings) for one in value)
    if isinstance(value, Mapping):
        return {name: walked(one, headings) for name, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: getattr(value, one.name) for one in fields(value)}
        return replace(value, **{name: walked(part, headings) for name, part in parts.items()})
    return value


def bound_text(text: Text) -> Text:
    """Bind the last two words; a text with markup keeps its spaces."""
    if "<" in text.html:
        return text
    return replace(text, html=NO_BREAK.join(text.html.rsplit(maxsplit=1)))
