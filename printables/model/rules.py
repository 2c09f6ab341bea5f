"""What a finished PDF is held to, whoever made it."""

from dataclasses import dataclass
from typing import Any

from printables.model.printer import Printer, Rule
from printables.model.profile import Profile


@dataclass(frozen=True, kw_only=True)
class Rules:
    """An edition (id and profile), and the rules of the print shop that it goes to, if any.

    The profile is as the shop wants it: its bleed, marks, flavour and print condition.
    """

    edition: str
    profile: Profile
    printer: Printer | None = None

    def rule(self, name: str) -> Rule[Any] | None:
        """Give the shop's rule of that name; None if nobody asks it."""
        return getattr(self.printer, name) if self.printer else None

    def cited(self, name: str) -> str:
        """Name a rule, who asks it and where, to follow a message; nothing if nobody does."""
        rule = self.rule(name)
        return f", {name} {self.printer.asked(rule)}" if self.printer and rule else ""
