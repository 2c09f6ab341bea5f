"""One block record of a material, with a pack's words: what a template prints under one name."""

from printables.layout import markdown
from printables.layout.placeholders import filled, link, printed_address, telephone
from printables.model.composition import (
    CodeBlock,
    Entry,
    Helpline,
    HelplinesBlock,
    Item,
    LineBlock,
    ListBlock,
    QuestionsBlock,
    Text,
    Way,
)
from printables.model.content import AnswerLength, Contact, TextLine
from printables.model.job import Content
from printables.model.locale import Locale
from printables.model.story import BlockRecord, HelplineField


def line_block(name: str, content: Content) -> LineBlock:
    """Set one of the pack's lines."""
    found = next(one for one in content.pieces.lines if one.id == name)
    return LineBlock(id=name, text=said(found.text, content))


def words_block(name: str, locale: Locale) -> LineBlock:
    """Set one of the locale's fixed words."""
    return LineBlock(id=name, text=markdown.line(locale.words[name]))


def list_block(name: str, content: Content) -> ListBlock:
    """Set one of the pack's checklists."""
    found = next(one for one in content.pieces.lists if one.id == name)
    return ListBlock(
        id=name,
        title=said(found.title, content),
        intro=said_if(found.intro, content),
        items=tuple(
            Item(icon=item.icon, lead=said_if(item.lead, content), text=said(item.text, content))
            for item in found.items
        ),
        closing=said_if(found.closing, content),
    )


def questions_block(record: BlockRecord, content: Content) -> QuestionsBlock:
    """Set questions, each with its answer at its length."""
    names = record.questions or ()
    return QuestionsBlock(
        entries=tuple(entry(name, record.length_of(name), content) for name in names)
    )


def entry(name: str, length: AnswerLength, content: Content) -> Entry:
    question = content.question(name)
    return Entry(
        id=name,
        question=said(question.question, content),
        answer=markdown.passage(filled(question.answer(length), content)),
        length=length,
    )


def helplines_block(record: BlockRecord, content: Content, locale: Locale) -> HelplinesBlock:
    """Set contacts, each with the parts that the material shows and the contact has."""
    names = record.contacts or ()
    return HelplinesBlock(helplines=tuple(helpline(one, record, content, locale) for one in names))


def helpline(name: str, record: BlockRecord, content: Content, locale: Locale) -> Helpline:
    words = content.contact_words(name)
    written = {
        HelplineField.NAME: words.name,
        HelplineField.PURPOSE: words.purpose,
        HelplineField.HOURS: words.hours,
        HelplineField.LANGUAGES: words.languages,
    }
    shown = {
        field: said_if(text, content) for field, text in written.items() if field in record.show
    }
    return Helpline(
        id=name,
        name=shown.get(HelplineField.NAME),
        purpose=shown.get(HelplineField.PURPOSE),
        hours=shown.get(HelplineField.HOURS),
        languages=shown.get(HelplineField.LANGUAGES),
        ways=tuple(way for way in ways(content.contact(name), locale) if way.kind in record.show),
        short=record.short,
    )


def ways(contact: Contact, locale: Locale) -> list[Way]:
    """Give every way to reach a contact, in the order: call, text, TTY, chat, site."""
    found = []
    if contact.call:
        found.append(way("call", contact.call, telephone(contact.call), locale))
    if contact.text:
        found.append(text_way(contact.text, locale))
    if contact.tty:
        found.append(way("tty", contact.tty, telephone(contact.tty), locale))
    if contact.chat:
        found.append(way("chat", printed_address(contact.chat), str(contact.chat), locale))
    if contact.site:
        found.append(way("site", printed_address(contact.site), str(contact.site), locale))
    return found


def way(kind: str, value: str, href: str, locale: Locale) -> Way:
    return Way(kind=kind, label=locale.words[kind], value=value, href=href)


def text_way(text: TextLine, locale: Locale) -> Way:
    pattern = locale.words["keyword-to-number"] if text.keyword else "{number}"
    value = pattern.format(keyword=text.keyword, number=text.number)
    return way("text", value, f"sms:{text.number}", locale)


def code_block(name: str, content: Content) -> CodeBlock:
    """Set a QR code of a contact's chat address, else of its site, with the address in words."""
    contact = content.contact(name)
    address = contact.chat or contact.site
    printed = link(printed_address(address), str(address))
    return CodeBlock(address=str(address), printed=markdown.line(printed))


def said(text: str, content: Content) -> Text:
    return markdown.line(filled(text, content))


def said_if(text: str | None, content: Content) -> Text | None:
    return said(text, content) if text else None
