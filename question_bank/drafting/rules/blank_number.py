"""Fill in a figure or a date."""

from __future__ import annotations

import re

from question_bank.drafting.draft import Draft, Material
from question_bank.drafting.windows import choose_window, render
from question_bank.facts.model import Fact, FactKind, Number
from question_bank.facts.numbers import is_constant, is_vague
from question_bank.items.model import GAP, Kind

FAMILY = "blank_number"
_SMALL = 10
_LIMIT = re.compile("至少|不少于|不超过|不小于|以上|最|每")


def blank_number(material: Material, fact: Fact) -> Draft | None:
    """Blank the figure and leave its unit; a date is blanked whole."""
    if not isinstance(fact, Number) or is_constant(fact, material.of(fact.key)):
        return None
    if fact.unit == "倍" and fact.value == 1:
        return None
    window = choose_window(material.reading, fact.statement, fact.key)
    if window is None:
        return None
    key = material.of(fact.key)
    merit = 0.82 - 0.12 * is_vague(fact) - (0.08 if _plain_count(material, fact) else 0.0)
    return Draft(
        family=FAMILY,
        kind=Kind.FILL_BLANK,
        fact=fact,
        window=window,
        stem=render(material.reading, window, {fact.key: GAP}),
        merit=merit,
        facility=0.55 if fact.value < _SMALL else 0.45,
        answer=((key,),),
        keys=(key,),
    )


def _plain_count(material: Material, fact: Number) -> bool:
    """Whether the figure only counts a few things in passing, without setting a limit or a target."""
    before = material.reading.text[max(0, fact.key.start - 6) : fact.key.start]
    small = fact.kind is FactKind.NUMBER and fact.value < _SMALL
    return small and fact.unit in ("个", "次", "类", "项") and not _LIMIT.search(before)
