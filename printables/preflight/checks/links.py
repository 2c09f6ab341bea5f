"""`links`: links lead where their words say, and every phone number can be tapped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name

from printables.model.finding import Severity
from printables.model.geometry import Rect
from printables.preflight.check import Check, Fault
from printables.preflight.pages import Page
from printables.preflight.piece import PieceInspection
from printables.preflight.structure import box, rectangle

SCHEMES = ("https:", "tel:", "sms:", "mailto:")
ADDRESS = re.compile(r"[\w-]+(\.[\w-]+)+(/\S*)?")
PHONE = re.compile(r"\+?\d(?:[\s().-]{0,2}\d){9,13}")
NEAR = 1.0


@dataclass(frozen=True, kw_only=True)
class Link:
    """A link: its target, its place, and the words printed there."""

    target: str
    where: Rect
    words: str


def find(inspection: PieceInspection) -> Iterator[Fault]:
    targets = ""
    for page in inspection.pages:
        for link in links(inspection, page):
            targets += f" {digits(link.target)}"
            flaw = link_flaw(link)
            if flaw:
                yield Fault(page=page.number, message=flaw, where=link.where)
    printed = (text.text for text in inspection.plan.texts)
    numbers = dict.fromkeys(number[0] for text in printed for number in PHONE.finditer(text))
    for number in numbers:
        if digits(number) not in targets:
            message = f"the number {number} cannot be tapped: no link leads to it"
            yield Fault(message=message, severity=Severity.WARNING)


def links(inspection: PieceInspection, page: Page) -> Iterator[Link]:
    """Give a page's links to addresses outside the file."""
    file_page = inspection.file.pages[page.number - 1]
    media = box(file_page, Name.MediaBox)
    for note in file_page.obj.get(Name.Annots, Array()):
        target = note.get(Name.A, Dictionary()).get(Name.URI)
        if target is None or media is None:
            continue
        where = rectangle(note[Name.Rect]).moved(-media.left, -media.bottom)
        words = [word.text for word in page.words if where.contains(word.ink, NEAR)]
        yield Link(target=str(target), where=where, words=" ".join(words))


def link_flaw(link: Link) -> str | None:
    """Compare a link's target with the words printed on it."""
    if not link.target.startswith(SCHEMES):
        return f"the link '{link.words}' leads to {link.target}: neither https nor a phone"
    phone = PHONE.search(link.words)
    if link.target.startswith("tel:") and phone and not leads_to(link.target, phone[0]):
        return f"the link on {phone[0]} calls {link.target}"
    address = ADDRESS.fullmatch(link.words)
    if link.target.startswith("https:") and address:
        shown = link.words.removeprefix("www.").rstrip("/")
        if shown.lower() not in link.target.lower():
            return f"the link on {link.words} leads to {link.target}"
    return None


def leads_to(target: str, number: str) -> bool:
    """Compare digits; a target may have a country code that is not printed."""
    return digits(target).endswith(digits(number))


def digits(text: str) -> str:
    return "".join(one for one in text if one.isdigit())


CHECK = Check(
    id="links",
    title="Links are live and lead where their words say",
    rationale="On a phone a help line is one tap; a link that calls another number is a betrayal.",
    remedy="Correct the link, or the words on it.",
    severity=Severity.ERROR,
    find=find,
)
