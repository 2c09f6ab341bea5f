"""A print shop's rules laid over the press edition, and what cannot be printed under them."""

from collections.abc import Iterator
from typing import TypeVar

from printables.errors import Problem
from printables.model.format import Format
from printables.model.material import Material
from printables.model.printer import RULES, CardRules, PageOrder, Printer, Rule
from printables.model.profile import Imposition, Profile
from printables.source.tree import YamlFile
from printables.units import said

T = TypeVar("T")
D = TypeVar("D")

REMEDY = "Change it, or choose another printer."


def takes_printer(profile: Profile) -> bool:
    """Tell whether an edition goes to a print shop: flats do, office sheets and screens do not."""
    return profile.imposition is Imposition.FLAT


def rules_for(shop: Printer, strict: Printer, *, card: bool) -> Printer:
    """Give all rules for one piece: of cards first if it is one, then the shop's, then strict's.

    Each keeps its source; one that the shop does not have says who asks it instead.
    """
    filling = filled(strict, strict.cards) if card else strict
    own = filled(shop, shop.cards) if card else shop
    others = {name: getattr(filling, name) for name in RULES if getattr(own, name) is None}
    taken = {
        name: rule.model_copy(update={"asked_by": rule.asked_by or strict.title})
        for name, rule in others.items()
        if rule is not None
    }
    return own.model_copy(update=taken)


def filled(printer: Printer, cards: CardRules) -> Printer:
    """Let the rules for cards take the place of the general ones."""
    asked = {name: getattr(cards, name) for name in CardRules.model_fields}
    return printer.model_copy(update={name: rule for name, rule in asked.items() if rule})


def printed_by(printer: Printer, profile: Profile) -> Profile:
    """Give the press edition as a shop wants it; without marks the page ends at the bleed."""
    bleed = value(printer.bleed, profile.bleed)
    marks = value(printer.marks, profile.marks)
    resolved = {
        "bleed": bleed,
        "marks": marks,
        "mark_offset": max(profile.mark_offset, value(printer.mark_offset, 0.0), bleed),
        "flavour": value(printer.flavour, profile.flavour),
        "output_intent": value(printer.output_intent, profile.output_intent),
    }
    printed = profile.model_copy(update=resolved)
    slug = max(profile.slug, printed.reach) if marks else bleed
    return printed.model_copy(update={"slug": slug})


def side_order(printer: Printer, form: Format) -> Format:
    """Give a format with its sides in the order in which the shop wants the pages."""
    if value(printer.page_order, PageOrder.OUTSIDE_FIRST) is PageOrder.OUTSIDE_FIRST:
        return form
    return form.model_copy(update={"sides": dict(reversed(form.sides.items()))})


def value(rule: Rule[T] | None, otherwise: D) -> T | D:
    return rule.value if rule else otherwise


def margins_kept(printer: Printer, form: Format, file: YamlFile) -> Iterator[Problem]:
    """Report a safe margin that is smaller than a shop asks: text may be cut, or lie in a fold."""
    names = ("safe_to_trim", "safe_to_fold") if form.folds else ("safe_to_trim",)
    for name in names:
        rule = getattr(printer, name)
        if rule and form.safe < rule.value:
            has = f"the safe margin is {said(form.safe)}"
            yield file.problem(("safe",), unmet(printer, name, said(rule.value), has), REMEDY)


def type_kept(printer: Printer, material: Material, file: YamlFile) -> Iterator[Problem]:
    """Report type that is smaller than a shop can print."""
    rule = printer.minimum_type
    if rule and material.minimum_type < rule.value:
        has = f"the smallest type is {material.minimum_type:g}pt"
        message = unmet(printer, "minimum_type", f"{rule.value:g}pt", has)
        yield file.problem(("minimum_type",), message, REMEDY)


def unmet(printer: Printer, name: str, wanted: str, has: str) -> str:
    return f"{has}, but {name} {wanted} is {printer.asked(getattr(printer, name))}."
