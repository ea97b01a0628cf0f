"""The drafting rules: each reads one fact and proposes at most one question of its family.

A rule can be switched off by taking its line out of the table.
"""

from __future__ import annotations

from collections.abc import Callable

from question_bank.drafting.draft import Draft, Material
from question_bank.drafting.rules.blank_element import blank_element
from question_bank.drafting.rules.blank_number import blank_number
from question_bank.drafting.rules.blank_term import blank_term
from question_bank.drafting.rules.choice_element import choice_element
from question_bank.drafting.rules.choice_number import choice_number
from question_bank.drafting.rules.choice_organ import choice_organ
from question_bank.drafting.rules.false_number import false_number
from question_bank.drafting.rules.false_organ import false_organ
from question_bank.drafting.rules.multiple_enumeration import multiple_enumeration
from question_bank.drafting.rules.ordering_steps import ordering_steps
from question_bank.drafting.rules.true_claim import true_claim
from question_bank.drafting.rules.true_verbatim import true_verbatim
from question_bank.facts.model import Fact

__all__ = ["RULES"]

RULES: tuple[Callable[[Material, Fact], Draft | None], ...] = (
    blank_number,
    blank_element,
    blank_term,
    true_verbatim,
    true_claim,
    false_number,
    false_organ,
    choice_number,
    choice_organ,
    choice_element,
    multiple_enumeration,
    ordering_steps,
)
