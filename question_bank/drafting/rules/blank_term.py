"""Fill in a quoted term, or the term that a definition defines."""

from __future__ import annotations

from question_bank.drafting.draft import Draft, Material
from question_bank.drafting.windows import choose_window, render
from question_bank.facts.model import Definition, Fact, FactKind
from question_bank.items.model import GAP, Kind

FAMILY = "blank_term"
_COMMON = 3
_SHORTEST = 3
_LONGEST = 10


def blank_term(material: Material, fact: Fact) -> Draft | None:
    """Blank the term; one that recurs all over the document asks for nothing."""
    if fact.kind is not FactKind.TERM and not isinstance(fact, Definition):
        return None
    key = material.of(fact.key)
    shortest = 2 if isinstance(fact, Definition) else _SHORTEST
    if not shortest <= len(key) <= _LONGEST or key in material.reading.outline.title:
        return None
    if fact.kind is FactKind.TERM and material.reading.text.count(key) > _COMMON:
        return None
    window = choose_window(material.reading, fact.statement, fact.key)
    if window is None:
        return None
    return Draft(
        family=FAMILY,
        kind=Kind.FILL_BLANK,
        fact=fact,
        window=window,
        stem=render(material.reading, window, {fact.key: GAP}),
        merit=0.72 if isinstance(fact, Definition) else 0.76,
        facility=0.55,
        answer=((key,),),
        keys=(key,),
    )
