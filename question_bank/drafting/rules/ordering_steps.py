"""Put the steps of a procedure or the stages of a plan in order."""

from __future__ import annotations

from question_bank.drafting.draft import Draft, Material
from question_bank.drafting.windows import Window, choose_window, heading_of, quoted, render
from question_bank.facts.clauses import Span
from question_bank.facts.model import Enumeration, Fact, FactKind
from question_bank.items.model import Kind

FAMILY = "ordering_steps"
_OCCASION = 4


def ordering_steps(material: Material, fact: Fact) -> Draft | None:
    """Show what the steps belong to, without them, and ask for their order."""
    if not isinstance(fact, Enumeration) or fact.kind is not FactKind.STEPS or len(fact.elements) < 3:
        return None
    window = choose_window(material.reading, fact.statement, fact.key, tight=True, shown="")
    if window is None:
        return None
    stem = _listed(material, window, fact) if fact.count else _told(material, window, fact)
    if stem is None:
        return None
    steps = tuple(material.of(element) for element in fact.elements)
    return Draft(
        family=FAMILY,
        kind=Kind.ORDERING,
        fact=fact,
        window=window,
        stem=stem,
        merit=0.78,
        facility=0.55,
        choices=tuple((step, False) for step in steps),
        keys=steps,
    )


def _listed(material: Material, window: Window, fact: Enumeration) -> str:
    return render(material.reading, window, {fact.key: ""}) + "请将各项按先后顺序排列。"


def _told(material: Material, window: Window, fact: Enumeration) -> str | None:
    """Return what the steps are for (“发生…时”) under its heading, and the task."""
    piece = next(piece for piece in window.pieces if piece.holds(fact.key))
    occasion = material.of(Span(piece.start, fact.key.start)).rpartition("，")[0]
    heading = heading_of(material.reading, fact.statement)
    if len(occasion) < _OCCASION or not heading:
        return None
    return f"关于“{quoted(heading)}”：{occasion}，请将下列步骤按先后顺序排列。"
