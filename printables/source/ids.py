"""Ids within a pack: given once, the same in every language, each contact with its words."""

from collections.abc import Iterator

from printables.errors import Problem
from printables.source.faults import Fault
from printables.source.suggest import did_you_mean
from printables.source.tree import Loc, YamlFile


def given_twice(file: YamlFile, section: str) -> Iterator[Fault]:
    """Report an id that two records of a list have."""
    seen: dict[str, Loc] = {}
    for entry in file.entries(section):
        if entry.id in seen:
            line = file.around((*seen[entry.id], "id")).line
            message = f"the id '{entry.id}' stands here twice (first in line {line})."
            yield Fault(
                file=file, loc=(*entry.loc, "id"), message=message, remedy="Give one a new id."
            )
        seen.setdefault(entry.id, entry.loc)


def named_twice(file: YamlFile, key: str) -> Iterator[Problem]:
    """Report a name that stands twice in a list of names."""
    names = file.at((key,))
    for index, name in enumerate(names if isinstance(names, list) else ()):
        if isinstance(names, list) and name in names[:index]:
            message = f"'{name}' stands twice in '{key}'."
            yield file.problem((key, index), message, "Take one out.")


def numbered_twice(faq: YamlFile) -> Iterator[Fault]:
    """Report questions with the same number of the original FAQ."""
    seen: dict[object, str] = {}
    for entry in faq.entries("questions"):
        number = entry.fields.get("original")
        if isinstance(number, str) and number in seen:
            message = f"number {number} of the original FAQ is already '{seen[number]}'."
            loc = (*entry.loc, "original")
            yield Fault(file=faq, loc=loc, message=message, remedy="Give each its own number.")
        elif isinstance(number, str):
            seen[number] = entry.id


def says_language(file: YamlFile, language: str) -> Iterator[Fault]:
    written = file.data.get("language")
    if isinstance(written, str) and written != language:
        message = f"the name of the file says '{language}'."
        yield Fault(file=file, loc=("language",), message=message, remedy="Let them agree.")


def translated(section: str, source: YamlFile, translation: YamlFile) -> Iterator[Fault]:
    """Report records that only one of the two languages has."""
    there, here = source.ids(section), translation.ids(section)
    if not source.data or not translation.data:
        return
    for entry in source.entries(section):
        if entry.id not in here:
            line = source.around((*entry.loc, "id")).line
            message = f"'{entry.id}' is missing in '{section}' ({source.path.name}, line {line})."
            yield Fault(
                file=translation,
                loc=(section,),
                message=message,
                remedy="Add its translation.",
                at_key=True,
                about=(section, entry.id),
            )
    for entry in translation.entries(section):
        if entry.id not in there:
            message = f"'{entry.id}' is not in {source.path.name}."
            remedy = did_you_mean(entry.id, there)
            yield Fault(file=translation, loc=(*entry.loc, "id"), message=message, remedy=remedy)


def contacts_have_words(contacts: YamlFile, pieces: YamlFile) -> Iterator[Fault]:
    """Report contacts without words in a language, and words without a contact."""
    if not contacts.data or not pieces.data:
        return
    named, called = contacts.ids("contacts"), pieces.ids("contacts")
    for entry in contacts.entries("contacts"):
        if entry.id not in called:
            message = f"the contact '{entry.id}' has no words here."
            yield Fault(
                file=pieces,
                loc=("contacts",),
                message=message,
                remedy="Add its name and purpose under 'contacts'.",
                at_key=True,
                about=("contacts", entry.id),
            )
    for entry in pieces.entries("contacts"):
        if entry.id not in named:
            message = f"unknown contact '{entry.id}'."
            remedy = did_you_mean(entry.id, named)
            yield Fault(file=pieces, loc=(*entry.loc, "id"), message=message, remedy=remedy)
