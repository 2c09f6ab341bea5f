"""A composition to its plan: the words, codes and region that the finished PDF must show."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from printables.model.composition import (
    Block,
    CodeBlock,
    ComposedRegion,
    ComposedStory,
    Composition,
    QuestionsBlock,
    SmallPrintBlock,
)
from printables.model.geometry import Rect
from printables.model.job import Job
from printables.model.plan import Plan, PlannedCode, PlannedRegion, PlannedText
from printables.model.region import Region


def plan_of(job: Job, composition: Composition) -> Plan:
    """Turn what layout decided into what preflight must find."""
    if composition.sides:
        sides = zip(job.sides, composition.sides, job.format.reading_order, strict=True)
        plans = [on_panel(plan_of(one, printed), panel) for one, printed, panel in sides]
        return merged(plans, composition)
    stories = composition.stories.values()
    alone = Plan(
        title=composition.title,
        texts=tuple(text for story in stories for text in story_texts(story)),
        codes=tuple(code for story in stories for code in story_codes(story)),
        regions=(),
    )
    return with_region(alone, job, composition.region)


def with_region(plan: Plan, job: Job, region: ComposedRegion | None) -> Plan:
    """Add a partner's region to the plan of all else."""
    if region is None:
        return plan
    code = (PlannedCode(panel=region.panel, address=region.code),) if region.code else ()
    regions = tuple(planned_regions(job, region))
    return replace(plan, codes=(*plan.codes, *code), regions=regions)


def merged(plans: Sequence[Plan], composition: Composition) -> Plan:
    """Lay the plans of the sides of a piece together."""
    return Plan(
        title=composition.title,
        texts=tuple(text for plan in plans for text in plan.texts),
        codes=tuple(code for plan in plans for code in plan.codes),
        regions=tuple(region for plan in plans for region in plan.regions),
    )


def on_panel(plan: Plan, panel: str) -> Plan:
    """Move the plan of a page of its own to a panel."""
    return Plan(
        title=plan.title,
        texts=tuple(replace(text, panels=(panel,)) for text in plan.texts),
        codes=tuple(replace(code, panel=panel) for code in plan.codes),
        regions=tuple(replace(region, panel=panel) for region in plan.regions),
    )


def story_texts(story: ComposedStory) -> Iterator[PlannedText]:
    for name, block in story.blocks.items():
        for what, words in block_texts(name, block):
            yield PlannedText(
                what=f"{story.id}: {what}",
                panels=story.panels,
                text=words,
                times=story.times[name],
                small_print=isinstance(block, SmallPrintBlock),
            )


def block_texts(name: str, block: Block) -> Iterator[tuple[str, str]]:
    """Give each text of a block with a name for a person."""
    if isinstance(block, QuestionsBlock):
        for entry in block.entries:
            yield f"question '{entry.id}'", entry.question.plain
            yield f"{entry.length} answer of '{entry.id}'", entry.answer.plain
    else:
        for text in block.texts():
            yield name, text.plain


def story_codes(story: ComposedStory) -> Iterator[PlannedCode]:
    for block in story.blocks.values():
        if isinstance(block, CodeBlock):
            yield PlannedCode(panel=story.panels[-1], address=block.address)


def planned_regions(job: Job, region: ComposedRegion) -> Iterator[PlannedRegion]:
    if record := job.material.region:
        yield PlannedRegion(
            panel=region.panel,
            box=region_box(record.on(job.format.trim), job),
            texts=tuple(text.plain for text in region.texts()),
            fields=tuple(field for field, _ in region.named()),
        )


def region_box(record: Region, job: Job) -> Rect:
    """Give the region's box from the bottom left of its panel, in points."""
    panel = next(one for one in job.format.panels if one.panel == record.panel)
    width = job.format.panel_size(panel).width
    return Rect(
        left=record.left,
        bottom=record.bottom,
        right=width - record.right,
        top=record.bottom + record.height,
    )
