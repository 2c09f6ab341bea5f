"""A composition to HTML, through the material's template. The only user of Jinja2."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from printables.errors import LayoutError
from printables.model.composition import CodeBlock, Composition
from printables.model.job import Job
from printables.render.codes import qr_svg
from printables.render.line_breaks import with_line_breaks, with_marks
from printables.render.palette import css_colour, data_uri
from printables.render.partner_words import in_their_scripts
from printables.render.pictures import picture


def page_html(job: Job, composition: Composition) -> str:
    """Fill the material's template.

    Raises:
        LayoutError: the template is broken, or asks for something that is not there.
    """
    html = filled(
        f"materials/{job.name.material}/{job.name.material}.html.j2",
        job.folders.templates,
        job=job,
        title=composition.title,
        stories=composition.stories,
        region=in_their_scripts(job, composition.region),
        qr=lambda code: qr_uri(code.address if isinstance(code, CodeBlock) else code, job),
        logo=lambda file: picture(job.folders.partner / file, job),
    )
    return with_line_breaks(html, job.locale)


def partner_html(job: Job, composition: Composition) -> str:
    """Fill the partner's region alone, as every material's template does.

    Raises:
        LayoutError: as for `page_html`.
    """
    region = in_their_scripts(job, composition.region)
    if region is None:
        return ""
    pieces = environment(job.folders.templates).get_template("partials/pieces.html.j2")
    macros: Any = pieces.module
    logo = picture(job.folders.partner / region.logo, job) if region.logo else ""
    code = qr_uri(region.code, job) if region.code else ""
    return with_marks(str(macros.partner_region(region, logo, code)), job.locale)


def filled(name: str, templates: Path, **values: object) -> str:
    """Fill a template, named below the templates' folder.

    Raises:
        LayoutError: the template is broken, or asks for something that is not there.
    """
    try:
        return environment(templates).get_template(name).render(**values)
    except TemplateError as broken:
        line = getattr(broken, "lineno", None)
        where = f"templates/{name}:{line}" if line else f"templates/{name}"
        raise LayoutError(f"{where}: {broken.message}") from broken


@lru_cache
def environment(templates: Path) -> Environment:
    """Autoescaping, and an undefined name is an error: a forgotten word must not vanish."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def qr_uri(address: str, job: Job) -> str:
    colours = job.theme.colours
    dark, light = (css_colour(colours[name], job.profile.colour) for name in ("ink", "paper"))
    return data_uri(qr_svg(address, dark=dark, light=light))
