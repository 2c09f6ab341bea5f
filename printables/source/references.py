"""Placeholders in texts: `{fact:ID}`, `{phone:ID}` and the like must name what is there."""

import re
from collections.abc import Iterator

from printables.source.faults import Fault, Item
from printables.source.suggest import did_you_mean
from printables.source.texts import BRACES, printed
from printables.source.tree import Entry, YamlFile

PLACEHOLDER = re.compile(r"\{(?P<kind>\w+):(?P<id>[a-z0-9-]+)\}")
WAYS = {"phone": "call", "text": "text", "chat": "chat", "site": "site"}
HOW_TO_REFER = "Write {fact:...}, {phone:...}, {text:...}, {chat:...} or {site:...} with an id."


def named_in(text: str) -> Iterator[Item]:
    """Give the facts and contacts that a text prints."""
    for found in PLACEHOLDER.finditer(text):
        yield ("facts" if found["kind"] == "fact" else "contacts", found["id"])


def wrong_references(file: YamlFile, facts: YamlFile, contacts: YamlFile) -> Iterator[Fault]:
    """Report placeholders that name no fact, no contact, or a way that the contact lacks."""
    known = {entry.id: entry for entry in contacts.entries("contacts")}
    for loc, text in printed(file):
        for found in BRACES.finditer(text):
            message, remedy = wrong_reference(found[0], facts, known)
            if message:
                yield Fault(file=file, loc=loc, message=message, remedy=remedy)


def wrong_reference(written: str, facts: YamlFile, contacts: dict[str, Entry]) -> tuple[str, str]:
    """Give message and remedy; two empty texts when the placeholder holds."""
    found = PLACEHOLDER.fullmatch(written)
    if not found or found["kind"] not in {"fact", *WAYS}:
        return f"'{written}' is not a placeholder.", HOW_TO_REFER
    kind, name = found["kind"], found["id"]
    if kind == "fact":
        known = facts.ids("facts")
        unknown = facts.data and name not in known
        return (f"unknown fact in '{written}'.", did_you_mean(name, known)) if unknown else ("", "")
    if name not in contacts:
        message = f"unknown contact in '{written}'."
        return (message, did_you_mean(name, contacts)) if contacts else ("", "")
    if not contacts[name].fields.get(WAYS[kind]):
        message = f"'{written}': the contact '{name}' has no '{WAYS[kind]}'."
        return message, "Take another placeholder, or add it in contacts.yaml."
    return "", ""
