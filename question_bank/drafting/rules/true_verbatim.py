"""True or false: a statement as the document makes it."""

from __future__ import annotations

from question_bank.drafting.draft import Draft, Material
from question_bank.drafting.windows import choose_window, render
from question_bank.facts.clauses import Span
from question_bank.facts.model import Claim, Definition, Enumeration, Fact, FactKind
from question_bank.facts.subjects import speaks_of_itself
from question_bank.items.model import Kind

FAMILY = "true_verbatim"
_LONGEST = 70
_PAIR = 2


def true_verbatim(material: Material, fact: Fact) -> Draft | None:
    """Show the window around the fact, unchanged. Claims have a rule of their own."""
    if isinstance(fact, Claim) or fact.kind is FactKind.STEPS:
        return None
    if isinstance(fact, Enumeration) and len(fact.elements) == _PAIR:
        return None
    shown = Span(fact.key.start, max(fact.key.end, fact.body.end if isinstance(fact, Definition) else 0))
    window = choose_window(material.reading, fact.statement, shown)
    if window is None:
        return None
    stem = render(material.reading, window)
    if len(stem) > _LONGEST or speaks_of_itself(stem):
        return None
    merit = 0.84 if isinstance(fact, Definition) else 0.78
    if isinstance(fact, Enumeration) and not (fact.count or fact.quoted):
        merit -= 0.06
    return Draft(FAMILY, Kind.TRUE_FALSE, fact, window, stem, merit, 0.8, answer=True)
