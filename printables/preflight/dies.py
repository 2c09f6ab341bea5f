"""The die lines that a print shop wants as plates of their own."""

from printables.model.dieline import LineKind, Spot
from printables.model.rules import Rules
from printables.preflight.painting import Paint
from printables.preflight.painting.inks import PROCESS


def dies(rules: Rules) -> dict[LineKind, Spot]:
    rule = rules.rule("dieline")
    return dict(rule.value) if rule else {}


def spots_of(paint: Paint) -> set[str]:
    """Name the plates besides the four inks that a paint puts ink on."""
    return set(paint.ink.tints) - set(PROCESS) if paint.ink else set()
