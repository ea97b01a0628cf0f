"""Fill in the one element that is missing from an enumeration or a formula."""

from __future__ import annotations

from question_bank.drafting.draft import Draft, Material
from question_bank.drafting.windows import choose_window, render
from question_bank.facts.clauses import Span
from question_bank.facts.model import Enumeration, Fact, FactKind
from question_bank.items.model import GAP, Kind

FAMILY = "blank_element"
_MOST_OPEN = 4
_PHRASE = 3
_LENGTHS = range(2, 9)


def blank_element(material: Material, fact: Fact) -> Draft | None:
    """Blank one element whose limits are certain, never the first of an unquoted list."""
    if not isinstance(fact, Enumeration) or (fact.kind is FactKind.STEPS and not fact.count):
        return None
    if material.reading.text[fact.elements[0].end] != "、" and not fact.quoted:
        return None
    if fact.open and len(fact.elements) > _MOST_OPEN:
        return None
    window = choose_window(material.reading, fact.statement, fact.key, shown="")
    if window is None:
        return None
    inner = list(fact.elements[1:] if fact.last_sure else fact.elements[1:-1])
    fit = [element for element in inner if material.of(element) and element.end - element.start in _LENGTHS]
    fit = [element for element in fit if _only_here(material, window.heading, fact, element)]
    fit = [element for element in fit if fact.count or fact.quoted or _parallel(fact, element)]
    if not fit:
        return None
    element = material.chance(FAMILY, fact).one(fit)
    key = material.of(element)
    return Draft(
        family=FAMILY,
        kind=Kind.FILL_BLANK,
        fact=fact,
        window=window,
        stem=render(material.reading, window, {element: GAP}),
        merit=0.8 if fact.quoted or fact.count else 0.7 - 0.08 * fact.open,
        facility=0.6 if fact.quoted else 0.5,
        answer=((key,),),
        keys=(key,),
        earned=fact.quoted or bool(fact.count) or _alike(material, fact),
    )


def _alike(material: Material, fact: Enumeration) -> bool:
    """Whether all elements begin or end alike, so that few other words would fit between them."""
    texts = [material.of(element) for element in fact.elements]
    return len({text[0] for text in texts}) == 1 or len({text[-1] for text in texts}) == 1


def _parallel(fact: Enumeration, element: Span) -> bool:
    """Whether the elements are about as long as each other, so that none is half a phrase."""
    sizes = sorted(other.end - other.start for other in fact.elements)
    size = element.end - element.start
    usual = sizes[len(sizes) // 2]
    return size == usual or (size >= _PHRASE and abs(size - usual) <= 1)


def _only_here(material: Material, heading: str, fact: Enumeration, element: Span) -> bool:
    """Whether the rest of the stem doesn't show the element."""
    key = material.of(element)
    sentence = material.of(fact.statement.span)
    return sentence.count(key) == 1 and key not in heading
