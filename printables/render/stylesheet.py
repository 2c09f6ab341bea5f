"""The style sheet worked out from data: fonts, colours, drawings, page sizes, the region's box.

Designers write plain CSS against it: `var(--deep)` is a colour of the theme, `var(--art-door)` a
drawing of `art/`, `var(--icon-phone)` one of `icons/`, `var(--bleed)` and `var(--safe)` lengths of
the format, `--flat-width` the width of the unfolded piece, and inside `@page` `--panel-before` the
distance of the panel from the edge of its side. A panel is the page of its number in
reading order.
"""

from collections.abc import Iterator
from pathlib import Path

from printables.model.design import FontFace, Theme
from printables.model.job import Job
from printables.render.fonts import font_file
from printables.render.palette import css_colour, data_uri, drawing


def font_files(job: Job) -> tuple[Path, ...]:
    """Give the static file of each face of the theme, in the theme's order."""
    return tuple(font_file(face, job.folders.theme, job.folders.cache) for face in job.theme.fonts)


def font_rules(theme: Theme, files: tuple[Path, ...]) -> str:
    """Write one @font-face for each static file."""
    return "\n".join(font_rule(face, file) for face, file in zip(theme.fonts, files, strict=True))


def font_rule(face: FontFace, file: Path) -> str:
    style = "italic" if face.italic else "normal"
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};'
        f'font-style:{style};src:url("{file.as_uri()}")}}'
    )


def job_rules(job: Job) -> str:
    """Write the variables and page sizes of a job."""
    variables = "".join(f"--{name}:{value};" for name, value in [*lengths(job), *paints(job)])
    return "\n".join((f":root{{{variables}}}", *page_rules(job), region_rule(job)))


def lengths(job: Job) -> Iterator[tuple[str, str]]:
    yield "bleed", f"{job.profile.bleed:g}pt"
    yield "safe", f"{job.format.safe:g}pt"
    yield "flat-width", f"{job.format.width:g}pt"
    yield "flat-height", f"{job.format.height:g}pt"


def paints(job: Job) -> Iterator[tuple[str, str]]:
    for name, colour in job.theme.colours.items():
        yield name, css_colour(colour, job.profile.colour)
    for folder, prefix in (("art", "art"), ("icons", "icon")):
        for file in sorted((job.folders.theme / folder).glob("*.svg")):
            uri = data_uri(drawing(file, job.theme, job.profile.colour))
            yield f"{prefix}-{file.stem}", f'url("{uri}")'


def page_rules(job: Job) -> Iterator[str]:
    """Give each panel's page its size, and its place on the flat for art that spans panels."""
    # Overset text makes pages beyond the panels; they must not trip the engine before they count.
    yield f"@page{{bleed:{job.profile.bleed:g}pt;--panel-before:0pt}}"
    numbers = {panel.panel: at for at, panel in enumerate(job.format.panels, start=1)}
    for rule, panel in rules_by_panel(job):
        yield f"@page :nth({numbers[panel]}){rule}"


def rules_by_panel(job: Job) -> Iterator[tuple[str, str]]:
    for side in job.format.sides.values():
        before = 0.0
        for panel in side:
            size = job.format.panel_size(panel)
            rule = f"{{size:{size.width:g}pt {size.height:g}pt;--panel-before:{before:g}pt}}"
            yield rule, panel.panel
            before += panel.extent


def region_rule(job: Job) -> str:
    """Give the region its size; a template places it from the foot of its panel."""
    if job.material.region is None:
        return ""
    region = job.material.region.on(job.format.trim)
    panel = next(one for one in job.format.panels if one.panel == region.panel)
    width = job.format.panel_size(panel).width - region.left - region.right
    return f".region{{position:absolute;width:{width:g}pt;height:{region.height:g}pt}}"


def region_page_rule(job: Job) -> str:
    """Give the first page the size and place of the region's panel."""
    region = job.material.region
    if region is None:
        return ""
    [rule] = [one for one, panel in rules_by_panel(job) if panel == region.panel]
    return f"@page :nth(1){rule}"
