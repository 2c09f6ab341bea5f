"""Placeholders: `{fact:ID}` and `{phone:ID}` become the record's value, as Markdown."""

import re

from pydantic import HttpUrl

from printables.layout.markdown import escaped
from printables.model.job import Content

PLACEHOLDER = re.compile(r"\{(?P<kind>fact|phone|text|chat|site):(?P<id>[a-z0-9-]+)\}")


def filled(markdown: str, content: Content) -> str:
    """Replace every placeholder. References were checked when the pack was read."""
    return PLACEHOLDER.sub(lambda found: value(found["kind"], found["id"], content), markdown)


def facts_named(markdown: str) -> tuple[str, ...]:
    """Give the ids of the facts whose values a text prints."""
    return tuple(one["id"] for one in PLACEHOLDER.finditer(markdown) if one["kind"] == "fact")


def value(kind: str, name: str, content: Content) -> str:
    if kind == "fact":
        return escaped(content.fact(name).value)
    contact = content.contact(name)
    if kind == "phone":
        return link(str(contact.call), telephone(str(contact.call)))
    if kind == "text":
        number = contact.text.number if contact.text else ""
        return link(number, f"sms:{number}")
    address = contact.chat if kind == "chat" else contact.site
    return link(printed_address(address), str(address))


def link(words: str, target: str) -> str:
    return f"[{escaped(words)}]({target})"


def telephone(digits: str) -> str:
    """Give the `tel:` address of a number as it is printed (RFC 3966; US numbers get +1)."""
    plain = re.sub(r"\D", "", digits)
    north_american = 11  # digits with the leading 1
    return f"tel:+{plain}" if len(plain) == north_american else f"tel:{plain}"


def printed_address(address: HttpUrl | None) -> str:
    """Give a web address as people type it: without scheme and final slash."""
    return re.sub(r"^https?://(www\.)?|/$", "", str(address or ""))
