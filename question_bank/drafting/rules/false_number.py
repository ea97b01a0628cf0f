"""True or false: a figure or a date changed into one near it."""

from __future__ import annotations

from question_bank.drafting.alterable import is_alterable
from question_bank.drafting.beside import beside
from question_bank.drafting.draft import Draft, Material
from question_bank.drafting.near_numbers import contradicting, distance, near_dates, near_figures
from question_bank.drafting.windows import choose_window, render
from question_bank.facts.model import Fact, FactKind, Number
from question_bank.facts.numbers import is_constant, is_vague
from question_bank.items.model import Kind

FAMILY = "false_number"
_LONGEST = 75
_CLOSE = 2


def false_number(material: Material, fact: Fact) -> Draft | None:
    """Change the figure; what a named person said, and set formulae, are never touched."""
    if not isinstance(fact, Number) or is_vague(fact) or is_constant(fact, material.of(fact.key)):
        return None
    window = choose_window(material.reading, fact.statement, fact.key)
    if window is None or not is_alterable(render(material.reading, window)):
        return None
    key = material.of(fact.key)
    chance = material.chance(FAMILY, fact)
    near = (
        near_dates(key, chance)
        if fact.kind is FactKind.DATE
        else near_figures(key, fact.unit, chance, beside(material, fact))
    )
    near = contradicting(near, key, *_around(material, fact))
    close = sorted(near, key=lambda other: distance(other, key))[:_CLOSE]
    stems = [render(material.reading, window, {fact.key: other}) for other in chance.shuffled(close)]
    if not stems or len(stems[0]) > _LONGEST:
        return None
    unit = "" if fact.kind is FactKind.DATE else fact.unit
    return Draft(
        FAMILY, Kind.TRUE_FALSE, fact, window, stems[0], 0.74, 0.6, answer=False, says=f"{key}{unit}"
    )  # fmt: skip


def _around(material: Material, fact: Number) -> tuple[str, str]:
    text = material.reading.text
    return text[max(0, fact.key.start - 8) : fact.key.start], text[fact.key.end : fact.key.end + 8]
