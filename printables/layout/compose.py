"""A job to its composition: every story of the material with its blocks filled from the pack."""

from collections.abc import Iterator

from printables.layout import blocks, small_print
from printables.layout.headings import bound
from printables.layout.placeholders import facts_named, printed_address, telephone
from printables.model.composition import (
    Block,
    ComposedRegion,
    ComposedStory,
    Composition,
    QuestionsBlock,
    Text,
    Way,
)
from printables.model.content import Contact, Fact, Partner
from printables.model.job import Content, Job
from printables.model.material import Material
from printables.model.region import RegionField
from printables.model.story import BlockRecord, Story


def compose(job: Job) -> Composition:
    """Decide what goes on which panel, in words ready to be set."""
    if job.sides:
        return both_sides(job)
    stories = {name: story(name, record, job) for name, record in job.material.stories.items()}
    composition = Composition(
        title=title(job),
        language=job.name.language,
        stories=stories,
        region=region(job),
    )
    return bound(composition, job.setting.bound)


def both_sides(job: Job) -> Composition:
    sides = tuple(compose(side) for side in job.sides)
    return Composition(
        title=" / ".join(side.title for side in sides),
        language=job.name.language,
        stories={},
        region=None,
        sides=sides,
    )


def title(job: Job) -> str:
    """Name the piece; a draft by name too, as who listens to a page does not see its mark."""
    draft = f"{job.locale.words['draft']}: " if job.is_draft else ""
    own = job.material.titles.get(job.name.language, job.material.title)
    return f"{draft}{own}" if job.material.discreet else f"{draft}{job.content.title}: {own}"


def story(name: str, record: Story, job: Job) -> ComposedStory:
    return ComposedStory(
        id=name,
        panels=record.panels,
        blocks={key: block(one, job) for key, one in record.blocks.items()},
        times={key: one.times for key, one in record.blocks.items()},
        left_out=frozenset(record.left_out),
    )


def block(record: BlockRecord, job: Job) -> Block:
    """Fill one block; the record was checked to name exactly one kind."""
    content, locale = job.content, job.locale
    if record.questions is not None:
        return blocks.questions_block(record, content)
    if record.contacts:
        return blocks.helplines_block(record, content, locale)
    if record.list:
        return blocks.list_block(record.list, content)
    if record.qr:
        return blocks.code_block(record.qr, content)
    return line(record, job) or worked_out(record, job)


def line(record: BlockRecord, job: Job) -> Block | None:
    if record.line:
        return blocks.line_block(record.line, job.content)
    return blocks.words_block(record.words, job.locale) if record.words else None


def worked_out(record: BlockRecord, job: Job) -> Block:
    if record.sources:
        return small_print.sources_block(facts_printed(job.material, job.content), job.locale)
    if record.checked:
        printed = contacts_printed(job.material, job.content)
        return small_print.checked_block(printed, job.locale)
    return small_print.edition_block(job.content, job.locale)


def block_records(material: Material) -> Iterator[BlockRecord]:
    for one in material.stories.values():
        yield from one.blocks.values()


def facts_printed(material: Material, content: Content) -> tuple[Fact, ...]:
    """Give the facts whose values stand in any text of the piece, in order of appearance."""
    texts = (text for record in block_records(material) for text in written(record, content))
    names = dict.fromkeys(name for text in texts for name in facts_named(text))
    return tuple(content.fact(name) for name in names)


def written(record: BlockRecord, content: Content) -> Iterator[str]:
    """Give the texts of a block as they are written in the pack, placeholders and all."""
    yield from (one.text for one in content.pieces.lines if one.id == record.line)
    for found in content.pieces.lists:
        if found.id == record.list:
            yield from (found.title, found.intro or "", found.closing or "")
            yield from (f"{item.lead or ''} {item.text}" for item in found.items)
    for one in record.questions or ():
        yield content.question(one).answer(record.length_of(one))


def contacts_printed(material: Material, content: Content) -> tuple[Contact, ...]:
    """Give the contacts whose lines the piece shows, each once."""
    named = (name for record in block_records(material) for name in record.contacts or ())
    return tuple(content.contact(name) for name in dict.fromkeys(named))


def region(job: Job) -> ComposedRegion | None:
    """Fill the partner's region with what the material shows and the partner has."""
    if job.material.region is None:
        return None
    partner, shown = job.partner, job.material.region.show
    address = str(partner.url) if partner.url else None
    return ComposedRegion(
        panel=job.material.region.panel,
        name=part(partner.name, RegionField.NAME, shown),
        tagline=part(partner.tagline, RegionField.TAGLINE, shown),
        address=part(partner.address, RegionField.ADDRESS, shown),
        phone=phone_way(partner) if RegionField.PHONE in shown else None,
        url=url_way(partner) if RegionField.URL in shown else None,
        logo=partner.logo if RegionField.LOGO in shown else None,
        logo_alt=partner.logo_alt or partner.name,
        code=address if RegionField.QR in shown else None,
        statements=tuple(small_print.plain(one) for one in said(partner, shown)),
        placeholder=partner.placeholder,
    )


def part(words: str | None, field: RegionField, shown: tuple[RegionField, ...]) -> Text | None:
    return small_print.plain(words) if words and field in shown else None


def said(partner: Partner, shown: tuple[RegionField, ...]) -> tuple[str, ...]:
    return partner.statements if RegionField.STATEMENTS in shown else ()


def phone_way(partner: Partner) -> Way | None:
    if not partner.phone:
        return None
    return Way(kind="phone", label="", value=partner.phone, href=telephone(partner.phone))


def url_way(partner: Partner) -> Way | None:
    if not partner.url:
        return None
    printed = printed_address(partner.url)
    return Way(kind="url", label="", value=printed, href=str(partner.url))


def questions_printed(composition: Composition) -> dict[str, str]:
    """Give the questions that a piece prints, with the length of their answers."""
    every = (composition, *composition.sides)
    return {
        entry.id: entry.length.value
        for one_side in every
        for story in one_side.stories.values()
        for one in story.blocks.values()
        if isinstance(one, QuestionsBlock)
        for entry in one.entries
    }
