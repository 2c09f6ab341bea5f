"""Which texts a material prints, by their addresses: their translation decides what it may be."""

from collections.abc import Iterator

from printables.model.content import Contact, HowChecked
from printables.model.job import Content
from printables.model.material import Material
from printables.model.story import BlockRecord
from printables.model.translation import TextPath
from printables.source import usage
from printables.source.faults import Item

WORDS = {"name", "purpose", "hours", "languages"}


def printed_texts(material: Material, content: Content) -> frozenset[TextPath]:
    """Give every text of the pack and the locale that a piece may print, title included.

    An answer counts at each length at which the piece may have to print it.
    """
    blocks = [block for _, block in usage.blocks(material)]
    own = (path for block in blocks for path in block_texts(block, material, content))
    title = () if material.discreet else ("pieces/title",)
    return frozenset((*own, *title, *checked_texts(blocks, content)))


def texts_by_story(material: Material, content: Content) -> dict[str, frozenset[TextPath]]:
    """Give the texts of each story of a material, answers at the length that is asked for."""
    return {
        name: frozenset(
            path
            for block in story.blocks.values()
            for path in block_texts(block, material, content)
            if at_its_length(path, block)
        )
        for name, story in material.stories.items()
    }


def at_its_length(path: TextPath, block: BlockRecord) -> bool:
    kind, name, *rest = path.split("/")
    return kind != "faq" or rest[0] in ("question", block.length_of(name))


def block_texts(block: BlockRecord, material: Material, content: Content) -> Iterator[TextPath]:
    if block.words:
        yield f"locale/words/{block.words}"
    if block.sources:
        yield "locale/words/sources"
    if block.edition:
        yield "locale/words/edition"
    for _, item in usage.references(block, ()):
        yield from record_texts(item, block, material, content)


def record_texts(
    item: Item, block: BlockRecord, material: Material, content: Content
) -> Iterator[TextPath]:
    section, name = item
    if section == "questions":
        yield f"faq/{name}/question"
        yield from (f"faq/{name}/{one}" for one in usage.lengths(name, block, material))
    elif section == "lines":
        yield f"pieces/lines/{name}/text"
    elif section == "lists":
        yield from list_texts(name, content)
    elif not block.qr:
        shown = [field.value for field in block.show]
        yield from (f"pieces/contacts/{name}/{one}" for one in shown if one in WORDS)
        yield from labels(usage.contact(content, name), [one for one in shown if one not in WORDS])


def list_texts(name: str, content: Content) -> Iterator[TextPath]:
    path = f"pieces/lists/{name}"
    yield from (f"{path}/title", f"{path}/intro", f"{path}/closing")
    for one in usage.named(content.pieces.lists, name):
        for number, _ in enumerate(one.items, start=1):
            yield from (f"{path}/items/{number}/lead", f"{path}/items/{number}/text")


def labels(contact: Contact | None, ways: list[str]) -> Iterator[TextPath]:
    """Give the fixed words beside the ways to reach a contact."""
    for way in ways:
        if contact and getattr(contact, way):
            yield f"locale/words/{way}"
            if way == "text" and contact.text and contact.text.keyword:
                yield "locale/words/keyword-to-number"


def checked_texts(blocks: list[BlockRecord], content: Content) -> Iterator[TextPath]:
    """Give the words of the line that says when the numbers were checked, and its month."""
    if not any(block.checked for block in blocks):
        return
    names = [name for block in blocks for name in block.contacts or ()]
    checks = [one.checked for name in names if (one := usage.contact(content, name))]
    if checks:
        dialled = all(check.how is HowChecked.DIALLED for check in checks)
        oldest = min(check.on for check in checks)
        yield f"locale/words/numbers-{'dialled' if dialled else 'published'}"
        yield from ("locale/month_year", f"locale/months/{oldest.month}")
