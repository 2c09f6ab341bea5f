"""Stage 2: a job to what goes on which panel."""

from printables.layout.compose import compose, contacts_printed, questions_printed, region
from printables.layout.planning import plan_of

__all__ = ["compose", "contacts_printed", "plan_of", "questions_printed", "region"]
