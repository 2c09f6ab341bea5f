"""The style sheet worked out from data: fonts, colours, drawings, page sizes, the region's box.

Designers write plain CSS against it: `var(--deep)` is a colour of the theme, `var(--art-door)` a
drawing of `art/`, `var(--icon-phone)` one of `icons/`, `var(--bleed)` and `var(--safe)` lengths of
the format, `--flat-width` the width of the unfolded piece, and inside `@page` `--panel-before` the
distance of the panel from the left edge of its side. A panel is the page of its number in
reading order. `--text-face`, `--display-face` and `--number-face` are the fonts of the language;
`--start` is the side on which its lines begin. What a material lets copyfit change is multiplied by
`--type` (all type), `--display` (headlines) or `--space` (room between things).
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from printables.model.copyfit import Setting
from printables.model.job import Job
from printables.model.locale import Direction, Locale
from printables.model.theme import DEFAULT, Role, Theme
from printables.render.fonts import FontFile
from printables.render.palette import css_colour, data_uri, drawing, mirrored


def font_rules(files: Iterable[FontFile]) -> str:
    """Write one @font-face for each static file."""
    return "\n".join(font_rule(file) for file in files)


def font_rule(file: FontFile) -> str:
    style = "italic" if file.italic else "normal"
    return (
        f'@font-face{{font-family:"{file.family}";font-weight:{file.weight};'
        f'font-style:{style};src:url("{file.path.as_uri()}")}}'
    )


def job_rules(job: Job) -> str:
    """Write the variables and page sizes of a job."""
    fit = fit_rules(job.setting, job.setting.stories)
    rules = (*fit, *page_rules(job), region_rule(job), *language_rules(job))
    return "\n".join((variables(job), *rules))


def region_rules(job: Job, stories: Container[str]) -> str:
    """Write those that can reach the partner's region, which stands within some stories.

    They are the same for all languages that are set in the same fonts and directions.
    """
    fit = fit_rules(job.setting, stories)
    return "\n".join((variables(job), *fit, *page_rules(job), region_rule(job)))


def variables(job: Job) -> str:
    named = [*lengths(job), *sides(job.locale), *paints(job)]
    written = "".join(f"--{name}:{value};" for name, value in named)
    return f":root{{{written}{face_variables(job.theme, job.theme.faces_of(job.locale))}}}"


def fit_rules(setting: Setting, stories: Container[str]) -> Iterator[str]:
    """Give what copyfit may change as variables, in some stories: 1 is as drawn."""
    yield f":root{{--type:{setting.type:g};--display:1;--space:1}}"
    for name, story in setting.stories.items():
        if name in stories:
            yield f"#story-{name}{{--display:{story.display:g};--space:{story.space:g}}}"


def sides(locale: Locale) -> Iterator[tuple[str, str]]:
    """Name the sides where CSS has no words for them: positions of pictures, and turned text."""
    yield "start", "left" if locale.direction is Direction.LTR else "right"
    yield "end", "right" if locale.direction is Direction.LTR else "left"
    yield "leading", f"{locale.leading:g}"
    yield "upwards", "-90deg" if locale.direction is Direction.LTR else "90deg"


def face_variables(theme: Theme, faces: Mapping[Role, Sequence[str]]) -> str:
    """Write the fonts of each role as a list that CSS takes a letter's font from, in order."""
    # Telephone numbers look the same, and are as wide, in every language.
    numbers = (*theme.faces[Role.DISPLAY][DEFAULT], *faces[Role.DISPLAY])
    named = [*faces.items(), ("number", numbers)]
    return "".join(f"--{role}-face:{listed(names)};" for role, names in named)


def listed(names: Iterable[str]) -> str:
    return ",".join(f'"{name}"' for name in dict.fromkeys(names))


def language_rules(job: Job) -> Iterator[str]:
    """Give what a language changes: hyphens, quotes, and emphasis where no font is italic."""
    locale = job.locale
    if locale.hyphenate:
        yield 'html{hyphens:auto;hyphenate-character:"-";hyphenate-limit-chars:7 3 4}'
    if locale.quotes:
        marks = " ".join(f'"{mark}"' for mark in locale.quotes)
        yield f"html{{quotes:{marks}}}"
    fonts = [job.theme.fonts[name] for name in job.theme.face(Role.TEXT, locale)]
    if not any(cut.italic for cut in fonts[-1].cuts):
        yield "em,i{font-style:normal;font-weight:700}"


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
            svg = drawing(file, job.theme, job.profile.colour)
            if folder == "art" and job.locale.direction is Direction.RTL:
                svg = mirrored(svg)
            uri = data_uri(svg)
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
