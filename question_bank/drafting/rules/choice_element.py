"""Choose the element that is missing from an enumeration."""

from __future__ import annotations

from question_bank.drafting.draft import Draft, Material
from question_bank.drafting.outsiders import find_outsiders
from question_bank.drafting.phrases import holds
from question_bank.drafting.windows import SLOT, choose_window, render
from question_bank.facts.model import Enumeration, Fact
from question_bank.items.model import Kind

FAMILY = "choice_element"
_COMMON = 3
_LENGTHS = range(3, 9)


def choice_element(material: Material, fact: Fact) -> Draft | None:
    """Offer the missing element with three outsiders of exactly its length; else there is only the blank."""
    if not isinstance(fact, Enumeration) or not 3 <= len(fact.elements) <= 6 or fact.open:
        return None
    window = choose_window(material.reading, fact.statement, fact.key, shown="")
    if window is None or not (fact.first_sure and fact.last_sure):
        return None
    chance = material.chance(FAMILY, fact)
    telling = [e for e in fact.elements[1:] if material.reading.text.count(material.of(e)) <= _COMMON]
    if not telling:
        return None
    element = chance.one(telling)
    key = material.of(element)
    stem = render(material.reading, window, {element: SLOT})
    outsiders = [o for o in find_outsiders(material, fact, chance) if len(o) == len(key) and o not in stem][:3]
    if len(outsiders) < 3 or len(key) not in _LENGTHS or key in stem:
        return None
    options = chance.shuffled([key, *outsiders])
    return Draft(
        family=FAMILY,
        kind=Kind.SINGLE_CHOICE,
        fact=fact,
        window=window,
        stem=stem,
        merit=0.74 if fact.quoted or fact.count else 0.62,
        facility=0.65,
        choices=tuple((option, option == key) for option in options),
        keys=(key,),
        earned=holds(tuple(material.of(other) for other in fact.elements)),
    )
