"""`contacts-dialled`: someone called every number that is printed, not too long ago."""

import re
from collections.abc import Iterator

from printables.model.content import Contact, HowChecked
from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.piece import PieceInspection


def find(inspection: PieceInspection) -> Iterator[Fault]:
    printed = "\n".join(text.text for text in inspection.plan.texts)
    for contact in inspection.job.content.contacts:
        if not any(number.search(printed) for number in numbers(contact)):
            continue
        checked = contact.checked
        if checked.how is not HowChecked.DIALLED:
            how = {HowChecked.COPY: "copied from a text", HowChecked.WEB: "read on the web"}
            message = f"contact '{contact.id}' was only {how[checked.how]}: dial before you print"
            yield Fault(message=message)
        if checked.expires < inspection.job.dated:
            message = f"contact '{contact.id}' was to be checked again by {checked.expires}"
            yield Fault(message=message)


def numbers(contact: Contact) -> Iterator[re.Pattern[str]]:
    """Give patterns of a contact's numbers, however they are grouped."""
    text = contact.text.number if contact.text else None
    for number in filter(None, (contact.call, text, contact.tty)):
        digits = r"[ ().-]*".join(one for one in number if one.isdigit())
        yield re.compile(rf"(?<!\d){digits}(?!\d)")


CHECK = Check(
    id="contacts-dialled",
    title="Every printed number was dialled, and lately",
    rationale="Print cannot be recalled: a number that is wrong stays wrong on every copy.",
    remedy="Call the number, and write down in contacts.yaml who did and when.",
    severity=Severity.WARNING,
    find=find,
)
