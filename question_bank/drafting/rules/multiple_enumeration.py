"""Choose all elements of an enumeration among plausible outsiders."""

from __future__ import annotations

from question_bank.drafting.draft import Draft, Material
from question_bank.drafting.outsiders import find_outsiders
from question_bank.drafting.phrases import holds
from question_bank.drafting.windows import SLOT, Window, choose_window, render
from question_bank.facts.clauses import Span
from question_bank.facts.model import Enumeration, Fact
from question_bank.items.model import Kind

FAMILY = "multiple_enumeration"
_MOST_OPTIONS = 6


def multiple_enumeration(material: Material, fact: Fact) -> Draft | None:
    """Ask for the whole list, whose every element is certain; the count that the text prints isn't shown."""
    if not isinstance(fact, Enumeration) or not 3 <= len(fact.elements) <= 5:
        return None
    window = choose_window(material.reading, fact.statement, fact.key, tight=not fact.quoted, shown="")
    if window is None or not (fact.first_sure and fact.last_sure):
        return None
    keys = tuple(material.of(element) for element in fact.elements)
    chance = material.chance(FAMILY, fact)
    stem = _asked(material, window, fact)
    outsiders = [o for o in find_outsiders(material, fact, chance) if o not in stem]
    wanted = min(1 + chance.below(2) + (len(keys) == 3), _MOST_OPTIONS - len(keys))
    if len(outsiders) < wanted or any(key in stem for key in keys):
        return None
    options = chance.shuffled([*keys, *outsiders[:wanted]])
    return Draft(
        family=FAMILY,
        kind=Kind.MULTIPLE_CHOICE,
        fact=fact,
        window=window,
        stem=stem,
        merit=0.8 if fact.quoted or fact.count else 0.66 if fact.open else 0.74,
        facility=0.45,
        choices=tuple((option, option in keys) for option in options),
        keys=keys,
        earned=holds(keys),
    )


def _asked(material: Material, window: Window, fact: Enumeration) -> str:
    """Return the stem: a question (“…哪几个阶段？”) where the text names what it lists, else a slot."""
    if fact.count and fact.measure:
        asked = {Span(fact.key.start, fact.measure.start): "哪几"}
        return render(material.reading, window, asked, ending="？")
    if fact.open and fact.head:
        return render(material.reading, window, {Span(fact.key.start, fact.key.end + 1): "哪些"}, ending="？")
    return render(material.reading, window, {fact.key: SLOT})
