"""Holds a material against what it is printed on and filled from: panels, records, readers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from printables.errors import Problem
from printables.model.content import Contact
from printables.model.copyfit import Step
from printables.model.format import Format
from printables.model.job import Content
from printables.model.locale import Locale
from printables.model.material import Material
from printables.model.story import BlockRecord, HelplineField
from printables.source import usage
from printables.source.suggest import did_you_mean
from printables.source.tree import Loc, YamlFile

WAYS = (
    HelplineField.CALL,
    HelplineField.TEXT,
    HelplineField.TTY,
    HelplineField.CHAT,
    HelplineField.SITE,
)
SINGULAR = {
    "questions": "question",
    "lines": "line",
    "lists": "list",
    "contacts": "contact",
}


def panels_agree(
    material: Material, file: YamlFile, form_id: str, form: Format
) -> Iterator[Problem]:
    """Report panels of a material that a format lacks, and panels that no story or two fill."""
    order = form.reading_order
    placed: list[str] = []
    for loc, panel in panels(material):
        if panel not in order:
            message = f"the format '{form_id}' has no panel '{panel}'."
            yield file.problem(loc, message, did_you_mean(panel, order))
        elif panel in placed and loc[0] == "stories":
            message = f"the panel '{panel}' is already filled by a story."
            yield file.problem(loc, message, "Give each panel to one story.")
        elif loc[0] == "stories":
            placed.append(panel)
    if left := [panel for panel in order if panel not in placed]:
        message = f"no story fills {quoted(left)} of the format '{form_id}'."
        yield file.problem(("stories",), message, "Add it to a story's panels.", at_key=True)
    elif placed != list(order):
        message = f"the stories do not follow the reading order of '{form_id}'."
        remedy = f"It is {quoted(order)}."
        yield file.problem(("stories",), message, remedy, at_key=True)


def panels(material: Material) -> Iterator[tuple[Loc, str]]:
    for name, story in material.stories.items():
        for index, panel in enumerate(story.panels):
            yield ("stories", name, "panels", index), panel
    if material.region:
        yield ("region", "panel"), material.region.panel
    if material.dieline:
        yield ("dieline", "panel"), material.dieline.panel


def records_exist(
    material: Material, file: YamlFile, pack_id: str, known: Mapping[str, Set[str]]
) -> Iterator[Problem]:
    """Report records that a material asks of a pack and that it has in no language."""
    for loc, block in usage.blocks(material):
        for place, (section, name) in usage.references(block, loc):
            if section in known and name not in known[section]:
                message = f"unknown {SINGULAR[section]} '{name}' in the pack '{pack_id}'."
                yield file.problem(place, message, did_you_mean(name, known[section]))


def gives_way_what_is_there(material: Material, file: YamlFile) -> Iterator[Problem]:
    """Report what is to give way, or to grow, and is not in the material, or must never go."""
    blocks = {str(loc[-1]): block for loc, block in usage.blocks(material)}
    questions = {name for block in blocks.values() for name in block.questions or ()}
    for index, step in enumerate(material.copyfit.gives_way):
        loc, known = ("copyfit", "gives_way", index), {*questions, *blocks}
        if step.name not in known:
            message = f"nothing called '{step.name}' is printed by this material."
            yield file.problem(loc, message, did_you_mean(step.name, known))
        elif step.shorten not in questions and (reason := must_stay(step, blocks.get(step.name))):
            yield file.problem(loc, reason, "Let something else give way.")
    for index, name in enumerate(material.copyfit.fills_up):
        if name not in questions:
            message = f"no question '{name}' is printed by this material."
            loc = ("copyfit", "fills_up", index)
            yield file.problem(loc, message, did_you_mean(name, questions))


def places_can_be_changed(material: Material, file: YamlFile) -> Iterator[Problem]:
    """Report questions that cannot change places with the others of their group."""
    blocks = [set(block.questions or ()) for _, block in usage.blocks(material)]
    named: list[str] = []
    for index, group in enumerate(material.copyfit.changes_places):
        for at, name in enumerate(group):
            if wrong := keeps_its_place(name, group, named, blocks):
                yield file.problem(("copyfit", "changes_places", index, at), *wrong)
            named.append(name)


def keeps_its_place(
    name: str, group: Sequence[str], named: Sequence[str], blocks: Sequence[Set[str]]
) -> tuple[str, str] | None:
    """Tell why a question cannot change places, and what helps."""
    printed = {one for block in blocks for one in block}
    if name not in printed:
        return f"no question '{name}' is printed by this material.", did_you_mean(name, printed)
    if name in named:
        return f"the question '{name}' stands here twice.", "Name each question once."
    if group[0] in printed and not any({group[0], name} <= block for block in blocks):
        return f"'{name}' is not in the block of '{group[0]}'.", "Take questions of one block."
    return None


def must_stay(step: Step, block: BlockRecord | None) -> str | None:
    """Say why a block cannot give way as a step has it, if it cannot."""
    if block is None:
        return None
    if step.shorten:
        return None if block.contacts else f"'{step.name}' has no shorter form."
    if block.contacts or block.qr:
        return f"'{step.name}' is a help line, which is never left out."
    return None


def words_exist(material: Material, file: YamlFile, locale: Locale) -> Iterator[Problem]:
    """Report fixed words that a language lacks."""
    for loc, block in usage.blocks(material):
        if block.words and block.words not in locale.words:
            message = f"unknown words '{block.words}' in the language '{locale.language}'."
            remedy = did_you_mean(block.words, locale.words)
            yield file.problem((*loc, "words"), message, remedy)


def contacts_serve(material: Material, file: YamlFile, content: Content) -> Iterator[Problem]:
    """Report contacts that a material cannot or must not print."""
    for loc, block in usage.blocks(material):
        yield from ways_exist(file, loc, block, content)
    yield from for_its_readers(material, file, content)
    yield from checked_something(material, file)


def for_its_readers(material: Material, file: YamlFile, content: Content) -> Iterator[Problem]:
    """Report contacts, named or within texts, that must not be printed for an audience."""
    for place, (section, name) in usage.needed(material, content):
        contact = usage.contact(content, name) if section == "contacts" else None
        if contact and material.audience not in contact.readers:
            message = f"the contact '{name}' must not be printed for {material.audience}."
            remedy = f"Its readers are {', '.join(contact.readers)} (contacts.yaml)."
            yield file.problem(place, message, remedy)


def ways_exist(file: YamlFile, loc: Loc, block: BlockRecord, content: Content) -> Iterator[Problem]:
    """Report contacts that would be printed without any way to reach them."""
    shown = [way for way in WAYS if way in block.show]
    for index, name in enumerate(block.contacts or ()):
        contact = usage.contact(content, name)
        if contact and shown and not any(has(contact, way) for way in shown):
            message = f"the contact '{name}' has none of {quoted(shown)}."
            remedy = f"It has {quoted(way for way in WAYS if has(contact, way))}; add it to 'show'."
            yield file.problem((*loc, "contacts", index), message, remedy)
    contact = usage.contact(content, block.qr) if block.qr else None
    if contact and not (contact.chat or contact.site):
        message = f"the contact '{block.qr}' has no chat or site address for a QR code."
        yield file.problem((*loc, "qr"), message, "Take another contact, or add the address.")


def has(contact: Contact, way: HelplineField) -> bool:
    return bool(getattr(contact, way.value))


def checked_something(material: Material, file: YamlFile) -> Iterator[Problem]:
    """Report the line 'numbers checked in ...' where no number is printed."""
    found = list(usage.blocks(material))
    if any(block.contacts for _, block in found):
        return
    for loc, block in found:
        if block.checked:
            message = "'checked' tells when the contacts were checked, but none is shown."
            yield file.problem((*loc, "checked"), message, "Take it out, or show a contact.")


def quoted(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)
