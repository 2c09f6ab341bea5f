"""The way of a fit: every piece made to fit before any PDF is written, and what room is left."""

from dataclasses import replace

from printables.layout import Fitted, fit
from printables.model.design import ColourSpace
from printables.model.job import Job
from printables.render import measure


def made_to_fit(job: Job) -> Fitted:
    """Make a piece fit, the same in every edition: laid out without ink and bleed.

    Raises:
        LayoutError: names each text that has no place, and by how much.
        ContentError: a style sheet uses a variable that nobody defines, or what cannot be printed.
    """
    plain = {"bleed": 0.0, "colour": ColourSpace.SRGB}
    fitted = fit(replace(job, profile=job.profile.model_copy(update=plain)), measure)
    return as_fitted(job, fitted)


def as_fitted(job: Job, fitted: Fitted) -> Fitted:
    """Give another edition of a piece that was made to fit."""
    own = replace(job, material=fitted.job.material, setting=fitted.job.setting)
    return replace(fitted, job=own)
