"""Choose the figure or the date among near ones."""

from __future__ import annotations

from decimal import Decimal

from question_bank.drafting.alterable import is_alterable
from question_bank.drafting.beside import beside
from question_bank.drafting.draft import Draft, Material
from question_bank.drafting.near_numbers import near_dates, near_figures
from question_bank.drafting.windows import SLOT, choose_window, render
from question_bank.facts.model import Fact, FactKind, Number
from question_bank.facts.numbers import is_constant, is_vague
from question_bank.items.model import Kind

FAMILY = "choice_number"


def choice_number(material: Material, fact: Fact) -> Draft | None:
    """Offer the figure with three near ones, in ascending order; its rank among them is random."""
    if not isinstance(fact, Number) or is_vague(fact) or is_constant(fact, material.of(fact.key)):
        return None
    window = choose_window(material.reading, fact.statement, fact.key)
    if window is None or not is_alterable(render(material.reading, window)):
        return None
    key = material.of(fact.key)
    chance = material.chance(FAMILY, fact)
    dated = fact.kind is FactKind.DATE
    near = near_dates(key, chance) if dated else near_figures(key, fact.unit, chance, beside(material, fact))
    stem = render(material.reading, window, {fact.key: SLOT})
    if len(near) < 3 or any(other in stem for other in near):
        return None
    options = sorted([key, *near], key=_date_order if dated else Decimal)
    return Draft(
        family=FAMILY,
        kind=Kind.SINGLE_CHOICE,
        fact=fact,
        window=window,
        stem=stem,
        merit=0.76 if fact.value >= 3 else 0.68,
        facility=0.6,
        choices=tuple((option, option == key) for option in options),
        keys=(key,),
    )


def _date_order(printed: str) -> tuple[int, int]:
    month, _, day = printed.partition("年")[2].partition("月") if "年" in printed else printed.partition("月")
    digits = day.rstrip("日")
    return int(month), int(digits) if digits.isdigit() else 0
