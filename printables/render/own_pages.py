"""Pages that are no piece (job tickets, contact sheets): in the fonts and colours of the theme."""

from pathlib import Path

from printables.model.design import ColourSpace
from printables.model.job import Job
from printables.render.engine import Styles
from printables.render.fonts import font_files
from printables.render.palette import css_colour
from printables.render.stylesheet import faces, font_rules
from printables.render.variables import require_defined


def own_styles(job: Job, style: str) -> tuple[Styles, tuple[Path, ...]]:
    """Give styles with a style sheet of `templates/`, and the folders from which they take files.

    Raises:
        ContentError: the style sheet uses a variable that nobody defines.
    """
    templates, files = job.folders.templates, font_files(job)
    worked_out, sheet = looks(job), templates / style
    require_defined(worked_out, (sheet,), templates.parent)
    styles = Styles(
        fonts=font_rules(files),
        sheets=(worked_out, sheet.read_text(encoding="utf-8")),
    )
    return styles, (templates, *dict.fromkeys(file.path.parent for file in files))


def looks(job: Job) -> str:
    """Give the theme's colours as a screen shows them, and its text and display faces."""
    named = job.theme.colours.items()
    variables = [f"--{name}:{css_colour(one, ColourSpace.SRGB)}" for name, one in named]
    variables += [f"--{name}:{value}" for name, value in faces(job)]
    return f":root{{{';'.join(variables)}}}"
