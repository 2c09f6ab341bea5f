"""What the print shop asks, where it asks more than we ask of ourselves."""

from dataclasses import dataclass

from printables.model.rules import Rules


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


def least(rules: Rules, name: str, ours: float = 0.0) -> Limit:
    """Give the stricter of our own limit and the shop's rule of that name."""
    rule = rules.rule(name)
    if rule is None or rule.value < ours:
        return Limit(value=ours)
    return Limit(value=rule.value, said=rules.cited(name))
