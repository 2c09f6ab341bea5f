"""Facts and contacts hold until a day; after it a person must look again."""

from collections.abc import Iterator
from datetime import date

from printables.model.content import Contacts, Facts
from printables.source.faults import Fault
from printables.source.validate import Loaded


def expired_facts(facts: Loaded[Facts], today: date) -> Iterator[Fault]:
    for index, fact in enumerate(facts.record.facts if facts.record else ()):
        if fact.expires < today:
            yield Fault(
                file=facts.file,
                loc=("facts", index, "expires"),
                message=f"the fact '{fact.id}' ({fact.value}) held until {fact.expires}.",
                remedy=f"Look it up again at {fact.source.url} and renew value, as_of and expires.",
            )


def expired_contacts(contacts: Loaded[Contacts], today: date) -> Iterator[Fault]:
    for index, contact in enumerate(contacts.record.contacts if contacts.record else ()):
        if contact.checked.expires < today:
            number = contact.call or str(contact.source.url)
            yield Fault(
                file=contacts.file,
                loc=("contacts", index, "checked", "expires"),
                message=f"the contact '{contact.id}' was good until {contact.checked.expires}.",
                remedy=f"Check {number} again and renew 'checked'.",
            )
