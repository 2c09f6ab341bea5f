"""What the print shop asks, where it asks more than we ask of ourselves."""

from dataclasses import dataclass
from typing import Any

from printables.model.job import Job
from printables.model.printer import Rule


@dataclass(frozen=True, kw_only=True)
class Limit:
    """The least that is allowed; `said` names the shop's rule and its source, `shop` if it is one.

    `said` is made to follow a message: ", minimum_line asked by ...".
    """

    value: float
    said: str = ""

    @property
    def shop(self) -> bool:
        return bool(self.said)


def least(job: Job, name: str, ours: float = 0.0) -> Limit:
    """Give the stricter of our own limit and the shop's rule of that name."""
    rule = rule_of(job, name)
    if rule is None or rule.value < ours:
        return Limit(value=ours)
    return Limit(value=rule.value, said=cited(job, name, rule))


def rule_of(job: Job, name: str) -> Rule[Any] | None:
    return getattr(job.printer, name) if job.printer else None


def cited(job: Job, name: str, rule: Rule[Any]) -> str:
    return f", {name} {job.printer.asked(rule)}" if job.printer else ""
