"""Drafting: from what a document states to questions about it, each behind the same hard gates."""

from __future__ import annotations

from question_bank.documents.model import Document
from question_bank.drafting.assembly import assemble
from question_bank.drafting.draft import Draft, Material
from question_bank.drafting.enemies import with_enemies
from question_bank.drafting.gates.source import read_source
from question_bank.drafting.rules import RULES
from question_bank.drafting.scoring import is_ready, score
from question_bank.drafting.selection import Candidate, select
from question_bank.drafting.validator import check_against, check_draft, check_items
from question_bank.drafting.windows import Window, render
from question_bank.facts import read_facts
from question_bank.facts.plain import grams
from question_bank.facts.statements import read_statements
from question_bank.items.model import Item
from question_bank.outline.model import Outline
from question_bank.results import Result

__all__ = ["check_draft", "check_items", "draft_questions"]

_LEAST = 0.56
_ENOUGH = 24
_CHARACTERS_EACH = 120
_CHARACTERS_EACH_AT_MOST = 100


def draft_questions(document: Document, outline: Outline, *, seed: int = 0) -> Result[list[Item]]:
    """Draft questions from a document, the best first; the same input and seed give the same items.

    Whatever breaks a hard gate isn't shown.
    """
    reading = read_statements(document, outline)
    material = Material(reading, tuple(read_facts(reading)), seed)
    source = read_source(document, outline)
    proposed = [draft for fact in material.facts for rule in RULES if (draft := rule(material, fact))]
    candidates = [_candidate(material, draft) for draft in proposed]
    good = [candidate for candidate in candidates if (candidate.item.score or 0.0) >= _LEAST]
    passed = [candidate for candidate in good if not check_against(candidate.item, source)]
    length = len(document.text)
    enough = max(min(_ENOUGH, length // _CHARACTERS_EACH_AT_MOST), length // _CHARACTERS_EACH)
    return Result(with_enemies(select(passed, enough)))


def _candidate(material: Material, draft: Draft) -> Candidate:
    value = score(material, draft)
    item = assemble(material, draft, value, is_ready(draft, value))
    passage = render(material.reading, Window(draft.window.pieces))
    return Candidate(item, frozenset(grams(passage, 2)))
