"""Stage 2: a job to what goes on which panel."""

from printables.layout.compose import compose, contacts_printed, questions_printed, region
from printables.layout.copyfit import Fitted, as_fitted, fit
from printables.layout.planning import plan_of, with_region

__all__ = [
    "Fitted",
    "as_fitted",
    "compose",
    "contacts_printed",
    "fit",
    "plan_of",
    "questions_printed",
    "region",
    "with_region",
]
