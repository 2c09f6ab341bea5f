"""pydantic's errors in plain English, by their code; `{...}` are values of the error's context.

A code that is not here falls back to pydantic's own message, so a new release never loses one.
"""

import re
from collections.abc import Mapping
from typing import Any, get_args

from printables.model.colour import Hex
from printables.model.record import Id
from printables.source.suggest import did_you_mean
from printables.source.tree import Tree

LIST = "needs a list: below it, items that each begin with '- '"
KEYS = "needs 'key: value' lines below it, indented"
WHOLE = "needs a whole number"
NUMBER = "needs a number"
YES_NO = "needs true or false"
DATE = "needs a date such as 2026-11-30"
ADDRESS = "needs a web address such as https://example.org"

NEEDS = {
    "string_type": "needs a text",
    "string_too_short": "needs a text",
    "tuple_type": LIST,
    "list_type": LIST,
    "dict_type": KEYS,
    "model_type": KEYS,
    "model_attributes_type": KEYS,
    "int_type": WHOLE,
    "int_parsing": WHOLE,
    "float_type": NUMBER,
    "float_parsing": NUMBER,
    "bool_type": YES_NO,
    "bool_parsing": YES_NO,
    "date_type": DATE,
    "date_parsing": DATE,
    "date_from_datetime_parsing": DATE,
    "date_from_datetime_inexact": DATE,
    "url_type": ADDRESS,
    "url_parsing": ADDRESS,
    "url_scheme": ADDRESS,
    "too_short": "needs at least {min_length} of them, has {actual_length}",
    "too_long": "may have at most {max_length} of them, has {actual_length}",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be at most {le}",
    "value_error": "{error}",
}

PATTERNS = {
    get_args(Id)[1].pattern: "needs an id: small letters and digits, words joined by '-'",
    get_args(Hex)[1].pattern: "needs a colour such as #1a2b3c",
}


def said(error: Mapping[str, Any], name: str) -> tuple[str, str]:
    """Give message and remedy for an error at the value called `name`."""
    code, context, found = error["type"], error.get("ctx", {}), error["input"]
    if code in {"enum", "literal_error"}:
        return f"{name} cannot be {shown(found)}.", one_of(str(found), context["expected"])
    if code == "string_pattern_mismatch":
        needs = PATTERNS.get(context["pattern"], f"must look like {context['pattern']}")
    elif code in NEEDS:
        needs = NEEDS[code].format(**context)
    else:
        needs = f"is not right: {error['msg']}"
    if code == "value_error" and not isinstance(found, str):
        return f"{name} {needs}.", ""
    return f"{name} {needs}{but_is(found)}.", remedy(code, found)


def but_is(found: Tree) -> str:
    if isinstance(found, str):
        return f", not {shown(found)}" if found else ", but nothing is here"
    return ""


def shown(found: Tree) -> str:
    """Quote what was written, shortened."""
    text = " ".join(str(found).split())
    return f"'{text}'" if len(text) <= 40 else f"'{text[:39]}…'"  # noqa: PLR2004 - half a line


def remedy(code: str, found: Tree) -> str:
    """Say what to do when a text was taken for a list or mapping, as `{phone:hotline}` is."""
    if code == "string_type" and isinstance(found, dict | list):
        opening = "{" if isinstance(found, dict) else "["
        return f"""If this is a text that begins with '{opening}', put it in quotation marks."""
    return ""


def one_of(written: str, expected: str) -> str:
    """Suggest one of the values that pydantic lists as `'a', 'b' or 'c'`."""
    values = re.findall(r"'([^']*)'", expected)
    return did_you_mean(written, values)
