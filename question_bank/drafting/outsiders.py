"""Distractors for an enumeration: parallel phrases that the document doesn't put into the same list.

A candidate comes from a parallel list of the document or from the lexicon, is as long as the elements, shares
their affix, has no word in common with them, and doesn't occur in the paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.drafting.chance import Chance
from question_bank.drafting.draft import Material
from question_bank.drafting.phrases import Group, groups_of
from question_bank.facts.clauses import Span
from question_bank.facts.model import Enumeration
from question_bank.facts.plain import grams

_LIKE = 1.2


def find_outsiders(material: Material, enumeration: Enumeration, chance: Chance) -> list[str]:
    """Return the phrases that could pass for elements, those of the document itself first."""
    elements = tuple(material.of(element) for element in enumeration.elements)
    found = groups_of(elements, enumeration.head)
    if not found and not enumeration.head:
        return []
    own = [p for p in _parallel(material, enumeration, found) if _fits(p, elements)]
    lexical = [p for group in found for p in group.phrases if _fits(p, elements)]
    around = _paragraph(material, enumeration)
    candidates = [*chance.shuffled(sorted(set(own))), *chance.shuffled(sorted(set(lexical) - set(own)))]
    kept: list[str] = []
    for candidate in candidates:
        if candidate not in around and all(_differ(candidate, other) for other in kept):
            kept.append(candidate)
    return kept


def _parallel(material: Material, enumeration: Enumeration, found: list[Group]) -> list[str]:
    """Return the elements of the document's other lists of the same kind."""
    names = {group.name for group in found}
    elements: list[str] = []
    for other in material.facts:
        if not isinstance(other, Enumeration) or other.id == enumeration.id or other.quoted != enumeration.quoted:
            continue
        texts = tuple(material.of(element) for element in other.elements)
        same_head = bool(enumeration.head) and other.head == enumeration.head
        if same_head or names & {group.name for group in groups_of(texts)}:
            sure = texts[not other.first_sure : len(texts) - (not other.last_sure)]
            elements += sure
    return elements


def _fits(phrase: str, elements: tuple[str, ...]) -> bool:
    sizes = [len(element) for element in elements]
    size = len(phrase)
    if not min(sizes) <= size <= max(sizes) or max(sizes) > _LIKE * min(sizes):
        return False
    prefix, suffix = _shared(elements), _shared([element[::-1] for element in elements])[::-1]
    if not (phrase.startswith(prefix) and phrase.endswith(suffix)):
        return False
    inside = phrase[len(prefix) : size - len(suffix)]
    return all(_differ(inside, element[len(prefix) : len(element) - len(suffix)]) for element in elements)


def _shared(words: Sequence[str]) -> str:
    """Return the longest beginning that all ``words`` have."""
    first = min(words)
    return next(
        (first[:end] for end in range(len(first), 0, -1) if all(w.startswith(first[:end]) for w in words)), ""
    )


def _differ(one: str, other: str) -> bool:
    """Whether two phrases share no word, so that neither can be read as the other."""
    return one != other and one not in other and other not in one and not grams(one, 2) & grams(other, 2)


def _paragraph(material: Material, enumeration: Enumeration) -> str:
    sentence = material.reading.outline.sentences[enumeration.statement.index]
    return material.of(Span(sentence.paragraph_start, sentence.paragraph_end))
